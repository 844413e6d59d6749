"""How quickly and how well the node decides: the service figures, over plain rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from touchstone.rulebook.workdays import WorkCalendar
from touchstone.screening.metrics import Interval, wilson

DAY = timedelta(days=1)
AGES = (DAY, 3 * DAY, 7 * DAY)
"""Where the classes of the backlog end; the last one has no end."""


@dataclass(frozen=True, slots=True)
class Decided:
    """Something that waited from `opened` until `decided`."""

    opened: datetime
    decided: datetime

    @property
    def waited(self) -> timedelta:
        """How long."""
        return self.decided - self.opened


@dataclass(frozen=True, slots=True)
class Removal:
    """A listing that was removed: `is_proactive`, nobody had reported it; `orders` before that, None: not known."""

    is_proactive: bool
    orders: int | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """`part` of `whole`, and how many beside them nothing is known of."""

    part: int
    whole: int
    unknown: int = 0

    @property
    def interval(self) -> Interval:
        """With Wilson's 95 % interval; the value is nan where there is nothing."""
        return wilson(self.part, self.whole)


@dataclass(frozen=True, slots=True)
class Times:
    """Of `count` decisions; median and p95 are None where there is none."""

    count: int
    median: timedelta | None
    p95: timedelta | None
    within_day: Share
    within_workday: Share


def removed_before_sale(removals: Iterable[Removal]) -> Share:
    """Of the proactive removals whose orders are known, those without any."""
    every = _proactive(removals)
    known = [removal.orders for removal in every if removal.orders is not None]
    return Share(sum(orders == 0 for orders in known), len(known), len(every) - len(known))


def removed_proactively(removals: Iterable[Removal]) -> Share:
    """Of all removals, those that nobody had reported."""
    every = list(removals)
    return Share(len(_proactive(every)), len(every))


def times_to_decide(rows: Iterable[Decided], calendar: WorkCalendar) -> Times:
    """Median, 95th percentile, and the shares within 24 hours and by the end of the next working day."""
    every = list(rows)
    waited = sorted(row.waited for row in every)
    quick = sum(each <= DAY for each in waited)
    by_workday = sum(is_by_next_workday(row, calendar) for row in every)
    count = len(every)
    return Times(count, rank(waited, 0.5), rank(waited, 0.95), Share(quick, count), Share(by_workday, count))


def is_by_next_workday(row: Decided, calendar: WorkCalendar) -> bool:
    """Whether it was decided no later than on the first working day after the day on which it was opened."""
    opened, decided = (at.astimezone(calendar.zone).date() for at in (row.opened, row.decided))
    return decided <= calendar.nth_after(opened, 1)


def rank(ordered: Sequence[timedelta], share: float) -> timedelta | None:
    """The smallest value that at least this share of all values does not exceed (nearest rank); None of nothing."""
    return ordered[max(ceil(share * len(ordered)), 1) - 1] if ordered else None


def overturned(upheld: Iterable[bool]) -> Share:
    """Of the appeals that were decided, those that were upheld."""
    every = list(upheld)
    return Share(sum(every), len(every))


def backlog(opened: Iterable[datetime], now: datetime) -> tuple[int, ...]:
    """How much waits, by age: up to a day, up to three, up to seven, longer."""
    counts = [0] * (len(AGES) + 1)
    for at in opened:
        counts[sum(now - at > age for age in AGES)] += 1
    return tuple(counts)


def _proactive(removals: Iterable[Removal]) -> list[Removal]:
    return [removal for removal in removals if removal.is_proactive]
