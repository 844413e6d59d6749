"""A draft trained from verdicts: whole sellers held out, measured beside the live ruleset, left as a draft with its model."""

import threading
from collections.abc import Generator
from datetime import timedelta
from typing import Any, cast

import pytest

from tests.desk.people import NOW, Standing
from tests.desk.rulesets.making import founded, written
from tests.desk.rulesets.teaching import few_lessons, judged_market
from touchstone.desk.authority.errors import NotPermittedError
from touchstone.desk.leads.models import Decision, Lead, SecondReview
from touchstone.desk.rulesets.actions.drafting import write_draft
from touchstone.desk.rulesets.actions.trainings import LEASE, lease_training, start_training, stop_training
from touchstone.desk.rulesets.actions.trials import start_backtest
from touchstone.desk.rulesets.engine.halves import deal
from touchstone.desk.rulesets.engine.labels import labels_in
from touchstone.desk.rulesets.errors import (
    RulesetRefusedError,
    SameRulesetError,
    TooFewVerdictsError,
    TrainingRunsError,
    TrialOverError,
)
from touchstone.desk.rulesets.intake import learning, training
from touchstone.desk.rulesets.intake.backtesting import run_backtests
from touchstone.desk.rulesets.intake.training import run_trainings
from touchstone.desk.rulesets.models import ModelFile, Release, Training, Trial
from touchstone.desk.rulesets.queries.releases import ruleset_of
from touchstone.desk.rulesets.queries.teaching import verdicts
from touchstone.desk.rulesets.queries.versions import labels_on

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    few_lessons(monkeypatch)


def trained(by: Standing, edition: str = "2.0.0", *, text: bool = True, weights: bool = True) -> Training:
    """A training run to its end."""
    row = start_training(edition=edition, text=text, weights=weights, by=by.actor, now=NOW)
    while run_trainings(NOW):
        pass
    row.refresh_from_db()
    return row


def test_a_training_leaves_a_draft_with_its_model(analyst: Standing) -> None:
    judged_market(analyst)
    row = trained(analyst)
    assert (row.state, row.percent, row.failure) == ("done", 100, "")
    draft = Release.objects.get(status="draft")
    assert (row.release, draft.origin, str(draft)) == (draft, "fitted", "standard@2.0.0")
    import json

    print("FACTS", json.dumps(row.facts))
    print("FILE", draft.file.content[:900])
    assert ruleset_of(draft.file).model == ModelFile.objects.get().sha256


def test_it_is_judged_beside_the_live_ruleset_on_sellers_that_it_did_not_see(analyst: Standing) -> None:
    judged_market(analyst)
    facts = trained(analyst).facts
    teaching, judging = facts["teaching"], facts["judging"]
    assert teaching["sellers"] + judging["sellers"] == 24
    assert teaching["listings"] + judging["listings"] == 72
    assert facts["outcome"] == "better"
    assert facts["draft"]["area"][0] > facts["live"]["area"][0]
    assert facts["difference"]["area"][1] > 0


def test_its_page_and_the_page_of_its_draft_say_so(analyst: Standing) -> None:
    judged_market(analyst)
    row = trained(analyst)
    client = analyst.client()
    for page in (f"/rulesets/trainings/{row.public_id}/", f"/rulesets/{row.release.public_id}/"):  # type: ignore[union-attr]
        assert "The draft ranks better than the live ruleset" in client.get(page).content.decode()


def test_the_same_verdicts_give_the_same_draft(analyst: Standing) -> None:
    judged_market(analyst)
    first, second = (trained(analyst, edition).release for edition in ("2.0.0", "2.0.1"))
    assert first is not None
    assert second is not None
    lines = [
        [line for line in each.file.content.splitlines() if not line.startswith(("version", "model"))]
        for each in (first, second)
    ]
    assert lines[0] == lines[1]


def test_too_few_verdicts_are_refused_with_what_is_needed(analyst: Standing) -> None:
    judged_market(analyst, sellers=6)
    with pytest.raises(TooFewVerdictsError) as caught:
        start_training(edition="2", text=True, weights=True, by=analyst.actor, now=NOW)
    assert "9 counterfeit and 9 fine listings of 6 sellers" in str(caught.value.sentence)
    page = analyst.client().get("/rulesets/train").content.decode()
    assert "Too few verdicts to train a draft" in page
    assert '<form method="post" novalidate' not in page


def test_one_seller_with_all_counterfeits_is_not_enough(analyst: Standing) -> None:
    rows = [(True, "a")] * 40 + [(False, f"s{number}") for number in range(40)]
    assert not deal(rows).is_enough
    assert deal([*rows, *[(True, "b")] * 40]).is_enough


