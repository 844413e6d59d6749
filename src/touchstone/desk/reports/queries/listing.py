"""One page of the things behind a number, the latest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

from django.db.models import Q, QuerySet

from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.rules import within
from touchstone.desk.authority.sealing import seal, unseal
from touchstone.desk.dossiers.bulk import one_of_rows
from touchstone.desk.leads.queries.second_reviews import hide_reviews, leads_hidden_from
from touchstone.desk.reports.queries.periods import Period
from touchstone.desk.reports.queries.things import APPEALS, LEADS, MEASURES, VERDICTS, Things

PAGE = 50
PURPOSE = "reports.things"
NEEDED = {
    LEADS: ("listing", "first_verdict__decision"),
    VERDICTS: ("lead__listing", "decision"),
    MEASURES: ("breach__listing_version__listing__sales", "breach__seller__root"),
    APPEALS: ("breach__listing_version__listing", "breach__seller__root"),
}
Place = tuple[datetime, int]
LEAD_OF = {LEADS: "pk", VERDICTS: "lead"}
"""The column that names the lead, of what may be under a second review."""


@dataclass(frozen=True, slots=True)
class Page:
    """`total` is how many are counted; `hidden` of them are under a second review, and this reader sees them later."""

    rows: Sequence[Any]
    next: str
    total: int
    hidden: int
    previous: str = ""


def page_of(things: Things, period: Period, actor: Actor, now: datetime, cursor: str) -> Page:
    """One page; InvalidError for a cursor that was not made here."""
    counted = things.rows(period, now)
    total = things.count(period, now) if things.count else counted.count()
    place = _place(cursor) if cursor else None
    parts = things.parts(period, now) if things.parts else [(things.time, counted)]
    each = (_beginning(things, time, shown_to(things, rows, actor), place) for time, rows in parts)
    found = sorted(chain.from_iterable(each), key=lambda row: (getattr(row, things.time), row.pk), reverse=True)
    last = found[PAGE - 1] if len(found) > PAGE else None
    onward = seal(PURPOSE, [getattr(last, things.time).isoformat(), last.pk]) if last else ""
    return Page(found[:PAGE], onward, total, _hidden(things, counted, actor))


def every_thing(things: Things, period: Period, actor: Actor, now: datetime) -> Iterator[Any]:
    """All of them, as a stream."""
    rows = shown_to(things, things.rows(period, now), actor)
    return _ordered(things, things.time, rows).iterator(chunk_size=2000)


def shown_to(things: Things, rows: QuerySet[Any], actor: Actor) -> QuerySet[Any]:
    """What this reader may see: of leads under a second review only a side."""
    if things.kind in (MEASURES, APPEALS):
        return rows.filter(within(actor, Permission.MEASURE_VIEW))
    rows = rows.filter(within(actor, Permission.LEAD_VIEW))
    return hide_reviews(rows, actor.person, LEAD_OF[things.kind]) if actor.person else rows


def _hidden(things: Things, rows: QuerySet[Any], actor: Actor) -> int:
    """How many of them this reader sees later."""
    if things.kind not in LEAD_OF or not actor.person:
        return 0
    return rows.filter(**{f"{LEAD_OF[things.kind]}__in": one_of_rows(leads_hidden_from(actor.person))}).count()


def _beginning(things: Things, time: str, rows: QuerySet[Any], place: Place | None) -> QuerySet[Any]:
    """A page of rows behind a place, and one more."""
    if place is not None:
        at, row = place
        before = Q(**{f"{time}__lt": at}) | Q(**{time: at, "pk__lt": row})
        rows = rows.filter(before, **{f"{time}__lte": at})
    return _ordered(things, time, rows)[: PAGE + 1]


def _ordered(things: Things, time: str, rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.select_related(*NEEDED[things.kind]).order_by(f"-{time}", "-pk")


def _place(cursor: str) -> Place:
    place = unseal(PURPOSE, cursor)
    if not isinstance(place, list):
        raise InvalidError(problems="cursor")
    return datetime.fromisoformat(place[0]), int(place[1])
