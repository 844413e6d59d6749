"""The own inbox, and what one muted."""

from django.db.models import Q, QuerySet

from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.errors import NotThereError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.rules import may
from touchstone.desk.delivery.models import InboxItem, MutedKind


def inbox_of(actor: Actor) -> QuerySet[InboxItem]:
    """The actor's own items, newest first; an inbox is nobody else's, whatever the role."""
    is_allowed = bool(actor.person_row) and may(actor, Permission.INBOX_USE)
    return InboxItem.objects.filter(Q(person=actor.person_row) if is_allowed else Q(pk__in=()))


def earlier(rows: QuerySet[InboxItem], cursor: str) -> QuerySet[InboxItem]:
    """The rows after the one that the cursor names; all where it names none."""
    last = rows.filter(public_id=cursor).values_list("pk", flat=True).first() if cursor else None
    return rows.filter(pk__lt=last) if last else rows


def found(actor: Actor, public_id: str) -> InboxItem:
    """One item."""
    item = inbox_of(actor).filter(public_id=public_id).first()
    if item is None:
        raise NotThereError
    return item


def count_unread(actor: Actor) -> int:
    """How many items wait."""
    return inbox_of(actor).filter(read_at=None).count()


def muted_by(actor: Actor) -> set[tuple[str, str]]:
    """Kind and channel of what the actor muted."""
    return set(MutedKind.objects.filter(person=actor.person_row).values_list("kind", "channel"))
