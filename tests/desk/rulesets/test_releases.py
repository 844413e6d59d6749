"""Two people make a release live, and two roll it back; there is always one that screens."""

import pytest

from tests.desk.people import NOW, Standing
from tests.desk.rulesets.making import HARSH, backtest_done, in_shadow, make_draft
from touchstone.desk.authority.actor import NODE
from touchstone.desk.authority.errors import DeskError
from touchstone.desk.delivery.models import InboxItem
from touchstone.desk.rulesets.actions.stepping import step_on
from touchstone.desk.rulesets.errors import NoBacktestError
from touchstone.desk.rulesets.models import Release, Trial
from touchstone.desk.rulesets.queries.releases import live_release, shadow_trials
from touchstone.desk.rulesets.transitions import RELEASES
from touchstone.desk.workflow.actions.stepping import take_step
from touchstone.desk.workflow.errors import NotYoursError, SamePersonError, StepNotPermittedError

pytestmark = pytest.mark.django_db


def go(release: Release, verb: str, by: Standing, reason: str = "") -> Release:
    return step_on(release=release, verb=verb, by=by.actor, now=NOW, reason=reason)


def gone_live(supervisor: Standing, second: Standing, version: str = "2") -> Release:
    release = in_shadow(supervisor, version, HARSH)
    go(release, "propose", supervisor)
    return go(release, "go_live", second)


def test_nobody_confirms_the_own_proposal(supervisor: Standing, second_supervisor: Standing) -> None:
    release = in_shadow(supervisor, "2", HARSH)
    go(release, "propose", supervisor)
    with pytest.raises(SamePersonError):
        go(release, "go_live", supervisor)
    go(release, "go_live", second_supervisor)
    live = live_release()
    assert live is not None
    assert (str(live), live.live_by) == ("standard@2", second_supervisor.person.public_id)


def test_the_one_before_is_retired_in_the_same_act(supervisor: Standing, second_supervisor: Standing) -> None:
    gone_live(supervisor, second_supervisor)
    assert dict(Release.objects.values_list("file__edition", "status")) == {"1.2.0": "retired", "2": "live"}
    assert Release.objects.filter(is_live=True).count() == 1


def test_two_people_roll_back(supervisor: Standing, second_supervisor: Standing) -> None:
    gone_live(supervisor, second_supervisor)
    before = Release.objects.get(status="retired")
    go(before, "propose_return", supervisor, "too many false alarms")
    with pytest.raises(SamePersonError):
        go(before, "roll_back", supervisor)
    go(before, "roll_back", second_supervisor)
    assert dict(Release.objects.values_list("file__edition", "status")) == {"1.2.0": "live", "2": "retired"}


def test_analysts_write_and_try_but_let_nothing_live(analyst: Standing) -> None:
    release = in_shadow(analyst, "2", HARSH)
    with pytest.raises(StepNotPermittedError):
        go(release, "propose", analyst)


def test_nobody_retires_the_live_one_by_itself(supervisor: Standing) -> None:
    make_draft(supervisor, "2", HARSH)
    live = live_release()
    assert live is not None
    for verb in ("retire", "found", "backtest", "make_room"):
        with pytest.raises(DeskError):
            go(live, verb, supervisor)
    with pytest.raises(NotYoursError):
        go(live, "retire", supervisor)


def test_into_the_shadow_comes_only_what_was_backtested(supervisor: Standing) -> None:
    release = make_draft(supervisor, "2", HARSH)
    take_step(workflow=RELEASES, subject=release, verb="backtest", by=NODE, now=NOW)
    with pytest.raises(NoBacktestError):
        go(release, "shadow", supervisor)
    backtest_done(release, supervisor)
    assert go(release, "shadow", supervisor).status == "shadow"


def test_another_one_in_shadow_steps_back(supervisor: Standing) -> None:
    first = in_shadow(supervisor, "2", HARSH)
    second = in_shadow(supervisor, "3")
    assert Release.objects.get(pk=first.pk).status == "backtested"
    assert [trial.release for trial in shadow_trials()] == [second]
    assert Trial.objects.filter(kind="shadow", state="done").count() == 1


def test_a_shadow_is_compared_with_who_is_live(supervisor: Standing, second_supervisor: Standing) -> None:
    proposed = in_shadow(supervisor, "2", HARSH)
    go(proposed, "propose", supervisor)
    other = in_shadow(supervisor, "3")
    go(proposed, "go_live", second_supervisor)
    assert [(trial.release, trial.against) for trial in shadow_trials()] == [(other, proposed)]


def test_who_may_confirm_is_told(supervisor: Standing, second_supervisor: Standing) -> None:
    release = in_shadow(supervisor, "2", HARSH)
    go(release, "propose", supervisor)
    told = InboxItem.objects.filter(kind="rulesets.to_confirm")
    assert [item.person for item in told] == [second_supervisor.person]
