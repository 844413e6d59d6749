"""Sellers are held out whole, and the figures are those of the books."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.signals.text_titles import read
from touchstone.signals.text_validation import (
    average_precision,
    calibrate,
    interval,
    split_sellers,
    take_rows,
    validate,
    without_largest,
)


def test_average_precision_of_a_perfect_ranking_is_one() -> None:
    assert average_precision(np.array([1, 1, 0, 0]), np.array([4.0, 3.0, 2.0, 1.0])) == 1.0


def test_average_precision_of_a_known_ranking() -> None:
    assert average_precision(np.array([1, 0, 1, 0]), np.array([4.0, 3.0, 2.0, 1.0])) == pytest.approx((1 + 2 / 3) / 2)


def test_equal_scores_count_together() -> None:
    assert average_precision(np.array([1, 0, 0, 0]), np.zeros(4)) == pytest.approx(0.25)


def test_average_precision_without_positives_is_not_a_number() -> None:
    assert np.isnan(average_precision(np.zeros(3, int), np.arange(3.0)))


@given(st.lists(st.tuples(st.integers(0, 1), st.integers(0, 9)), min_size=1, max_size=60))
def test_a_seller_lies_in_one_fold(rows: list[tuple[int, int]]) -> None:
    labels, sellers = np.array(rows).T
    fold = split_sellers(labels, sellers, 5, seed=1)
    assert all(len(set(fold[sellers == seller])) == 1 for seller in set(sellers))


def test_sellers_with_positives_are_spread_over_the_folds() -> None:
    sellers = np.repeat(np.arange(20), 3)
    labels = (sellers < 5).astype(int)
    assert set(split_sellers(labels, sellers, 5, seed=0)[labels == 1]) == {0, 1, 2, 3, 4}


def test_no_row_is_scored_by_a_model_that_saw_its_seller() -> None:
    sellers, labels = np.repeat(np.arange(6), 4), np.tile([0, 0, 0, 1], 6)
    seen: list[int] = []

    def score(train: np.ndarray, asked: np.ndarray) -> np.ndarray:
        assert not set(sellers[train]) & set(sellers[asked])
        seen.extend(asked)
        return labels[asked].astype(float)

    assert validate(labels, sellers, 3, 0, score).figures.average_precision == 1.0
    assert sorted(seen) == list(range(24))


def test_the_largest_seller_is_left_out_whole() -> None:
    sellers, labels = np.array([1, 1, 1, 2, 3]), np.array([1, 1, 0, 1, 0])
    scores = np.array([9.0, 8.0, 7.0, 1.0, 2.0])
    assert without_largest(labels, scores, sellers) == pytest.approx(0.5)


def test_the_interval_holds_the_figure_and_widens_with_fewer_sellers() -> None:
    draw = np.random.default_rng(3)
    labels = (draw.random(400) < 0.2).astype(int)
    scores = labels + draw.normal(size=400)
    figure = average_precision(labels, scores)
    low, high = interval(labels, scores, np.arange(400), seed=0)
    few_low, few_high = interval(labels, scores, np.arange(400) % 5, seed=0)
    assert low <= figure <= high
    assert few_high - few_low > 0


def test_calibrated_logits_give_the_share_of_positives() -> None:
    draw = np.random.default_rng(5)
    logits = draw.normal(size=4000) * 3
    labels = (draw.random(4000) < 1 / (1 + np.exp(-(0.5 * logits - 1)))).astype(int)
    slope, shift = calibrate(labels, logits)
    assert (slope, shift) == (pytest.approx(0.5, abs=0.05), pytest.approx(-1, abs=0.15))


def test_one_label_alone_is_not_calibrated() -> None:
    assert calibrate(np.ones(4, int), np.arange(4.0)) == (1.0, 0.0)


def test_rows_are_taken_in_the_order_asked() -> None:
    taken = take_rows(read("alpha", "", "高仿", "delta"), np.array([2, 0, 1]))
    assert [taken.text(row) for row in range(3)] == ["高仿", "alpha", ""]