def test_whoever_writes_drafts_asks_and_one_runs_at_a_time(analyst: Standing, operator: Standing) -> None:
    judged_market(analyst)
    with pytest.raises(NotPermittedError):
        start_training(edition="2", text=True, weights=True, by=operator.actor, now=NOW)
    with pytest.raises(SameRulesetError):
        start_training(edition="1.2.0", text=True, weights=True, by=analyst.actor, now=NOW)
    start_training(edition="2", text=True, weights=True, by=analyst.actor, now=NOW)
    with pytest.raises(TrainingRunsError):
        start_training(edition="3", text=True, weights=True, by=analyst.actor, now=NOW)


def test_stopped_it_leaves_no_draft(analyst: Standing) -> None:
    judged_market(analyst)
    row = start_training(edition="2", text=False, weights=True, by=analyst.actor, now=NOW)
    stop_training(training=row, by=analyst.actor, now=NOW)
    assert run_trainings(NOW) == 0
    assert not Release.objects.filter(status="draft").exists()
    with pytest.raises(TrialOverError):
        stop_training(training=row, by=analyst.actor, now=NOW)


def test_a_process_that_was_killed_is_followed_by_another_one(
    analyst: Standing, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged_market(analyst)
    row = start_training(edition="2", text=False, weights=True, by=analyst.actor, now=NOW)
    monkeypatch.setattr(training, "SLICE", -1.0)
    run_trainings(NOW)
    assert lease_training(holder="another", now=NOW) is None
    later = NOW + LEASE + timedelta(seconds=1)
    monkeypatch.setattr(training, "WORK", training.Work("another"))
    while run_trainings(later):
        pass
    row.refresh_from_db()
    assert (row.state, Release.objects.filter(status="draft").count()) == ("done", 1)


def test_a_process_that_ends_leaves_its_work_at_once(analyst: Standing, monkeypatch: pytest.MonkeyPatch) -> None:
    judged_market(analyst)
    start_training(edition="2", text=False, weights=True, by=analyst.actor, now=NOW)
    monkeypatch.setattr(training, "SLICE", -1.0)
    run_trainings(NOW)
    training.leave()
    assert lease_training(holder="another", now=NOW) is not None


def test_verdicts_taken_back_meanwhile_end_it(analyst: Standing) -> None:
    judged_market(analyst)
    row = start_training(edition="2", text=False, weights=True, by=analyst.actor, now=NOW)
    Lead.objects.update(verdict="")
    run_trainings(NOW)
    row.refresh_from_db()
    assert (row.state, row.failure) == ("failed", "few")
    assert "too few left" in analyst.client().get(f"/rulesets/trainings/{row.public_id}/").content.decode()


def test_its_backtest_counts_only_verdicts_on_sellers_that_did_not_teach(analyst: Standing) -> None:
    judged_market(analyst)
    row = trained(analyst, text=False)
    assert row.release is not None
    start_backtest(release=row.release, by=analyst.actor, now=NOW)
    while run_backtests(NOW):
        pass
    held = row.facts["judging"]
    assert labels_in(Trial.objects.get().labels) == (held["listings"], held["counterfeits"])


def test_what_is_reviewed_blindly_teaches_nothing_until_it_is_over(analyst: Standing) -> None:
    judged_market(analyst, sellers=2)
    decision = Decision.objects.earliest("pk")
    waits = Lead.objects.create(
        listing=decision.lead.listing, listing_version=decision.listing_version, platform="bazaar", status="open",
        score=0.5, exposure=1, danger=1, harm=1, created_at=NOW,
    )  # fmt: skip
    review = SecondReview.objects.create(first=decision, first_by=analyst.actor.person, lead=waits, created_at=NOW)
    blind = decision.listing_version_id
    assert blind not in [each.row for each in verdicts()]
    assert blind not in labels_on([decision.lead.listing_id])
    SecondReview.objects.filter(pk=review.pk).update(open=False)
    assert blind in [each.row for each in verdicts()]


def test_a_draft_that_names_a_model_which_is_not_here_is_refused(analyst: Standing) -> None:
    founded()
    content = b'model = "' + b"ab" * 32 + b'"\n' + written("3")
    with pytest.raises(RulesetRefusedError) as caught:
        write_draft(content=content, by=analyst.actor, now=NOW)
    assert "Line 1: It names a text model that this node does not keep." in str(caught.value.sentence)


def test_other_work_has_its_turn_while_a_step_of_learning_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    ends = threading.Event()

    def learn_slowly(*_asked: object) -> Generator[None, None, str]:
        assert ends.wait(20)
        yield
        return "what was learned"

    monkeypatch.setattr(learning, "learn", learn_slowly)
    monkeypatch.setattr(learning, "GLANCE", 0.001)
    steps: Any = learning.learn_beside(*[cast("Any", None)] * 3)
    assert [next(steps), next(steps)] == [learning.READ] * 2
    ends.set()
    assert list(steps)[-1] > learning.READ
