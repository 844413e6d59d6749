"""Scores: the kernels agree with a slow, plain reference, and no row depends on another."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.screening.evidence import (
    FLOOR_OF_C,
    TWO_KINDS,
    WORDS,
    make_combination,
    make_evidence,
    make_ruleset,
    random_evidence,
)
from touchstone.screening.ruleset import Calibration, Method, Ruleset
from touchstone.screening.scale import make_scale
from touchstone.screening.score import Scored, gather, score_batch
from touchstone.signals.evidence import Evidence
from touchstone.vocabulary.verdict import Verdict

RULES = make_ruleset(
    {"a": 3.0, "b": 2.0, "c": -1.0},
    combinations=(make_combination("a", "b", 4.0),),
    guards=(TWO_KINDS,),
    floors=(FLOOR_OF_C,),
)


def score_all(evidence: list[Evidence], rows: int, ruleset: Ruleset = RULES) -> Scored:
    return score_batch(gather(evidence, rows), make_scale(ruleset))


def score_slowly(evidence: list[Evidence], row: int, ruleset: Ruleset) -> tuple[float, int]:
    """Score and verdict of one row, by the words of the documentation."""
    pieces = [[float(s) for r, s in zip(part.row, part.score, strict=True) if r == row] for part in evidence]
    best = dict(zip(ruleset.signal_names, (max(scores, default=0.0) for scores in pieces), strict=True))
    total = ruleset.bias + sum(signal.weight * best[signal.name] for signal in ruleset.signals)
    total += sum(row.weight * best[row.of[0]] * best[row.of[1]] for row in ruleset.combinations)
    score = float(np.float32(1 / (1 + math.exp(-total))))
    rank = sum(score >= step.threshold for step in ruleset.steps) - 1
    if rank == 2 and sum(value >= np.float32(0.3) for value in best.values()) < 2:
        rank = 1
    if best["c"] >= np.float32(0.9):
        rank = max(rank, 1)
    return score, rank


@given(seed=st.integers(0, 10**6), rows=st.integers(1, 12))
def test_the_kernels_agree_with_the_plain_reference(seed: int, rows: int) -> None:
    evidence = random_evidence(seed, 3, rows)
    fast = score_all(evidence, rows)
    slow = [score_slowly(evidence, row, RULES) for row in range(rows)]
    assert fast.score.tolist() == pytest.approx([score for score, _ in slow], abs=1e-6)
    assert fast.verdict.tolist() == [rank for _, rank in slow]


@given(seed=st.integers(0, 10**6), cut=st.integers(0, 10))
def test_a_row_scores_the_same_in_any_batch(seed: int, cut: int) -> None:
    whole = random_evidence(seed, 3, 10)
    pieces = [list(zip(part.row.tolist(), part.score.tolist(), strict=True)) for part in whole]
    first = [make_evidence([(r, s) for r, s in part if r < cut]) for part in pieces]
    second = [make_evidence([(r - cut, s) for r, s in part if r >= cut]) for part in pieces]
    apart = np.concatenate([score_all(first, cut).score, score_all(second, 10 - cut).score])
    assert apart.tobytes() == score_all(whole, 10).score.tobytes()


def test_a_listing_without_evidence_has_the_score_of_the_bias() -> None:
    scored = score_all([make_evidence([])] * 3, 2)
    assert scored.score.tolist() == pytest.approx([1 / (1 + math.exp(2.0))] * 2)
    assert scored.verdict.tolist() == [0, 0]


def test_only_the_best_piece_of_a_signal_counts() -> None:
    once = score_all([make_evidence([(0, 0.8)]), make_evidence([]), make_evidence([])], 1)
    thrice = score_all([make_evidence([(0, 0.8), (0, 0.5), (0, 0.8)]), make_evidence([]), make_evidence([])], 1)
    assert once.score.tobytes() == thrice.score.tobytes()


def test_a_guard_lowers_a_verdict_that_rests_on_one_signal() -> None:
    strong = make_ruleset({"a": 20.0, "b": 0.0}, guards=(TWO_KINDS,))
    alone = score_all([make_evidence([(0, 1.0)]), make_evidence([])], 1, strong)
    together = score_all([make_evidence([(0, 1.0)]), make_evidence([(0, 0.3)])], 1, strong)
    assert (alone.verdict.tolist(), together.verdict.tolist()) == ([1], [2])


def test_a_floor_raises_a_verdict_whatever_the_score_and_the_guards_say() -> None:
    floors = (replace(FLOOR_OF_C, verdict=Verdict.BLOCK),)
    rules = make_ruleset({"a": 1.0, "c": 0.0}, guards=(TWO_KINDS,), floors=floors)
    rows = [make_evidence([(0, 0.5), (1, 0.5)]), make_evidence([(0, 0.9), (1, 0.8)])]
    assert score_all(rows, 2, rules).verdict.tolist() == [2, 0]


def test_a_score_on_the_threshold_reaches_the_verdict() -> None:
    level = make_ruleset({"a": 2.0}, bias=-2.0)
    assert score_all([make_evidence([(0, 1.0)])], 1, level).verdict.tolist() == [1]


@pytest.mark.parametrize(("weight", "score"), [(-9.0, 0.1), (0.0, 0.1), (1.0, 0.3), (2.0, 0.5), (3.0, 0.9), (9.0, 0.9)])
def test_points_are_joined_by_straight_lines_and_level_outside(weight: float, score: float) -> None:
    points = Calibration(Method.POINTS, 1.0, 0.0, ((0.0, 0.1), (2.0, 0.5), (3.0, 0.9)), WORDS)
    rules = make_ruleset({"a": weight}, bias=0.0, calibration=points)
    assert score_all([make_evidence([(0, 1.0)])], 1, rules).score.tolist() == pytest.approx([score])


def test_no_listings_give_no_scores() -> None:
    assert len(score_all([make_evidence([])] * 3, 0).score) == 0
