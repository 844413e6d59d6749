"""Trainings and rescreenings over the API."""

from ninja import Query

from touchstone.desk.authority.operations import Operations
from touchstone.desk.authority.paging import PageAsked
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.rulesets.actions.rescreenings import start_rescreening, stop_rescreening
from touchstone.desk.rulesets.actions.trainings import start_training, stop_training
from touchstone.desk.rulesets.errors import (
    NoLiveError,
    NotLiveError,
    RescreeningRunsError,
    SameRulesetError,
    TooFewVerdictsError,
    TrainingRunsError,
    TrialOverError,
)
from touchstone.desk.rulesets.queries.visible import (
    found,
    found_rescreening,
    found_training,
    visible_rescreenings,
    visible_trainings,
)
from touchstone.desk.rulesets.shapes import ReleaseId
from touchstone.desk.rulesets.training_shapes import (
    RescreeningId,
    RescreeningPage,
    RescreeningTold,
    TrainingId,
    TrainingNew,
    TrainingPage,
    TrainingTold,
)

OPERATIONS = Operations("rulesets")
TRAINING, RESCREENING = "trainings/{training}", "rescreenings/{rescreening}"
VIEW, EDIT, RELEASE = Permission.RULESET_VIEW, Permission.RULESET_EDIT, Permission.RULESET_RELEASE


@OPERATIONS.get("trainings", name="list_trainings", needs=VIEW, answer=TrainingPage)
def list_trainings(request: DeskRequest, asked: Query[PageAsked]) -> TrainingPage:
    """List the trainings of drafts from verdicts."""
    return TrainingPage.cut(request, visible_trainings(request.actor), asked, TrainingTold.of)


@OPERATIONS.post(
    "trainings",
    name="start_training",
    needs=EDIT,
    answer=TrainingTold,
    made_at="trainings/{id}",
    refusals=(NoLiveError, SameRulesetError, TooFewVerdictsError, TrainingRunsError),
)
def start_draft_training(request: DeskRequest, asked: TrainingNew) -> TrainingTold:
    """Train a draft from the verdicts that stand; it runs in the background."""
    return TrainingTold.of(start_training(by=request.actor, now=request.now, **asked.model_dump()))


@OPERATIONS.get(TRAINING, name="get_training", needs=VIEW, answer=TrainingTold)
def get_training(request: DeskRequest, training: TrainingId) -> TrainingTold:
    """Get one training: how far it is, and how its draft does on sellers that did not teach it."""
    return TrainingTold.of(found_training(request.actor, training))


@OPERATIONS.post(
    f"{TRAINING}/stop", name="stop_training", needs=EDIT, answer=TrainingTold, status=200, refusals=(TrialOverError,)
)
def stop_draft_training(request: DeskRequest, training: TrainingId) -> TrainingTold:
    """Stop a training; no draft is left."""
    stop_training(training=found_training(request.actor, training), by=request.actor, now=request.now)
    return TrainingTold.of(found_training(request.actor, training))


@OPERATIONS.get("rescreenings", name="list_rescreenings", needs=VIEW, answer=RescreeningPage)
def list_rescreenings(request: DeskRequest, asked: Query[PageAsked]) -> RescreeningPage:
    """List the screenings of what was there when a ruleset went live."""
    return RescreeningPage.cut(request, visible_rescreenings(request.actor), asked, RescreeningTold.of)


@OPERATIONS.post(
    "rulesets/{release}/rescreenings",
    name="start_rescreening",
    needs=RELEASE,
    answer=RescreeningTold,
    made_at="rescreenings/{id}",
    refusals=(NotLiveError, RescreeningRunsError),
)
def start_release_rescreening(request: DeskRequest, release: ReleaseId) -> RescreeningTold:
    """Screen again what is there with the live ruleset; it runs in the background."""
    row = start_rescreening(release=found(request.actor, release), by=request.actor, now=request.now)
    return RescreeningTold.of(row)


@OPERATIONS.get(RESCREENING, name="get_rescreening", needs=VIEW, answer=RescreeningTold)
def get_rescreening(request: DeskRequest, rescreening: RescreeningId) -> RescreeningTold:
    """Get one: how far it is, and how many leads are new or lapsed."""
    return RescreeningTold.of(found_rescreening(request.actor, rescreening))


@OPERATIONS.post(
    f"{RESCREENING}/stop",
    name="stop_rescreening",
    needs=RELEASE,
    answer=RescreeningTold,
    status=200,
    refusals=(TrialOverError,),
)
def stop_release_rescreening(request: DeskRequest, rescreening: RescreeningId) -> RescreeningTold:
    """Stop it; what was screened so far stays screened."""
    stop_rescreening(rescreening=found_rescreening(request.actor, rescreening), by=request.actor, now=request.now)
    return RescreeningTold.of(found_rescreening(request.actor, rescreening))
