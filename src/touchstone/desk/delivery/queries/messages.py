"""Messages that an actor may see, and figures of the outbox for the operator."""

from datetime import datetime, timedelta

from django.db.models import Count, Min, Q, QuerySet

from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.errors import NotThereError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.rules import within
from touchstone.desk.delivery.models import Message
from touchstone.desk.delivery.models.message import OPEN_STATES, State


def visible_to(actor: Actor) -> QuerySet[Message]:
    """Messages to endpoints of the own organisation, newest first; mails are seen only by who operates the node."""
    ours = Q(endpoint__organisation_id=actor.organisation_row)
    rows = Message.objects.filter(within(actor, Permission.DELIVERY_VIEW, ours=ours))
    return rows.select_related("endpoint").order_by("-pk")


def earlier(rows: QuerySet[Message], cursor: str) -> QuerySet[Message]:
    """The rows after the one that the cursor names; all where it names none."""
    last = rows.filter(public_id=cursor).values_list("pk", flat=True).first() if cursor else None
    return rows.filter(pk__lt=last) if last else rows


def found(actor: Actor, public_id: str) -> Message:
    """One message."""
    message = visible_to(actor).filter(public_id=public_id).first()
    if message is None:
        raise NotThereError
    return message


def count_by_state() -> dict[str, int]:
    """How many messages are in each state, every state named."""
    rows = Message.objects.order_by().values("state").annotate(number=Count("pk"))
    found = {row["state"]: row["number"] for row in rows}
    return {state: found.get(state, 0) for state in State.values}


def waiting_since(*, now: datetime) -> timedelta:
    """For how long the longest overdue message has waited for a worker; zero where none does."""
    due = Message.objects.filter(Q(state=State.PENDING, next_at__lte=now) | Q(state=State.LEASED, lease_until__lte=now))
    oldest = due.aggregate(at=Min("next_at"))["at"]
    return now - oldest if oldest else timedelta()


def open_since(*, now: datetime) -> timedelta:
    """The age of the oldest message that has not ended; zero where none is open."""
    oldest = Message.objects.filter(state__in=OPEN_STATES).aggregate(at=Min("created_at"))["at"]
    return now - oldest if oldest else timedelta()
