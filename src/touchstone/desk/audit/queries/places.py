"""Pages of the record: events by time, newest first; the place behind the last one is a sealed word."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from touchstone.desk.audit.models import Event
from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.authority.sealing import seal, unseal

PURPOSE = "audit.page"
SHOWN = 50


@dataclass(frozen=True, slots=True)
class Page:
    """Some events, and the word that asks for the ones behind them; empty at the end."""

    events: list[Event]
    next: str


def page_of(branches: Iterable[QuerySet[Event]], cursor: str = "", most: int = SHOWN) -> Page:
    """One page of all that any branch holds, each event once. Each branch is read along an index of its own."""
    behind = _behind(cursor)
    found: dict[int, Event] = {}
    for branch in branches:
        found |= {event.sequence: event for event in branch.filter(behind).order_by("-at", "-sequence")[: most + 1]}
    events = sorted(found.values(), key=lambda event: (event.at, event.sequence), reverse=True)
    shown = events[:most]
    return Page(shown, _word(shown[-1]) if len(events) > most else "")


def _word(event: Event) -> str:
    return seal(PURPOSE, [event.at.isoformat(), event.sequence])


def _behind(cursor: str) -> Q:
    if not cursor:
        return Q()
    match unseal(PURPOSE, cursor):
        case [str(at), int(sequence)]:
            time = datetime.fromisoformat(at)
            return Q(at__lte=time) & (Q(at__lt=time) | Q(sequence__lt=sequence))
    raise InvalidError(problems="cursor")
