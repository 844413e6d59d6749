"""Prices: replicas are cheap, and so are many honest offers."""

from pathlib import Path

import numpy as np
import pytest

from tests.market.telltales import read_rows
from touchstone.market.kind import ListingKind
from touchstone.market.prices import round_prices

K = ListingKind


@pytest.fixture(scope="module")
def ratios(market: Path) -> dict[str, np.ndarray]:
    """Price ÷ usual price of the listings of each kind."""
    found: dict[str, list[float]] = {}
    for listing, truth in zip(read_rows(market, "listings"), read_rows(market, "truth_listings"), strict=True):
        found.setdefault(truth["kind"], []).append(listing["price"] / truth["usual_price"])
    return {kind: np.array(values) for kind, values in found.items()}


@pytest.mark.parametrize(
    ("kind", "low", "high"),
    [
        (K.HONEST_NEW, 0.8, 1.15),
        (K.HONEST_OUTLET, 0.25, 0.5),
        (K.HONEST_SECOND_HAND, 0.2, 0.4),
        (K.HONEST_RESELLER, 0.65, 0.95),
        (K.REPLICA_OPEN, 0.05, 0.2),
        (K.REPLICA_UNDERPRICED, 0.05, 0.18),
        (K.REPLICA_QUIET, 0.5, 0.9),
    ],
)
def test_the_middle_price_of_a_kind_is_that_of_its_habit(
    ratios: dict[str, np.ndarray], kind: K, low: float, high: float
) -> None:
    assert low < np.median(ratios[kind.value]) < high


def test_many_honest_offers_are_as_cheap_as_replicas(ratios: dict[str, np.ndarray]) -> None:
    replica = np.quantile(ratios[K.REPLICA_UNDERPRICED.value], 0.75)
    assert (ratios[K.HONEST_SECOND_HAND.value] < replica).mean() > 0.1
    assert (ratios[K.HONEST_OUTLET.value] < replica).mean() > 0.02


def test_some_replicas_cost_as_much_as_the_genuine_goods(ratios: dict[str, np.ndarray]) -> None:
    assert (ratios[K.REPLICA_QUIET.value] > 0.9).mean() > 0.15


def test_no_price_is_below_one_unit() -> None:
    prices = round_prices(np.random.default_rng(1), np.array([0.001, 0.5, 1.0]))
    assert (prices >= 1).all()


def test_high_prices_end_in_whole_tens() -> None:
    prices = round_prices(np.random.default_rng(1), np.array([1234.5, 99_999.4]))
    assert prices.tolist() == [1230.0, 100_000.0]


def test_low_prices_keep_their_size() -> None:
    asked = np.linspace(2, 999, 200)
    assert (np.abs(round_prices(np.random.default_rng(1), asked) - asked) <= 1).all()
