"""Kappa is that of the books, of scikit-learn's definition and of a plain reckoning."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from touchstone.figures.agreement import agreement_of, agreement_on

ANSWERS = ("counterfeit", "dangerous", "fine")


def plain_kappa(pairs: list[tuple[str, str]]) -> float:
    """The slow reference: every answer of the one with every answer of the other."""
    n = len(pairs)
    chance = sum(first == second for first, _ in pairs for _, second in pairs) / n**2
    return (sum(first == second for first, second in pairs) / n - chance) / (1 - chance)


def table(cells: list[list[int]]) -> list[tuple[str, str]]:
    return [(str(a), str(b)) for a, row in enumerate(cells) for b, n in enumerate(row) for _ in range(n)]


def test_the_example_of_the_book_comes_out() -> None:
    # Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, 3rd edition, table 18.1: kappa 0.676.
    found = agreement_of(table([[75, 1, 4], [5, 4, 1], [0, 0, 10]]))
    assert (found.count, found.raw) == (100, 0.89)
    assert found.kappa == pytest.approx(0.676, abs=5e-4)
    # Their standard error for the interval: 0.0877 by equation 18.13.
    assert (found.high - found.low) / 2 / 1.96 == pytest.approx(0.0877, abs=5e-4)


def test_full_agreement_is_one_and_none_at_all_below_zero() -> None:
    assert agreement_of([("a", "a"), ("b", "b")]).kappa == pytest.approx(1.0)
    assert agreement_of([("a", "b"), ("b", "a")]).kappa == pytest.approx(-1.0)


def test_without_answers_or_with_one_answer_there_is_no_kappa() -> None:
    assert math.isnan(agreement_of([]).kappa)
    same = agreement_of([("fine", "fine")] * 5)
    assert (math.isnan(same.kappa), same.raw) == (True, 1.0)


def test_on_one_answer_the_others_are_one() -> None:
    pairs = table([[20, 5, 5], [2, 30, 8], [1, 9, 20]])
    merged = [("0" if first == "0" else "x", "0" if second == "0" else "x") for first, second in pairs]
    assert agreement_on("0", pairs).kappa == pytest.approx(plain_kappa(merged))


@given(st.lists(st.tuples(st.sampled_from(ANSWERS), st.sampled_from(ANSWERS)), min_size=1, max_size=40))
def test_it_is_what_a_plain_reckoning_gives(pairs: list[tuple[str, str]]) -> None:
    assume(len({each for pair in pairs for each in pair}) > 1)
    found = agreement_of(pairs)
    assert found.kappa == pytest.approx(plain_kappa(pairs), abs=1e-9)
    assert -1 - 1e-9 <= found.low <= found.kappa <= found.high <= 1 + 1e-9
