"""How quickly and how well the node decides: the service figures, plainly over rows; what the desk counts must equal it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from touchstone.rulebook.workdays import WorkCalendar
from touchstone.screening.metrics import Interval, wilson

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
AGES = (DAY, 3 * DAY, 7 * DAY)
"""Where the classes of the backlog end; the last one has no end."""
WAITS = (HOUR, DAY, 2 * DAY, 3 * DAY, 7 * DAY)
"""Where the classes of the time to decide end; the last one has no end."""
MEDIAN, P95 = 50, 95


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
    """A listing that was removed: `is_proactive`, nobody had reported it; `had_sold` by then, None: not known."""

    is_proactive: bool
    had_sold: bool | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """`part` of `whole`, and how many beside them nothing is known of."""

    part: int = 0
    whole: int = 0
    unknown: int = 0

    def __add__(self, other: "Share") -> "Share":
        """Of both together."""
        return Share(self.part + other.part, self.whole + other.whole, self.unknown + other.unknown)

    @property
    def interval(self) -> Interval:
        """With Wilson's 95 % interval; the value is nan where there is nothing."""
        return wilson(self.part, self.whole)


@dataclass(frozen=True, slots=True)
class Times:
    """Of `count` decisions; median and p95 are None where there is none. `classes` counts by `WAITS`."""

    count: int = 0
    median: timedelta | None = None
    p95: timedelta | None = None
    within_day: Share = Share()
    within_workday: Share = Share()
    classes: tuple[int, ...] = (0,) * (len(WAITS) + 1)


def removed_before_sale(removals: Iterable[Removal]) -> Share:
    """Of the proactive removals of which it is known, those that had not sold."""
    every = _proactive(removals)
    known = [removal.had_sold for removal in every if removal.had_sold is not None]
    return Share(known.count(False), len(known), len(every) - len(known))


def removed_proactively(removals: Iterable[Removal]) -> Share:
    """Of all removals, those that nobody had reported."""
    every = list(removals)
    return Share(len(_proactive(every)), len(every))


def had_sold(by: datetime, sold_by: datetime | None, unsold_until: datetime | None) -> bool | None:
    """Whether a listing had a completed order then, of what its platform said of two times; None: that does not tell."""
    if sold_by is not None and sold_by <= by:
        return True
    return False if unsold_until is not None and unsold_until >= by else None


def times_to_decide(rows: Iterable[Decided], calendar: WorkCalendar) -> Times:
    """Median, 95th percentile, the shares within 24 hours and by the end of the next working day, and the classes."""
    every = list(rows)
    waited = sorted(row.waited for row in every)
    quick = sum(each <= DAY for each in waited)
    by_workday = sum(is_by_next_workday(row, calendar) for row in every)
    count = len(every)
    return Times(
        count,
        rank(waited, MEDIAN),
        rank(waited, P95),
        Share(quick, count),
        Share(by_workday, count),
        classes_of(waited, WAITS),
    )


def is_by_next_workday(row: Decided, calendar: WorkCalendar) -> bool:
    """Whether it was decided no later than on the first working day after the day on which it was opened."""
    opened, decided = (at.astimezone(calendar.zone).date() for at in (row.opened, row.decided))
    return decided <= calendar.nth_after(opened, 1)


def rank(ordered: Sequence[timedelta], hundredths: int) -> timedelta | None:
    """The smallest value that at least so many hundredths of all do not exceed (nearest rank); None of nothing."""
    return ordered[-(-len(ordered) * hundredths // 100) - 1] if ordered else None


def handled(waits: Iterable[timedelta | None]) -> Share:
    """Of what was opened, by how long it waited for its verdict, None: still: the share that had it within 24 hours."""
    every = list(waits)
    return Share(sum(each is not None and each <= DAY for each in every), len(every))


def overturned(upheld: Iterable[bool]) -> Share:
    """Of the appeals that were decided, those that were upheld."""
    every = list(upheld)
    return Share(sum(every), len(every))


def backlog(opened: Iterable[datetime], now: datetime) -> tuple[int, ...]:
    """How much waits, by age: up to a day, up to three, up to seven, longer."""
    return classes_of((now - at for at in opened), AGES)


def classes_of(times: Iterable[timedelta], ends: Sequence[timedelta]) -> tuple[int, ...]:
    """How many are no longer than each end, and longer than the one before; the last class has no end."""
    counts = [0] * (len(ends) + 1)
    for each in times:
        counts[sum(each > end for end in ends)] += 1
    return tuple(counts)


def _proactive(removals: Iterable[Removal]) -> list[Removal]:
    return [removal for removal in removals if removal.is_proactive]
