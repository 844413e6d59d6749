"""Which events a reader may know of. What it may not read leaves no trace: no gap, no count, no place in an order."""

from typing import Any

from django.db.models import Q, QuerySet

from touchstone.desk.audit.event_kind import KINDS, Audience
from touchstone.desk.audit.models import Event
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.errors import NotThereError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import EVERYTHING, NOTHING, may, within
from touchstone.desk.authority.sealing import seal, unseal

PURPOSE = "audit.event"


def reads_everything(actor: Actor) -> bool:
    """Whether the whole record is open to this reader: numbers, bytes and proofs too."""
    return may(actor, Permission.RECORD_VIEW, Reach.NODE)


def kinds_for(*audiences: Audience) -> list[str]:
    """The keys of the kinds that these audiences read."""
    return [kind.key for kind in KINDS.values() if kind.audience in audiences]


def in_record(actor: Actor) -> Q:
    """The events that the record shows: all of the node, or those of the own organisation that are not the node's."""
    ours = Q(organisation=actor.organisation, kind__in=kinds_for(Audience.EVERYONE, Audience.OURS))
    return within(actor, Permission.RECORD_VIEW, ours=ours if actor.organisation else NOTHING)


def on_timeline(actor: Actor) -> Q:
    """The events that whoever sees an object may read about it."""
    if reads_everything(actor):
        return EVERYTHING
    readable = Q(kind__in=kinds_for(Audience.EVERYONE))
    if actor.organisation:
        readable |= Q(organisation=actor.organisation, kind__in=kinds_for(Audience.OURS))
    return readable


def visible_to(actor: Actor) -> QuerySet[Event]:
    """The events of the record that this reader may open."""
    return Event.objects.filter(in_record(actor))


def token_of(sequence: int) -> str:
    """The public name of an event: it tells no number."""
    return seal(PURPOSE, sequence)


def found(actor: Actor, token: str) -> Event:
    """One event by its public name. Raises NotThereError."""
    sequence = unseal(PURPOSE, token)
    event = visible_to(actor).filter(sequence=sequence).first() if isinstance(sequence, int) else None
    if event is None:
        raise NotThereError
    return event


def through(prefix: str, condition: Q) -> Q:
    """The same condition seen from rows that lead to an event."""
    children = [
        through(prefix, child) if isinstance(child, Q) else _through(prefix, child) for child in condition.children
    ]
    return Q(*children, _connector=condition.connector, _negated=condition.negated)


def _through(prefix: str, lookup: Any) -> tuple[str, Any]:
    name, value = lookup
    return f"{prefix}{name}", value
