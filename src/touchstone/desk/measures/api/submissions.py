"""Statements of reasons over the API: each measure as the DSA Transparency Database wants it, checked before it leaves."""

from typing import Annotated, Any, ClassVar, Self

from ninja import Query
from pydantic import Field

from touchstone.desk.authority.operations import Operations
from touchstone.desk.authority.paging import Page, PageAsked
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.shapes import Told, id_of
from touchstone.desk.measures.queries.submissions import NEEDED, Submission, submission_of
from touchstone.desk.measures.queries.visible import find, visible_measures
from touchstone.exchange.dsa.field_rows import published_rules
from touchstone.exchange.dsa.problem import Problem

OPERATIONS = Operations("measures")
DECIDE = Permission.MEASURE_DECIDE
MeasureId = Annotated[str, id_of("mea")]


class ProblemTold(Told):
    """One thing to cure before the statement may leave."""

    field: str = Field(description="Attribute of the body; empty for the whole.")
    code: str
    what_en: str
    what_zh: str
    cure_en: str
    cure_zh: str

    @classmethod
    def of(cls, problem: Problem) -> Self:
        """Of the rule that found it."""
        return cls(**{name: getattr(problem, name) for name in cls.model_fields})


class SubmissionTold(Told):
    """A measure as the body of POST /statement."""

    measure: MeasureId
    body: dict[str, Any] | None = Field(
        description="Null: none is due, for the measure restricts nothing or was reversed; or problems hold it back."
    )
    problems: list[ProblemTold]

    @classmethod
    def of(cls, made: Submission) -> Self:
        """A body with problems does not leave."""
        problems = [ProblemTold.of(each) for each in made.problems]
        return cls(measure=made.measure.public_id, body=made.body if made.may_leave else None, problems=problems)


class SubmissionPage(Page):
    """In the order in which the measures were decided; the bodies of a page make one POST /statements."""

    LIST: ClassVar = "submissions"
    items: list[SubmissionTold]


class SubmissionsAsked(PageAsked):
    """No more than one bundle takes."""

    limit: int = Field(100, ge=1, le=published_rules().most_in_bundle, description="How many measures at most.")


@OPERATIONS.get("statements", name="list_statements", needs=DECIDE, answer=SubmissionPage)
def list_statements(request: DeskRequest, asked: Query[SubmissionsAsked]) -> SubmissionPage:
    """List the statements of reasons of measures (DSA), checked."""
    rows = visible_measures(request.actor).select_related(*NEEDED)
    return SubmissionPage.cut(request, rows, asked, lambda row: SubmissionTold.of(submission_of(row, request.now)))


@OPERATIONS.get("measures/{measure}/statement", name="get_statement", needs=DECIDE, answer=SubmissionTold)
def get_statement(request: DeskRequest, measure: MeasureId) -> SubmissionTold:
    """Get the statement of reasons of one measure (DSA), checked."""
    row = find(visible_measures(request.actor).select_related(*NEEDED), measure)
    return SubmissionTold.of(submission_of(row, request.now))
