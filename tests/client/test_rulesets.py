"""Two people's keys take a trained ruleset from the verdicts to live, screen again what is there, and roll back."""

import pytest

from tests.client.conftest import desk_of
from tests.desk.people import NOW, Standing
from tests.desk.rulesets.teaching import few_lessons, judged_market
from touchstone.client import Desk
from touchstone.client.errors import RefusedError
from touchstone.client.rulesets import Release
from touchstone.desk.rulesets.intake.backtesting import run_backtests
from touchstone.desk.rulesets.intake.rescreening import run_rescreenings
from touchstone.desk.rulesets.intake.training import run_trainings


def in_shadow(desk: Desk) -> Release:
    """A draft trained, backtested and let run beside the live ruleset, as its writer does it."""
    training = desk.trainings.start("2.0.0", why="As our reviewers decided.")
    while run_trainings(NOW):
        pass
    done = desk.trainings.get(training.id)
    assert (done.state, done.percent) == ("done", 100)
    assert done.judged is not None
    assert done.judged.outcome == "better"
    assert done.release is not None
    trial = desk.trials.start(done.release)
    while run_backtests(NOW):
        pass
    assert desk.trials.get(trial.id).labels == done.judged.judging.listings
    return desk.rulesets.step(desk.rulesets.get(done.release), "shadow")


def test_from_verdicts_to_live_and_back_by_two_keys(
    analyst: Standing, supervisor: Standing, second_supervisor: Standing, monkeypatch: pytest.MonkeyPatch
) -> None:
    few_lessons(monkeypatch)
    judged_market(analyst)
    with desk_of(analyst) as writer, desk_of(supervisor) as first, desk_of(second_supervisor) as second:
        (before,) = [each for each in writer.rulesets.each() if each.status == "live"]
        proposed = first.rulesets.step(in_shadow(writer), "propose")
        with pytest.raises(RefusedError):
            first.rulesets.step(proposed, "go_live")
        live = second.rulesets.step(proposed, "go_live")
        assert live.status == "live"
        again = second.rescreenings.start(live.id)
        while run_rescreenings(NOW):
            pass
        told = first.rescreenings.get(again.id)
        assert (told.state, told.screened, told.opened) == ("done", 96, 0)
        returning = first.rulesets.step(first.rulesets.get(before.id), "propose_return", reason="It holds too much.")
        assert second.rulesets.step(returning, "roll_back").status == "live"
        assert first.rulesets.get(live.id).status == "retired"
