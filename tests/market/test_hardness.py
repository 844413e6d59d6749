"""The market is not solved by one signal, and its labels are those of its kinds."""

from pathlib import Path

import numpy as np
import pytest

from tests.market.telltales import Scores, measure_telltales, read_rows, recall_at
from touchstone.market.kind import FIRST_COUNTERFEIT, KINDS

NAMES = [
    "claim word",
    "price",
    "hidden brand",
    "unauthorised claim",
    "accused in reviews",
    "contact",
    "placeholder",
    "repeated",
]


@pytest.fixture(scope="module")
def telltales(market: Path) -> tuple[Scores, np.ndarray]:
    return measure_telltales(market)


@pytest.mark.parametrize("name", NAMES)
def test_no_single_feature_finds_most_counterfeits_with_few_errors(
    telltales: tuple[Scores, np.ndarray], name: str
) -> None:
    scores, label = telltales
    assert recall_at(0.9, scores[name], label) <= 0.6


@pytest.mark.parametrize(
    "name", ["price", "hidden brand", "unauthorised claim", "accused in reviews", "contact", "claim word"]
)
def test_every_feature_tells_more_than_chance(telltales: tuple[Scores, np.ndarray], name: str) -> None:
    scores, label = telltales
    flagged = scores[name] > (np.quantile(scores[name], 0.98) if name == "price" else 0)
    assert label[flagged].mean() > 1.5 * label.mean()


@pytest.mark.parametrize("name", ["claim word", "unauthorised claim", "accused in reviews", "contact", "placeholder"])
def test_honest_listings_show_every_feature_too(telltales: tuple[Scores, np.ndarray], name: str) -> None:
    scores, label = telltales
    assert (scores[name][~label] > 0).sum() > 20


def test_a_perfect_score_would_be_recognised_as_such() -> None:
    label = np.array([True, False, True, False])
    assert recall_at(0.9, label.astype(float), label) == 1.0
    assert recall_at(0.9, np.zeros(4), label) == 0.0


def test_about_one_listing_in_twenty_is_counterfeit(market: Path) -> None:
    share = np.mean([row["label"] for row in read_rows(market, "labels")])
    assert 0.035 < share < 0.075


def test_the_label_follows_from_the_kind(market: Path) -> None:
    counterfeit = {kind.value for kind in KINDS[FIRST_COUNTERFEIT:]}
    assert all((row["kind"] in counterfeit) == (row["label"] == 1) for row in read_rows(market, "truth_listings"))


def test_labels_and_truth_agree(market: Path) -> None:
    truth = [(row["listing_id"], row["label"], row["seller_id"]) for row in read_rows(market, "truth_listings")]
    assert truth == [(row["listing_id"], row["label"], row["seller_id"]) for row in read_rows(market, "labels")]


def test_every_kind_of_listing_occurs(market: Path) -> None:
    assert {row["kind"] for row in read_rows(market, "truth_listings")} == {kind.value for kind in KINDS}


def test_crooked_sellers_offer_honest_goods_as_cover(market: Path) -> None:
    truth = read_rows(market, "truth_listings")
    crooked = {row["seller_id"] for row in truth if row["label"]}
    cover = [row for row in truth if row["seller_id"] in crooked and not row["label"]]
    assert len(cover) > 0.2 * sum(row["label"] for row in truth)


def test_no_kind_of_counterfeit_is_most_of_them(market: Path) -> None:
    kinds = [row["kind"] for row in read_rows(market, "truth_listings") if row["label"]]
    assert max(kinds.count(kind) for kind in set(kinds)) < 0.4 * len(kinds)
