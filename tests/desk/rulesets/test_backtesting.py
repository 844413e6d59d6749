"""A backtest runs in slices, goes on after a break, stops when told, and measures against verdicts."""

from datetime import timedelta

import pytest

from tests.desk.people import NOW, Standing
from tests.desk.rulesets.making import FAKE, HARSH, PLAIN, make_draft, make_listings
from touchstone.desk.authority.errors import NotPermittedError
from touchstone.desk.leads.actions.deciding import decide_leads
from touchstone.desk.leads.models import Lead, LeadVerdict
from touchstone.desk.rulesets.actions import trials
from touchstone.desk.rulesets.actions.drafting import rewrite_draft
from touchstone.desk.rulesets.actions.trials import LEASE, lease_backtest, start_backtest, stop_backtest
from touchstone.desk.rulesets.engine.labels import labels_in, quality_of
from touchstone.desk.rulesets.errors import BacktestRunsError, TrialOverError
from touchstone.desk.rulesets.intake import backtesting
from touchstone.desk.rulesets.intake.backtesting import run_backtests
from touchstone.desk.rulesets.intake.screening import screen_what_came
from touchstone.desk.rulesets.models import Moved, Release, Trial
from touchstone.desk.workflow.errors import WrongStateError

pytestmark = pytest.mark.django_db


def backtested(by: Standing, *titles: str) -> Trial:
    """A backtest of a harsh draft over listings with these titles, run to its end."""
    release = make_draft(by, "2", HARSH)
    make_listings(by, *titles)
    trial = start_backtest(release=release, by=by.actor, now=NOW)
    while run_backtests(NOW):
        pass
    trial.refresh_from_db()
    return trial


def test_it_counts_what_would_move_and_why(analyst: Standing) -> None:
    trial = backtested(analyst, FAKE, PLAIN, PLAIN)
    assert (trial.state, trial.done, trial.total) == ("done", 3, 3)
    assert (trial.sums["listings"], trial.sums["changed"]) == (3, 2)
    assert trial.sums["transitions"]["pass>review"] == 2
    assert set(Moved.objects.values_list("version__title", "before", "after")) == {(PLAIN, "pass", "review")}
    assert Release.objects.get(pk=trial.release_id).status == "backtested"


def test_it_measures_against_the_verdicts_that_stand(analyst: Standing) -> None:
    release = make_draft(analyst, "2", HARSH)
    make_listings(analyst, FAKE, FAKE + " 女")
    screen_what_came(NOW)
    first, second = Lead.objects.order_by("pk")
    decide_leads(leads=[first], verdict=LeadVerdict.COUNTERFEIT, by=analyst.actor, now=NOW)
    decide_leads(leads=[second], verdict=LeadVerdict.FINE, by=analyst.actor, now=NOW)
    start_backtest(release=release, by=analyst.actor, now=NOW)
    while run_backtests(NOW):
        pass
    sums = Trial.objects.get().labels
    assert labels_in(sums) == (2, 1)
    precision, recall = quality_of(sums, "b").review
    assert (precision.value, recall.value) == (0.5, 1.0)
    assert precision.low < 0.5 < precision.high


def test_it_goes_on_where_it_was_broken_off(analyst: Standing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backtesting, "BATCH", 2)
    monkeypatch.setattr(backtesting, "SLICE", -1.0)
    release = make_draft(analyst, "2", HARSH)
    make_listings(analyst, *[PLAIN] * 5)
    trial = start_backtest(release=release, by=analyst.actor, now=NOW)
    run_backtests(NOW)
    assert Trial.objects.get().done == 0  # no slice, no part
    monkeypatch.setattr(backtesting, "SLICE", 60.0)
    real, kept = backtesting.keep_progress, []

    def breaks(**named: object) -> bool:
        kept.append(real(**named))  # type: ignore[arg-type]
        if len(kept) == 2:
            raise KeyboardInterrupt
        return kept[-1]

    monkeypatch.setattr(backtesting, "keep_progress", breaks)
    with pytest.raises(KeyboardInterrupt):
        run_backtests(NOW)
    run_backtests(NOW)
    trial.refresh_from_db()
    assert (trial.state, trial.done, trial.sums["listings"], Moved.objects.count()) == ("done", 5, 5, 5)


def test_a_lease_keeps_a_second_loop_away_until_it_ends(analyst: Standing) -> None:
    start_backtest(release=make_draft(analyst, "2", HARSH), by=analyst.actor, now=NOW)
    assert lease_backtest(now=NOW) is not None
    assert lease_backtest(now=NOW) is None
    assert lease_backtest(now=NOW + LEASE + timedelta(seconds=1)) is not None


def test_stopped_it_keeps_what_was_counted(analyst: Standing) -> None:
    release = make_draft(analyst, "2", HARSH)
    trial = start_backtest(release=release, by=analyst.actor, now=NOW)
    stop_backtest(trial=trial, by=analyst.actor, now=NOW)
    assert run_backtests(NOW) == 0
    assert Release.objects.get(pk=release.pk).status == "draft"
    with pytest.raises(TrialOverError):
        stop_backtest(trial=trial, by=analyst.actor, now=NOW)


def test_one_backtest_of_a_release_at_a_time(analyst: Standing) -> None:
    release = make_draft(analyst, "2", HARSH)
    start_backtest(release=release, by=analyst.actor, now=NOW)
    with pytest.raises(BacktestRunsError):
        start_backtest(release=release, by=analyst.actor, now=NOW)


def test_what_was_written_meanwhile_is_not_backtested(analyst: Standing) -> None:
    release = make_draft(analyst, "2", HARSH)
    start_backtest(release=release, by=analyst.actor, now=NOW)
    content = release.file.content.replace('"2"', '"3"').encode()
    rewrite_draft(release=release, content=content, seen=0, by=analyst.actor, now=NOW)
    run_backtests(NOW)
    assert Release.objects.get(pk=release.pk).status == "draft"


def test_the_live_one_is_not_backtested_against_itself(analyst: Standing, operator: Standing) -> None:
    release = make_draft(analyst, "2", HARSH)
    live = Release.objects.get(is_live=True)
    with pytest.raises(WrongStateError):
        start_backtest(release=live, by=analyst.actor, now=NOW)
    with pytest.raises(NotPermittedError):
        start_backtest(release=release, by=operator.actor, now=NOW)


def test_of_each_way_some_hundred_are_kept_and_all_counted(analyst: Standing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trials, "MOST_KEPT", 2)
    trial = backtested(analyst, *[PLAIN] * 5)
    assert (trial.sums["changed"], Moved.objects.count()) == (5, 2)
