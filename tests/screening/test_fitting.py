"""Fits agree with scikit-learn."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.screening.fitting import fit_isotonic, fit_logistic, fit_platt

linear_model = pytest.importorskip("sklearn.linear_model", reason="scikit-learn is the reference; it is not installed")
isotonic = pytest.importorskip("sklearn.isotonic", reason="scikit-learn is the reference; it is not installed")


def sample(seed: int, count: int = 200) -> tuple[np.ndarray, np.ndarray]:
    dice = np.random.default_rng(seed)
    columns = dice.random((count, 3))
    chance = 1 / (1 + np.exp(-(columns @ np.array([4.0, -2.0, 0.0]) - 1.0)))
    truth = (dice.random(count) < chance).astype(np.int8)
    truth[:2] = (0, 1)
    return columns, truth


@given(st.integers(0, 10**6))
def test_weights_are_those_of_scikit_learn(seed: int) -> None:
    columns, truth = sample(seed)
    ours = fit_logistic(columns, truth, penalty=1.0)
    theirs = linear_model.LogisticRegression(C=1.0, tol=1e-10, max_iter=2000).fit(columns, truth)
    assert ours.weights == pytest.approx(theirs.coef_[0], abs=1e-3)
    assert ours.bias == pytest.approx(theirs.intercept_[0], abs=1e-3)


def test_a_bound_is_kept_and_the_others_are_fitted_again() -> None:
    columns, truth = sample(3, 2000)
    bounded = fit_logistic(columns, truth, penalty=1.0, least=0.0)
    without = fit_logistic(columns[:, [0, 2]], truth, penalty=1.0, least=0.0)
    assert bounded.weights[1] == 0.0
    assert bounded.weights[[0, 2]] == pytest.approx(without.weights, abs=1e-6)


def test_data_that_a_line_separates_still_have_a_fit() -> None:
    fit = fit_logistic(np.array([[0.0], [0.1], [0.9], [1.0]]), np.array([0, 0, 1, 1]), penalty=0.01)
    assert np.isfinite(fit.weights).all()
    assert fit.weights[0] > 0


def test_the_line_of_platt_finds_the_odds_that_made_the_data() -> None:
    dice = np.random.default_rng(5)
    total = dice.normal(0, 2, 20_000)
    truth = (dice.random(20_000) < 1 / (1 + np.exp(-(0.5 * total - 1.0)))).astype(np.int8)
    assert fit_platt(total, truth) == pytest.approx((0.5, -1.0), abs=0.06)


@given(st.lists(st.tuples(st.integers(-5, 5), st.integers(0, 1)), min_size=2, max_size=60))
def test_rising_steps_are_those_of_scikit_learn(rows: list[tuple[int, int]]) -> None:
    total, truth = np.array([float(x) for x, _ in rows]), np.array([y for _, y in rows])
    points = fit_isotonic(total, truth)
    fitted = np.interp(total, [x for x, _ in points], [y for _, y in points])
    theirs = isotonic.IsotonicRegression().fit(total, truth).predict(total)
    assert fitted == pytest.approx(theirs, abs=1e-6)
    assert all(a[0] < b[0] and a[1] <= b[1] for a, b in pairwise(points))


def test_a_row_that_counts_twice_is_as_good_as_two_rows() -> None:
    columns, truth = sample(5)
    twice = fit_logistic(columns, truth, count=np.full(len(truth), 2.0))
    doubled = fit_logistic(np.concatenate([columns, columns]), np.concatenate([truth, truth]))
    assert twice.weights == pytest.approx(doubled.weights, abs=1e-6)
    assert fit_platt(columns[:, 0], truth, np.ones(len(truth))) == fit_platt(columns[:, 0], truth)


def test_what_is_known_already_is_an_offset_that_a_strong_penalty_keeps() -> None:
    columns, truth = sample(7, 2000)
    known = np.array([3.0, -1.0, 0.0])
    fit = fit_logistic(columns, truth, penalty=1e9, offset=columns @ known)
    assert fit.weights == pytest.approx(np.zeros(3), abs=1e-4)
    free = fit_logistic(columns, truth, penalty=1e-9, offset=columns @ known)
    assert known + free.weights == pytest.approx(fit_logistic(columns, truth, penalty=1e-9).weights, abs=1e-4)


def test_each_weight_keeps_its_own_bound() -> None:
    columns, truth = sample(3, 2000)
    bounded = fit_logistic(columns, truth, least=np.array([-np.inf, -0.5, 0.25]))
    assert bounded.weights[1] == -0.5
    assert bounded.weights[2] >= 0.25
