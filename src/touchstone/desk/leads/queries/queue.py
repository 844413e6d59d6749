"""The queue: filtered, searched, the most harmful first, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.authority.sealing import seal, unseal
from touchstone.desk.leads.models import Lead
from touchstone.desk.leads.queries.searching import with_words
from touchstone.desk.leads.queries.visible import visible_to
from touchstone.desk.leads.transitions import OPEN

PAGE = 50
PURPOSE = "leads.queue"
WAITING, MINE, FREE = "waiting", "mine", "free"
IS_WAITING = Q(waiting__in=(True,))
"""Not `waiting=True`: of a bare truth value, SQLite uses no index."""
AS_OPEN = RawSQL("'open'", ())
"""The state OPEN in words, not as a parameter: SQLite takes an index with a condition only where the question says the same."""
EXACT = ("platform", "brand_text", "category", "verdict")
"""Filters that are columns."""


@dataclass(frozen=True, slots=True)
class Page:
    """`next` is a cursor or empty."""

    rows: Sequence[Lead]
    next: str
    previous: str = ""
    total: None = None


def matching(actor: Actor, now: datetime, asked: dict[str, Any]) -> QuerySet[Lead]:
    """The leads that were asked for; an empty filter filters nothing, no `state` is what waits."""
    rows = visible_to(actor).order_by()
    state = asked.get("state") or (WAITING if not asked.get("verdict") else "")
    if asked.get("whose") == MINE and state == WAITING:
        state = ""  # what is held waits; asked for both, SQLite reads the whole queue
    rows = in_state(rows, state) if state else rows
    rows = rows.filter(**{name: asked[name] for name in EXACT if asked.get(name)})
    if asked.get("verdict"):
        rows = rows.filter(waiting=False)  # all that have one; the index holds only these
    if asked.get("whose") == MINE:
        rows = rows.filter(claimed_by=actor.person, claimed_until__gt=now)
    if asked.get("whose") == FREE:
        rows = rows.filter(free_at(now))
    if asked.get("days"):
        rows = rows.filter(created_at__lte=now - timedelta(days=int(asked["days"])))
    if asked.get("tips"):
        rows = rows.filter(tips_count__gte=asked["tips"])
    if asked.get("harm"):
        rows = rows.filter(harm__gte=asked["harm"])
    question = (asked.get("q") or "").strip()
    if question:
        rows = with_words(rows, question)
    return rows


def in_state(rows: QuerySet[Lead], state: str) -> QuerySet[Lead]:
    """Leads that wait, or of one state of the workflow: new ones by the index of the queue, the few others by that of states."""
    if state == WAITING:
        return rows.filter(IS_WAITING)
    if state == OPEN:
        return rows.filter(IS_WAITING, status=OPEN)
    return rows.filter(status=state).exclude(status=AS_OPEN)


def free_at(now: datetime) -> Q:
    """Leads that nobody holds."""
    return Q(claimed_until=None) | Q(claimed_until__lte=now)


def page_of(rows: QuerySet[Lead], cursor: str, size: int = PAGE) -> Page:
    """One page by expected harm; InvalidError for a cursor that was not made here."""
    if cursor:
        harm, row = _place(cursor)
        rows = rows.filter(Q(harm__lt=harm) | Q(harm=harm, pk__lt=row))
    found = list(rows.select_related("listing", "shop").order_by("-harm", "-pk")[: size + 1])
    last = found[size - 1] if len(found) > size else None
    return Page(found[:size], seal(PURPOSE, [last.harm, last.pk]) if last else "")


def _place(cursor: str) -> tuple[float, int]:
    place = unseal(PURPOSE, cursor)
    if not isinstance(place, list):
        raise InvalidError(problems="cursor")
    return float(place[0]), int(place[1])
