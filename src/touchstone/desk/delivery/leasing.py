"""Messages are taken by lease, in the order of their lanes, and settled once by whoever holds them."""

from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef, Q

from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import NODE
from touchstone.desk.authority.rules import NOTHING
from touchstone.desk.delivery.events import ENDPOINT_CLOSED, MESSAGE_DIED
from touchstone.desk.delivery.message_kind import kind_of
from touchstone.desk.delivery.models import Endpoint, Message
from touchstone.desk.delivery.models.message import OPEN_STATES, Channel, State
from touchstone.desk.delivery.retry import Judgement, Step

LEASE = timedelta(seconds=90)
"""Longer than any attempt: egress ends after 20 seconds, mail after 20 for each of its steps."""
BY_NODE = "node"


@transaction.atomic
def claim(*, now: datetime, besides: Q = NOTHING) -> Message | None:
    """Take the message that is longest due and has no open one before it in its lane; None where nothing is due.

    Messages that are `besides` wait.

    On PostgreSQL workers pass over what another one is just taking; on SQLite one transaction writes at a time.
    """
    due = Q(state=State.PENDING, next_at__lte=now) | Q(state=State.LEASED, lease_until__lte=now)
    before = Message.objects.filter(lane=OuterRef("lane"), sequence__lt=OuterRef("sequence"), state__in=OPEN_STATES)
    rows = Message.objects.filter(due).exclude(Exists(before)).exclude(besides).order_by("next_at", "pk")
    skips = connection.features.has_select_for_update_skip_locked
    found = rows.select_for_update(skip_locked=skips).first()
    if found is None:
        return None
    Message.objects.filter(pk=found.pk).update(state=State.LEASED, lease_until=now + LEASE, attempts=F("attempts") + 1)
    found.refresh_from_db()
    return found


def settle(message: Message, judgement: Judgement, *, now: datetime) -> bool:
    """Write what follows from an attempt; False where the lease had run out and another worker took over.

    The content of a mail is personal: once it is sent, only that it was sent is kept.
    """
    if judgement.step is Step.DEAD:
        return _bury(message, judgement, now)
    if judgement.step is Step.DONE:
        kept = message.content if message.channel == Channel.WEBHOOK else ""
        return _write(message, state=State.DONE, ended_at=now, last_reason=judgement.reason, content=kept)
    return _write(message, state=State.PENDING, next_at=judgement.next_at, last_reason=judgement.reason)


@act
def _bury(message: Message, judgement: Judgement, now: datetime) -> bool:
    kept = "" if kind_of(message.kind).is_secret else message.content
    if not _write(message, state=State.DEAD, ended_at=now, last_reason=judgement.reason, content=kept):
        return False
    facts = {"attempts": message.attempts, "reason": judgement.reason}
    record(MESSAGE_DIED.key, message, by=NODE, now=now, data=facts)
    if judgement.closes_endpoint and message.endpoint:
        _close(message.endpoint, judgement.reason, now)
    return True


def _close(endpoint: Endpoint, reason: str, now: datetime) -> None:
    open_ones = Endpoint.objects.filter(pk=endpoint.pk, closed_at=None)
    if open_ones.update(closed_at=now, closed_by=BY_NODE, closed_reason=reason):
        record(ENDPOINT_CLOSED.key, endpoint, by=NODE, now=now, data={"reason": reason})


def _write(message: Message, **fields: object) -> bool:
    held = Message.objects.filter(
        pk=message.pk, state=State.LEASED, attempts=message.attempts, lease_until=message.lease_until
    )
    return bool(held.update(lease_until=None, **fields))
