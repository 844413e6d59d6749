"""Every step of every workflow: it performs, refuses whom and when it must, and writes its event."""

from dataclasses import replace

import pytest

from tests.desk.workflow.trying import TRIALS, Trial, bring_to, every_step, make_cast, moment_for, take
from touchstone.desk.audit.models import Event, Particulars
from touchstone.desk.authority.actor import NODE, PUBLIC
from touchstone.desk.authority.errors import DeskError, NotThereError
from touchstone.desk.workflow.errors import ReasonMissingError, StaleError, WrongStateError
from touchstone.desk.workflow.queries.history import replay
from touchstone.desk.workflow.registry import workflows
from touchstone.desk.workflow.table import Hand, Step

ROWS = [pytest.param(*row, id=f"{row[0].workflow.key}:{row[1].verb} from {row[2]}") for row in every_step()]
pytestmark = [pytest.mark.usefixtures("post"), pytest.mark.django_db]


def test_every_workflow_of_the_desk_is_tried() -> None:
    assert {trial.workflow.key for trial in TRIALS} == {workflow.key for workflow in workflows()}


@pytest.mark.parametrize(("trial", "step", "state"), ROWS)
def test_a_step_performs_and_logs(trial: Trial, step: Step, state: str) -> None:
    cast = make_cast(trial)
    subject, now = bring_to(trial, state, cast)
    after = take(trial, subject, step, cast, moment_for(step, subject, now))
    assert type(subject).objects.get(pk=subject.pk).status == after.status == step.to
    event = Event.objects.filter(subject=subject.public_id, kind=trial.workflow.kind_of(step)).latest("sequence")
    assert event.data == {"from": state, "to": step.to, "version": subject.version + 1}
    assert replay(trial.workflow, subject) == step.to
    if step.reason:
        assert Particulars.objects.get(sequence=event.sequence).content == {"reason": "because"}


@pytest.mark.parametrize(("trial", "step", "state"), ROWS)
def test_a_step_refuses_whoever_is_not_its_own(trial: Trial, step: Step, state: str) -> None:
    cast = make_cast(trial)
    subject, now = bring_to(trial, state, cast)
    now = moment_for(step, subject, now)
    others = [cast.powerless.actor, cast.stranger.actor, PUBLIC, replace(PUBLIC, holds="acc_other")]
    others += [] if step.hand is Hand.HOLDER else [replace(PUBLIC, holds=subject.public_id)]
    others += [] if step.hand is Hand.NODE else [NODE]
    for other in others:
        with pytest.raises(DeskError):
            take(trial, subject, step, cast, now, by=other)
    assert replay(trial.workflow, subject) == state


@pytest.mark.parametrize(("trial", "step", "state"), ROWS)
def test_what_a_stranger_may_not_see_is_not_there_for_a_step(trial: Trial, step: Step, state: str) -> None:
    cast = make_cast(trial)
    subject, now = bring_to(trial, state, cast)
    for nobody in (cast.stranger.actor, PUBLIC, replace(PUBLIC, holds="acc_other")):
        with pytest.raises(NotThereError):
            take(trial, subject, step, cast, now, by=nobody)


@pytest.mark.parametrize(("trial", "step", "state"), ROWS)
def test_a_step_refuses_every_other_state(trial: Trial, step: Step, state: str) -> None:
    cast = make_cast(trial)
    for place, other in enumerate(each.key for each in trial.workflow.states if each.key not in step.from_states):
        subject, now = bring_to(trial, other, cast, place)
        with pytest.raises(WrongStateError):
            take(trial, subject, step, cast, now)
        assert replay(trial.workflow, subject) == other


@pytest.mark.parametrize(("trial", "step", "state"), [row for row in ROWS if row.values[1].reason])
def test_a_step_that_says_why_refuses_silence(trial: Trial, step: Step, state: str) -> None:
    cast = make_cast(trial)
    subject, now = bring_to(trial, state, cast)
    for silence in ("", "  \n", "x" * 2001):
        with pytest.raises(ReasonMissingError):
            take(trial, subject, step, cast, now, reason=silence)


@pytest.mark.parametrize(("trial", "step", "state"), ROWS)
def test_a_step_refuses_what_was_seen_before_another_step(trial: Trial, step: Step, state: str) -> None:
    cast = make_cast(trial)
    subject, now = bring_to(trial, state, cast)
    with pytest.raises(StaleError) as refused:
        take(trial, subject, step, cast, moment_for(step, subject, now), seen=subject.version + 1)
    assert refused.value.retry
    assert replay(trial.workflow, subject) == state
