"""Deadlines for programs: the running clocks of whatever one may see."""

from datetime import date
from functools import partial
from typing import Annotated, ClassVar, Literal, Self

from ninja import Query
from pydantic import Field

from touchstone.desk.authority.operations import Anyone, Operations
from touchstone.desk.authority.paging import Page, PageAsked
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.shapes import Time, Told, id_of
from touchstone.desk.workflow.queries.deadlines import ShownClock, overdue, running_clocks, show

OPERATIONS = Operations("deadlines")


class DeadlineTold(Told):
    """One running clock. `title` is in the language of the request."""

    id: Annotated[str, id_of("clk")]
    workflow: str
    subject_kind: str
    subject: str = Field(description="Public id of the object.")
    code: str = Field(description="The row of the clock, as its rules name it.")
    title: str
    state: Literal["running", "paused"]
    started_at: Time
    due_at: Time | None = Field(description="From when on it is too late; null while it is paused.")
    last_day: date | None
    days_left: int = Field(description="Working days where the clock counts those; below zero it is overdue.")

    @classmethod
    def of(cls, shown: ShownClock) -> Self:
        """Of a clock as it stands now."""
        return cls.read(shown.clock, title=shown.title, state=shown.state, days_left=shown.left)


class DeadlinePage(Page):
    """Clocks in the order in which they were started."""

    LIST: ClassVar = "deadlines"
    items: list[DeadlineTold]


class DeadlinesAsked(PageAsked):
    """Which deadlines."""

    overdue: bool = Field(False, description="Only those that have ended without anybody acting.")


@OPERATIONS.get("deadlines", name="list_deadlines", needs=Anyone.KNOWN, answer=DeadlinePage)
def list_deadlines(request: DeskRequest, asked: Query[DeadlinesAsked]) -> DeadlinePage:
    """List the running clocks of whatever one may see."""
    rows = overdue(request.actor, request.now) if asked.overdue else running_clocks(request.actor)
    shown = partial(map, partial(show, now=request.now))
    return DeadlinePage.cut(request, rows, asked, DeadlineTold.of, prepare=shown)
