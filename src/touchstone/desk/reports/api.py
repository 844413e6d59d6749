"""The service figures over the API: of any days, and week by week."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Literal, Self

from ninja import Query
from pydantic import Field

from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.authority.operations import Operations
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.rules import may
from touchstone.desk.authority.shapes import Asked, Told
from touchstone.desk.reports.forms import chosen
from touchstone.desk.reports.queries.periods import Period, weeks_to
from touchstone.desk.reports.queries.service import figures_between, service_figures
from touchstone.desk.reports.saying import Line, every_line, lines_of
from touchstone.desk.reports.trend import LEAST, MOST

OPERATIONS = Operations("figures")
VIEW = Permission.LEAD_VIEW


class FiguresAsked(Asked):
    """Of these days, both counted; without them, of the last four weeks."""

    since: date | None = None
    until: date | None = None

    def period(self, request: DeskRequest) -> Period:
        """Raises InvalidError where the days are in the wrong order or out of reach."""
        days = {name: day.isoformat() for name, day in (("since", self.since), ("until", self.until)) if day}
        found = chosen(days, request.now)
        if found.form.is_bound and not found.form.is_valid():
            raise InvalidError(problems=", ".join(found.form.errors))
        return found.period


class FigureTold(Told):
    """One number of a figure, as docs/figures.md defines it."""

    figure: str
    part: str
    unit: Literal["share", "hours", "count", "ratio", "kappa"]
    value: float | None = Field(description="Null where nothing is known in these days.")
    count: int | None = Field(description="What is counted, of `of`; null where the number is no count.")
    of: int
    unknown: int = Field(description="How many more there are of which it is not known.")
    low: float | None = Field(description="Lower end of the 95 % interval.")
    high: float | None = Field(description="Upper end of the 95 % interval.")

    @classmethod
    def of_line(cls, line: Line) -> Self:
        """Of its line."""
        return cls.read(line, figure=line.key)


class FiguresTold(Told):
    """Every number of these days; the backlog is that of now."""

    since: date
    until: date
    figures: list[FigureTold]


class WeeksTold(Told):
    """Whole weeks from Monday on, at least twelve and at most 53, the last of them that of the last day."""

    weeks: list[FiguresTold]


@OPERATIONS.get("figures", name="get_figures", needs=VIEW, answer=FiguresTold)
def get_figures(request: DeskRequest, asked: Query[FiguresAsked]) -> FiguresTold:
    """Get the service figures."""
    period = asked.period(request)
    service = service_figures(period, request.actor, request.now)
    return _told(period, every_line(service, settles=_settles(request)))


@OPERATIONS.get("figures/weeks", name="get_figure_weeks", needs=VIEW, answer=WeeksTold)
def get_figure_weeks(request: DeskRequest, asked: Query[FiguresAsked]) -> WeeksTold:
    """Get the service figures week by week."""
    edges = weeks_to(asked.period(request), LEAST, MOST)
    found = figures_between(edges, request.actor, request.now)
    is_all = _settles(request)
    lines = [[line for line in lines_of(each) if is_all or line.key != "agreement"] for each in found]
    return WeeksTold(weeks=[_told(Period(*ends), each) for ends, each in zip(pairwise(edges), lines, strict=True)])


def _settles(request: DeskRequest) -> bool:
    return may(request.actor, Permission.LEAD_SETTLE)


def _told(period: Period, lines: Sequence[Line]) -> FiguresTold:
    first, last = period.days
    return FiguresTold(since=first, until=last, figures=[FigureTold.of_line(line) for line in lines])
