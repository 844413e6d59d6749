"""The things behind each number over the API, and all of it as tables."""

from collections.abc import Sequence
from typing import Any, ClassVar, Literal, Self

from django.http import HttpResponse, StreamingHttpResponse
from ninja import Query
from pydantic import Field

from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.authority.operations import Operations
from touchstone.desk.authority.paging import Page, PageAsked
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.rules import may
from touchstone.desk.authority.shapes import Time, Told
from touchstone.desk.reports.api import FiguresAsked
from touchstone.desk.reports.columns import hours_of, table_of, thing_of
from touchstone.desk.reports.queries.listing import NEEDED, every_thing, shown_to
from touchstone.desk.reports.queries.periods import weeks_to
from touchstone.desk.reports.queries.service import figures_between, service_figures
from touchstone.desk.reports.queries.things import APPEALS, LEADS, MEASURES, THINGS, VERDICTS, Things
from touchstone.desk.reports.saying import every_line
from touchstone.desk.reports.tables import Cells, line_rows, lines_of_csv, trend_rows
from touchstone.desk.reports.trend import LEAST, MOST

OPERATIONS = Operations("figures")
VIEW, CSV = Permission.LEAD_VIEW, "text/csv"
NAMES: list[Any] = sorted(THINGS)
KINDS = {LEADS: "lead", VERDICTS: "lead", MEASURES: "measure", APPEALS: "appeal"}


class ListAsked(FiguresAsked):
    """Which list: docs/figures.md says which number counts which."""

    list: str = Field("decided", json_schema_extra={"enum": NAMES}, description="What is counted.")

    def things(self) -> Things:
        """The row of the list. Raises InvalidError for a name that is none."""
        if self.list not in THINGS:
            raise InvalidError(problems="list")
        return THINGS[self.list]


class ThingsAsked(ListAsked, PageAsked):
    """One page of it."""


class ThingTold(Told):
    """A lead, a removal or an appeal that a number counts."""

    id: str
    kind: Literal["lead", "measure", "appeal"]
    title: str
    began_at: Time | None = Field(description="When the lead was opened or the appeal was filed.")
    decided_at: Time | None
    hours: float | None = Field(description="From then to the decision.")
    outcome: str = Field(description="A verdict; proactive or reported; upheld or rejected. Empty: none yet.")
    sales: Literal["", "sold", "unsold", "unknown"] = Field(description="Of a removed listing, by then.")
    orders: int | None
    sold_by: Time | None
    unsold_until: Time | None

    @classmethod
    def of(cls, kind: str, row: Any) -> Self:
        """Of its row."""
        thing, sales = thing_of(kind, row), row.sales if kind == MEASURES else ""
        said = {"kind": KINDS[kind], "began_at": thing.began, "decided_at": thing.decided, "hours": hours_of(thing)}
        return cls.read(thing, id=thing.id, sales=sales, **said)


class ThingPage(Page):
    """In the order in which they were written; leads of an open second review are counted, and come when it is over."""

    LIST: ClassVar = "figures/things"
    items: list[ThingTold]


@OPERATIONS.get("figures/things", name="list_figure_things", needs=VIEW, answer=ThingPage)
def list_figure_things(request: DeskRequest, asked: Query[ThingsAsked]) -> ThingPage:
    """List what a number of a service figure counts."""
    things = asked.things()
    rows = shown_to(things, things.rows(asked.period(request), request.now), request.actor)
    rows = rows.select_related(*NEEDED[things.kind])
    return ThingPage.cut(request, rows, asked, lambda row: ThingTold.of(things.kind, row))


@OPERATIONS.get("figures/things/csv", name="export_figure_things", needs=VIEW, answer=None, streams=True, gives=CSV)
def export_figure_things(request: DeskRequest, asked: Query[ListAsked]) -> StreamingHttpResponse:
    """Take all that a number of a service figure counts along as a table."""
    things = asked.things()
    rows = every_thing(things, asked.period(request), request.actor, request.now)
    return StreamingHttpResponse(table_of(things.kind, rows), content_type=CSV)


@OPERATIONS.get("figures/csv", name="export_figures", needs=VIEW, answer=None, gives=CSV)
def export_figures(request: DeskRequest, asked: Query[FiguresAsked]) -> HttpResponse:
    """Take the service figures along as a table."""
    period = asked.period(request)
    service = service_figures(period, request.actor, request.now)
    return _table(line_rows(every_line(service, settles=_settles(request)), period))


@OPERATIONS.get("figures/weeks/csv", name="export_figure_weeks", needs=VIEW, answer=None, gives=CSV)
def export_figure_weeks(request: DeskRequest, asked: Query[FiguresAsked]) -> HttpResponse:
    """Take the service figures week by week along as a table."""
    edges = weeks_to(asked.period(request), LEAST, MOST)
    found = figures_between(edges, request.actor, request.now)
    return _table(trend_rows(edges, found, settles=_settles(request)))


def _settles(request: DeskRequest) -> bool:
    return may(request.actor, Permission.LEAD_SETTLE)


def _table(rows: Sequence[Cells]) -> HttpResponse:
    return HttpResponse(lines_of_csv(rows), content_type=CSV)
