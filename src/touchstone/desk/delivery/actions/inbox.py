"""Reading the inbox, and choosing what comes in."""

from collections.abc import Iterable
from datetime import datetime

from touchstone.desk.accounts.models import Person
from touchstone.desk.audit.acting import act
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import demand
from touchstone.desk.delivery.message_kind import KINDS
from touchstone.desk.delivery.models import InboxItem, MutedKind
from touchstone.desk.delivery.models.inbox import INBOX
from touchstone.desk.delivery.models.message import Channel

CHANNELS = (INBOX, Channel.EMAIL.value)
Choice = tuple[str, str]
"""A kind and a channel."""


@act
def read_items(*, items: Iterable[InboxItem], by: Actor, now: datetime) -> int:
    """Mark items of the own inbox as read; returns how many were not. What one reads is nobody's record."""
    demand(by, Permission.INBOX_USE, Reach.MINE)
    rows = InboxItem.objects.filter(pk__in=[item.pk for item in items], person=by.person_row, read_at=None)
    return rows.update(read_at=now)


@act
def mute(*, choices: Iterable[Choice], by: Actor, now: datetime) -> set[Choice]:
    """Set what is muted to exactly these, as far as the kinds may be muted; returns what is muted now."""
    demand(by, Permission.INBOX_USE, Reach.MINE)
    allowed = {(kind.key, channel) for kind in KINDS.values() if kind.may_be_muted for channel in CHANNELS}
    chosen = set(choices) & allowed
    person = Person.objects.get(public_id=by.person)
    MutedKind.objects.filter(person=person).delete()
    MutedKind.objects.bulk_create(
        MutedKind(person=person, kind=kind, channel=channel) for kind, channel in sorted(chosen)
    )
    return chosen
