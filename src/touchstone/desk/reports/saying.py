"""The figures as lines for pages, files and programs."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from touchstone.desk.reports.queries.service import Service, ServiceFigures
from touchstone.figures.agreement import Agreement
from touchstone.figures.definitions import BY_KEY, Definition
from touchstone.figures.service import Share

SHARE, HOURS, COUNT, RATIO, KAPPA = "share", "hours", "count", "ratio", "kappa"
CLASSES = ("up_to_1_hour", "up_to_1_day", "up_to_2_days", "up_to_3_days", "up_to_7_days", "longer")
"""Of the time to decide, in the order of `WAITS`."""
BACKLOG = ("up_to_1_day", "up_to_3_days", "up_to_7_days", "longer")
"""In the order of `AGES`."""


@dataclass(frozen=True, slots=True)
class Line:
    """One number of a figure; `part` says which. `value` is None where nothing is known.

    `count` things of `of` are what it says; of `unknown` more nothing is known. `low` to `high` is its 95 % interval.
    """

    key: str
    part: str
    unit: str
    value: float | None
    count: int | None
    of: int
    unknown: int = 0
    low: float | None = None
    high: float | None = None

    @property
    def definition(self) -> Definition:
        """What it means."""
        return BY_KEY[self.key]


def lines_of(figures: ServiceFigures) -> Iterator[Line]:
    """Every number of a period, in the order of the definitions."""
    times = figures.times
    yield share_line("T24", "share", times.within_day)
    yield share_line("T24", "within_a_working_day", times.within_workday)
    yield share_line("H24", "share", figures.handled)
    yield Line("T_decide", "median", HOURS, hours_of(times.median), None, times.count)
    yield Line("T_decide", "p95", HOURS, hours_of(times.p95), None, times.count)
    for part, count in zip(CLASSES, times.classes, strict=True):
        yield Line("T_decide", part, COUNT, count, count, times.count)
    pro = figures.proactive
    yield share_line("PRO", "share", pro)
    reported = pro.whole - pro.part
    yield Line("PRO", "ratio", RATIO, round(pro.part / reported, 2) if reported else None, pro.part, reported)
    yield share_line("PRE0", "share", figures.before_sale)
    yield share_line("overturned", "share", figures.overturned)
    found = figures.precision
    yield share_line("precision", "share", Share(found.breaches, found.decided, found.unclear))
    yield kappa_line(figures.agreement)


def backlog_lines(backlog: Sequence[int]) -> Iterator[Line]:
    """What waits now."""
    waiting = sum(backlog)
    for part, count in zip(BACKLOG, backlog, strict=True):
        yield Line("backlog", part, COUNT, count, count, waiting)


def every_line(service: Service, *, settles: bool) -> list[Line]:
    """The numbers of the period and the backlog; the agreement of reviewers for those who settle where they differ."""
    lines = [*lines_of(service.figures), *backlog_lines(service.backlog)]
    return [line for line in lines if settles or line.key != "agreement"]


def share_line(key: str, part: str, share: Share) -> Line:
    """With Wilson's interval, where there is anything."""
    counts = (share.part, share.whole, share.unknown)
    if not share.whole:
        return Line(key, part, SHARE, None, *counts)
    found = share.interval
    return Line(key, part, SHARE, round(found.value, 6), *counts, round(found.low, 6), round(found.high, 6))


def kappa_line(found: Agreement, key: str = "agreement", part: str = "kappa") -> Line:
    """Where chance alone explains everything there is none."""
    known = not math.isnan(found.kappa)
    values = [round(each, 6) if known else None for each in (found.kappa, found.low, found.high)]
    return Line(key, part, KAPPA, values[0], found.same, found.count, 0, *values[1:])


def hours_of(waited: timedelta | None) -> float | None:
    """To a hundredth."""
    return None if waited is None else round(waited.total_seconds() / 3600, 2)


def by_place(lines: Sequence[Line]) -> Mapping[tuple[str, str], Line]:
    """To find a number by figure and part."""
    return {(line.key, line.part): line for line in lines}
