"""Metrics agree with scikit-learn and with textbook values."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from touchstone.screening.metrics import (
    average_precision,
    bootstrap_by_group,
    calibration_table,
    expected_calibration_error,
    make_curve,
    rank,
    roc_area,
    wilson,
)

sklearn_metrics = pytest.importorskip("sklearn.metrics", reason="scikit-learn is the reference; it is not installed")

labelled = st.lists(st.tuples(st.sampled_from([0.0, 0.1, 0.3, 0.5, 0.9, 1.0]), st.integers(0, 1)), min_size=2).filter(
    lambda rows: any(label for _, label in rows)
)


def columns(rows: list[tuple[float, int]]) -> tuple[np.ndarray, np.ndarray]:
    return np.array([score for score, _ in rows], dtype=np.float32), np.array(
        [label for _, label in rows], dtype=np.int8
    )


@given(labelled)
def test_average_precision_is_that_of_scikit_learn(rows: list[tuple[float, int]]) -> None:
    score, truth = columns(rows)
    assert average_precision(rank(score, truth)) == pytest.approx(sklearn_metrics.average_precision_score(truth, score))


@given(labelled)
def test_the_curve_is_that_of_scikit_learn(rows: list[tuple[float, int]]) -> None:
    score, truth = columns(rows)
    curve = make_curve(rank(score, truth))
    precision, recall, _ = sklearn_metrics.precision_recall_curve(truth, score)
    ours = {(round(r, 9), round(p, 9)) for p, r in zip(curve.precision, curve.recall, strict=True)}
    theirs = {(round(r, 9), round(p, 9)) for p, r in zip(precision[:-1], recall[:-1], strict=True)}
    assert theirs <= ours


@given(labelled, st.integers(0, 10**6))
def test_weights_count_listings_as_often(rows: list[tuple[float, int]], seed: int) -> None:
    score, truth = columns(rows)
    weight = np.random.default_rng(seed).integers(1, 4, len(rows))
    repeated = rank(np.repeat(score, weight), np.repeat(truth, weight))
    assert average_precision(rank(score, truth), weight.astype(float)) == pytest.approx(average_precision(repeated))


def test_nothing_positive_has_no_average_precision() -> None:
    assert math.isnan(average_precision(rank(np.array([0.1, 0.2]), np.array([0, 0]))))


def test_the_bootstrap_draws_whole_sellers() -> None:
    score, truth = np.array([0.9, 0.8, 0.1] * 20), np.array([1, 0, 0] * 20)
    alone = bootstrap_by_group(rank(score, truth), np.zeros(60, dtype=np.int64), draws=50)
    many = bootstrap_by_group(rank(score, np.arange(60) % 7 == 0), np.arange(60), draws=200)
    assert alone == pytest.approx((1.0, 1.0))
    assert many[0] < many[1]


def test_the_bootstrap_is_the_same_each_time() -> None:
    ranking = rank(np.linspace(0, 1, 50), np.arange(50) % 3 == 0)
    assert bootstrap_by_group(ranking, np.arange(50) % 9) == bootstrap_by_group(ranking, np.arange(50) % 9)


def test_the_interval_of_wilson_is_that_of_the_book() -> None:
    # Agresti and Coull 1998: 0 of 10 gives [0, 0.278].
    interval = wilson(0, 10)
    assert (interval.value, interval.low) == (0.0, 0.0)
    assert interval.high == pytest.approx(0.2775, abs=1e-4)


@given(st.integers(0, 50), st.integers(1, 50))
def test_an_interval_holds_its_share(hits: int, others: int) -> None:
    interval = wilson(hits, hits + others)
    assert 0 <= interval.low <= interval.value <= interval.high <= 1


def test_a_calibrated_score_has_no_calibration_error() -> None:
    score, truth = np.full(100, 0.25), np.arange(100) % 4 == 0
    table = calibration_table(score, truth.astype(np.int8))
    assert [(row.low, row.count) for row in table] == [(0.2, 100)]
    assert expected_calibration_error(table) == pytest.approx(0.0)
    assert expected_calibration_error(calibration_table(np.full(10, 0.9), np.zeros(10))) == pytest.approx(0.9)


@given(labelled, st.integers(0, 10**6))
def test_the_area_under_the_roc_curve_is_that_of_scikit_learn(rows: list[tuple[float, int]], seed: int) -> None:
    score, truth = columns(rows)
    weight = np.random.default_rng(seed).integers(1, 4, len(rows)).astype(float)
    assume(0 < truth.sum() < len(truth))
    theirs = sklearn_metrics.roc_auc_score(truth, score, sample_weight=weight)
    assert roc_area(rank(score, truth), weight) == pytest.approx(theirs)


def test_one_kind_alone_has_no_area() -> None:
    assert math.isnan(roc_area(rank(np.array([0.1, 0.2]), np.array([1, 1]))))
