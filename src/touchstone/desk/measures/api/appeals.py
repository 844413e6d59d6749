"""Appeals and doubts over the API: a seller appeals, another person than the one who established the breach decides."""

from ninja import Query

from touchstone.desk.authority.operations import Operations
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.measures.actions.appealing import decide_appeal as decide
from touchstone.desk.measures.actions.appealing import file_appeal as file
from touchstone.desk.measures.actions.doubting import decide_doubt as judge
from touchstone.desk.measures.api.shapes import (
    AppealDecision,
    AppealId,
    AppealNew,
    AppealPage,
    AppealsAsked,
    AppealTold,
    BreachId,
    DoubtDecision,
    DoubtId,
    DoubtPage,
    DoubtsAsked,
    DoubtTold,
)
from touchstone.desk.measures.errors import NotAppealableError, OwnDecisionError
from touchstone.desk.measures.queries.doubts import visible_doubts
from touchstone.desk.measures.queries.visible import find, visible_appeals, visible_breaches
from touchstone.desk.workflow.errors import StaleError, TimeIsUpError, WrongStateError

OPERATIONS = Operations("appeals")
VIEW, DECIDE = Permission.MEASURE_VIEW, Permission.APPEAL_DECIDE
REFUSED = (OwnDecisionError, StaleError, WrongStateError)


@OPERATIONS.get("appeals", name="list_appeals", needs=VIEW, answer=AppealPage)
def list_appeals(request: DeskRequest, asked: Query[AppealsAsked]) -> AppealPage:
    """List appeals."""
    rows = visible_appeals(request.actor).select_related("breach")
    return AppealPage.cut(request, rows.filter(**_state(asked.state)), asked, AppealTold.of)


@OPERATIONS.get("appeals/{appeal}", name="get_appeal", needs=VIEW, answer=AppealTold)
def get_appeal(request: DeskRequest, appeal: AppealId) -> AppealTold:
    """Get one appeal, with its decision."""
    return AppealTold.of(find(visible_appeals(request.actor).select_related("breach"), appeal))


@OPERATIONS.post(
    "breaches/{breach}/appeal", name="file_appeal", needs=Permission.APPEAL_FILE, answer=AppealTold,
    made_at="appeals/{id}", refusals=(NotAppealableError,),
)  # fmt: skip
def file_appeal(request: DeskRequest, breach: BreachId, appeal: AppealNew) -> AppealTold:
    """Appeal against a breach, in its time.

    Once, and again only when a measure was decided on the breach after the last appeal had ended.
    """
    row = find(visible_breaches(request.actor).select_related("seller__root"), breach)
    return AppealTold.of(file(breach=row, by=request.actor, now=request.now, **appeal.model_dump()))


@OPERATIONS.post(
    "appeals/{appeal}/decision", name="decide_appeal", needs=DECIDE, answer=AppealTold, status=200, refusals=REFUSED
)
def decide_appeal(request: DeskRequest, appeal: AppealId, decision: AppealDecision) -> AppealTold:
    """Uphold or reject an appeal, as another person than the one who established the breach.

    An upheld one reverses the breach, the verdict on its lead, and every measure that is owed no more.
    """
    row = find(visible_appeals(request.actor), appeal)
    decide(appeal=row, by=request.actor, now=request.now, **decision.model_dump())
    return get_appeal(request, appeal)


@OPERATIONS.get("doubts", name="list_doubts", needs=VIEW, answer=DoubtPage)
def list_doubts(request: DeskRequest, asked: Query[DoubtsAsked]) -> DoubtPage:
    """List the breaches whose verdict holds no longer, and what became of each."""
    rows = visible_doubts(request.actor).select_related("breach")
    return DoubtPage.cut(request, rows.filter(**_state(asked.state)), asked, DoubtTold.of)


@OPERATIONS.get("doubts/{doubt}", name="get_doubt", needs=VIEW, answer=DoubtTold)
def get_doubt(request: DeskRequest, doubt: DoubtId) -> DoubtTold:
    """Get one doubt about a breach, with its decision."""
    return DoubtTold.of(find(visible_doubts(request.actor).select_related("breach"), doubt))


@OPERATIONS.post(
    "doubts/{doubt}/decision", name="decide_doubt", needs=DECIDE, answer=DoubtTold, status=200,
    refusals=(*REFUSED, TimeIsUpError),
)  # fmt: skip
def decide_doubt(request: DeskRequest, doubt: DoubtId, decision: DoubtDecision) -> DoubtTold:
    """Take a breach in doubt back or keep it, as another person than the one who established it."""
    row = find(visible_doubts(request.actor).select_related("breach"), doubt)
    judge(doubt=row, by=request.actor, now=request.now, **decision.model_dump())
    return get_doubt(request, doubt)


def _state(state: str | None) -> dict[str, str]:
    return {"status": state} if state else {}
