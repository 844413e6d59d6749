"""Rulesets over the API: drafts, steps, backtests and what they say."""

from ninja import Query

from touchstone.desk.authority.operations import Operations
from touchstone.desk.authority.paging import PageAsked
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.rulesets.actions.drafting import write_draft
from touchstone.desk.rulesets.actions.stepping import step_on
from touchstone.desk.rulesets.actions.trials import start_backtest, stop_backtest
from touchstone.desk.rulesets.errors import (
    BacktestRunsError,
    NoBacktestError,
    RulesetRefusedError,
    SameRulesetError,
    TrialOverError,
)
from touchstone.desk.rulesets.queries.visible import found, found_trial, visible_to, visible_trials
from touchstone.desk.rulesets.shapes import (
    DraftNew,
    MovedPage,
    MovedTold,
    ReleaseId,
    ReleasePage,
    ReleaseTold,
    StepNew,
    TrialId,
    TrialPage,
    TrialTold,
)
from touchstone.desk.workflow.errors import (
    NotYoursError,
    OtherPersonError,
    ReasonMissingError,
    SamePersonError,
    StaleError,
    StepNotPermittedError,
    TimeIsUpError,
    UnknownStepError,
    WrongStateError,
)

OPERATIONS = Operations("rulesets")
ONE, TRIAL = "rulesets/{release}", "trials/{trial}"
VIEW, EDIT = Permission.RULESET_VIEW, Permission.RULESET_EDIT
REFUSED_STEPS = (
    NoBacktestError, NotYoursError, OtherPersonError, ReasonMissingError, SamePersonError, StaleError,
    StepNotPermittedError, TimeIsUpError, UnknownStepError, WrongStateError,
)  # fmt: skip


@OPERATIONS.get("rulesets", name="list_rulesets", needs=VIEW, answer=ReleasePage)
def list_rulesets(request: DeskRequest, asked: Query[PageAsked]) -> ReleasePage:
    """List the releases of rulesets."""
    return ReleasePage.cut(request, visible_to(request.actor), asked, ReleaseTold.of)


@OPERATIONS.post(
    "rulesets",
    name="add_ruleset",
    needs=EDIT,
    answer=ReleaseTold,
    made_at="rulesets/{id}",
    refusals=(RulesetRefusedError, SameRulesetError),
)
def add_ruleset(request: DeskRequest, draft: DraftNew) -> ReleaseTold:
    """Write a draft."""
    row = write_draft(
        content=draft.content.encode("utf-8", "replace"), why=draft.why, by=request.actor, now=request.now
    )
    return ReleaseTold.of(row)


@OPERATIONS.get(ONE, name="get_ruleset", needs=VIEW, answer=ReleaseTold)
def get_ruleset(request: DeskRequest, release: ReleaseId) -> ReleaseTold:
    """Get one release with its file."""
    return ReleaseTold.of(found(request.actor, release))


@OPERATIONS.post(
    f"{ONE}/steps", name="take_ruleset_step", needs=VIEW, answer=ReleaseTold, status=200, refusals=REFUSED_STEPS
)
def take_ruleset_step(request: DeskRequest, release: ReleaseId, step: StepNew) -> ReleaseTold:
    """Take a step: into the shadow, propose, go live, roll back."""
    step_on(release=found(request.actor, release), by=request.actor, now=request.now, **step.model_dump())
    return ReleaseTold.of(found(request.actor, release))


@OPERATIONS.get(f"{ONE}/trials", name="list_trials", needs=VIEW, answer=TrialPage)
def list_trials(request: DeskRequest, release: ReleaseId, asked: Query[PageAsked]) -> TrialPage:
    """List the backtests and shadow runs of a release."""
    rows = visible_trials(request.actor).filter(release=found(request.actor, release))
    return TrialPage.cut(request, rows, asked, TrialTold.of)


@OPERATIONS.post(
    f"{ONE}/backtests",
    name="start_backtest",
    needs=EDIT,
    answer=TrialTold,
    made_at="trials/{id}",
    refusals=(BacktestRunsError, WrongStateError),
)
def start_ruleset_backtest(request: DeskRequest, release: ReleaseId) -> TrialTold:
    """Start a backtest against the live release; it runs in the background."""
    return TrialTold.of(start_backtest(release=found(request.actor, release), by=request.actor, now=request.now))


@OPERATIONS.get(TRIAL, name="get_trial", needs=VIEW, answer=TrialTold)
def get_trial(request: DeskRequest, trial: TrialId) -> TrialTold:
    """Get one backtest or shadow run: how far it is, and what it says."""
    return TrialTold.of(found_trial(request.actor, trial))


@OPERATIONS.get(f"{TRIAL}/listings", name="list_moved_listings", needs=VIEW, answer=MovedPage)
def list_moved_listings(request: DeskRequest, trial: TrialId, asked: Query[PageAsked]) -> MovedPage:
    """List the listings of which the two rulesets say different things."""
    rows = found_trial(request.actor, trial).moved.select_related("version__listing")
    return MovedPage.cut(request, rows, asked, MovedTold.of)


@OPERATIONS.post(
    f"{TRIAL}/stop", name="stop_backtest", needs=EDIT, answer=TrialTold, status=200, refusals=(TrialOverError,)
)
def stop_ruleset_backtest(request: DeskRequest, trial: TrialId) -> TrialTold:
    """Stop a backtest; what was counted so far stays."""
    stop_backtest(trial=found_trial(request.actor, trial), by=request.actor, now=request.now)
    return TrialTold.of(found_trial(request.actor, trial))
