"""An explanation adds up to the score, says the verdict's reason and cites only confirmed law."""

import math
from datetime import date

import pytest

from touchstone.screening.engine import Engine
from touchstone.screening.explain import Explanation, asked_verdict, explain_finding
from touchstone.screening.screen import screen_one
from touchstone.vocabulary.finding import Finding
from touchstone.vocabulary.listing import Listing
from touchstone.vocabulary.verdict import Verdict

DAY = date(2026, 11, 22)


def explain(title: str, engine: Engine) -> tuple[Finding, Explanation]:
    finding = screen_one(Listing("1", title), engine)
    return finding, explain_finding(finding, engine.ruleset, DAY)


@pytest.mark.parametrize("title", ["高仿 路易威登 女包 1:1 微信 abc12345", "纯棉四件套", "AAA replica Rolex watch"])
def test_contributions_add_up_to_the_score(engine: Engine, title: str) -> None:
    finding, explanation = explain(title, engine)
    a, b = engine.ruleset.calibration.a, engine.ruleset.calibration.b
    assert explanation.total == pytest.approx(explanation.bias + sum(p.contribution for p in explanation.contributions))
    if engine.ruleset.calibration.method == "platt":
        assert finding.score == pytest.approx(1 / (1 + math.exp(-(a * explanation.total + b))), abs=1e-5)


def test_the_largest_contribution_stands_first_in_both_languages(engine: Engine) -> None:
    _, explanation = explain("高仿 路易威登 女包 1:1", engine)
    sizes = [abs(part.contribution) for part in explanation.contributions]
    assert sizes == sorted(sizes, reverse=True)
    assert all(part.sentence.en and part.sentence.zh for part in explanation.contributions)


def test_a_pass_cites_no_law(engine: Engine) -> None:
    finding, explanation = explain("纯棉四件套", engine)
    assert finding.verdict is Verdict.PASS
    assert explanation.grounds == ()


def test_a_finding_that_does_not_pass_cites_confirmed_law(engine: Engine) -> None:
    finding, explanation = explain("高仿 路易威登 女包 1:1", engine)
    assert finding.verdict is not Verdict.PASS
    assert "cn.ecommerce.45" in {ground.code for ground in explanation.grounds}
    assert all(ground.is_enabled and ground.applies_on(DAY) for ground in explanation.grounds)


def test_a_guard_that_lowered_the_verdict_is_named(engine: Engine) -> None:
    finding = Finding("1", 0.99, Verdict.REVIEW, (), engine.ruleset.identity, "")
    reasons = explain_finding(finding, engine.ruleset, DAY).reasons
    assert reasons == (engine.ruleset.step(Verdict.REVIEW).reason, engine.ruleset.guards[0].reason)


@pytest.mark.parametrize(("title", "floor"), [("纯棉四件套 加微信 abc12345", 0), ("补差价专用链接", 1)])
def test_a_floor_that_raised_the_verdict_is_its_reason(engine: Engine, title: str, floor: int) -> None:
    finding, explanation = explain(title, engine)
    assert finding.score < engine.ruleset.step(Verdict.REVIEW).threshold
    assert finding.verdict is Verdict.REVIEW
    assert explanation.reasons == (engine.ruleset.floors[floor].reason,)
    assert explanation.grounds == ()  # the law on counterfeits is not cited for something else


def test_a_score_asks_for_the_highest_verdict_it_reaches(engine: Engine) -> None:
    review, block = engine.ruleset.steps[1].threshold, engine.ruleset.steps[2].threshold
    asked = [asked_verdict(score, engine.ruleset) for score in (0.0, review, (review + block) / 2, block, 1.0)]
    assert asked == [Verdict.PASS, Verdict.REVIEW, Verdict.REVIEW, Verdict.BLOCK, Verdict.BLOCK]
