"""Pages of the record: events by time, newest first; the place behind the last one is a sealed word."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from touchstone.desk.audit.models import Event
from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.authority.rules import EVERYTHING
from touchstone.desk.authority.sealing import seal, unseal

PURPOSE = "audit.page"
SHOWN = 50


@dataclass(frozen=True, slots=True)
class Page:
    """Some events, and the word that asks for the ones behind them; empty at the end."""

    events: list[Event]
    next: str


@dataclass(frozen=True, slots=True)
class Branch:
    """One way to find events; `by` leads to the columns `at` and `sequence` of the index that it is read along.

    `among` restricts the rows that `by` leads to: in one condition with the place, for two would join twice.
    """

    rows: QuerySet[Event]
    by: str = ""
    among: Q = EVERYTHING

    def newest(self, place: tuple[datetime, int] | None, most: int) -> Iterable[Event]:
        """The first ones behind a place, newest first."""
        condition = self.among
        if place is not None:
            at, sequence = place
            condition &= Q(**{f"{self.by}at__lte": at})
            condition &= Q(**{f"{self.by}at__lt": at}) | Q(**{f"{self.by}sequence__lt": sequence})
        return self.rows.filter(condition).order_by(f"-{self.by}at", f"-{self.by}sequence")[:most]


def page_of(branches: Iterable[Branch], cursor: str = "", most: int = SHOWN) -> Page:
    """One page of all that any branch holds, each event once. Raises InvalidError: the cursor is none of ours."""
    place = _place(cursor)
    found: dict[int, Event] = {}
    for branch in branches:
        found |= {event.sequence: event for event in branch.newest(place, most + 1)}
    events = sorted(found.values(), key=lambda event: (event.at, event.sequence), reverse=True)
    shown = events[:most]
    return Page(shown, _word(shown[-1]) if len(events) > most else "")


def _word(event: Event) -> str:
    return seal(PURPOSE, [event.at.isoformat(), event.sequence])


def _place(cursor: str) -> tuple[datetime, int] | None:
    if not cursor:
        return None
    match unseal(PURPOSE, cursor):
        case [str(at), int(sequence)]:
            return datetime.fromisoformat(at), sequence
    raise InvalidError(problems="cursor")
