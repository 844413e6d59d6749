"""The figures as lines for pages, files and programs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from touchstone.desk.reports.queries.service import ServiceFigures
from touchstone.figures.definitions import BY_KEY, Definition
from touchstone.figures.service import Share


@dataclass(frozen=True, slots=True)
class Line:
    """One number of a figure; `part` says which. `value` is None where nothing is known; `of` is how many it is of."""

    key: str
    part: str
    value: float | None
    of: int
    unknown: int = 0

    @property
    def definition(self) -> Definition:
        """What it means."""
        return BY_KEY[self.key]


BACKLOG = ("up_to_1_day", "up_to_3_days", "up_to_7_days", "longer")


def lines_of(figures: ServiceFigures) -> Sequence[Line]:
    """Every number, in the order of the definitions."""
    times = figures.times
    waiting = sum(figures.backlog)
    return (
        Line("T_decide", "median", _hours(times.median), times.count),
        Line("T_decide", "p95", _hours(times.p95), times.count),
        _line("T_decide", "within_24_hours", times.within_day),
        _line("T_decide", "within_a_working_day", times.within_workday),
        _line("PRO", "share", figures.proactive),
        _line("PRE0", "share", figures.before_sale),
        _line("overturned", "share", figures.overturned),
        *(Line("backlog", part, count, waiting) for part, count in zip(BACKLOG, figures.backlog, strict=True)),
    )


def _line(key: str, part: str, share: Share) -> Line:
    return Line(key, part, round(share.part / share.whole, 4) if share.whole else None, share.whole, share.unknown)


def _hours(waited: timedelta | None) -> float | None:
    return None if waited is None else round(waited.total_seconds() / 3600, 2)
