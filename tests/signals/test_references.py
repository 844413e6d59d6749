"""What is known beyond a listing: currencies, sellers, reviews, names of brands."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from tests.signals.pipeline import make_listings, make_reviews, make_sellers
from touchstone.lexicon.lexicon import Lexicon
from touchstone.signals.brand_names import match_names
from touchstone.signals.currency import cny_per_unit, read_money
from touchstone.signals.fake_reviews import wilson_lower
from touchstone.signals.hashing import hash_strings, look_up, make_slots
from touchstone.signals.review_reference import ReviewCounter, ReviewReference, judge_reviews, merge_reviews
from touchstone.signals.seller_reference import SellerReference


def test_a_price_is_converted_at_the_rate_of_its_year() -> None:
    money = read_money(
        make_listings(
            {"title": "a", "price": 10.0, "currency": "USD", "listed_at": "2014-05-01"},
            {"title": "b", "price": 10.0, "currency": "cny"},
            {"title": "c", "price": -1.0, "currency": "USD"},
        )
    )
    assert money.amount[:2].tolist() == [10 * (cny_per_unit("USD", 2014) or 0), 10.0]
    assert np.isnan(money.amount[2])


def test_an_unknown_currency_is_a_world_of_its_own() -> None:
    rows = [{"title": "a", "price": 3.0, "currency": code} for code in ("XXX", "YYY", "CNY")]
    money = read_money(make_listings(*rows))
    assert money.amount.tolist() == [3.0] * 3
    assert len(set(money.foreign.tolist())) == 3
    assert money.foreign[2] == 0


def test_a_seller_is_authorised_for_the_brands_it_has_shown(lexicon: Lexicon) -> None:
    table = make_sellers({"seller_id": "s", "authorised_brands": ["Nike", "no such brand"]}, {"seller_id": "t"})
    reference = SellerReference.from_batches([table], lexicon)
    seller = hash_strings(pa.array(["s", "s", "t", "u"]))
    nike, adidas = match_names(["nike", "adidas"], lexicon)
    assert reference.is_authorised(seller, np.array([nike, adidas, nike, nike])).tolist() == [True, False, False, False]
    assert reference.knows(seller).tolist() == [True, True, True, False]


@pytest.mark.parametrize("text", ["假货", "绝对是假货，退货", "These shoes are fake"])
def test_a_review_that_says_fake_counts(lexicon: Lexicon, text: str) -> None:
    assert judge_reviews(pa.array([text]), lexicon)[0] >= 0.5


@pytest.mark.parametrize("text", ["不是假货，放心", "假一赔十", "正品，很好", "", "not fake at all"])
def test_a_review_that_denies_it_does_not(lexicon: Lexicon, text: str) -> None:
    assert judge_reviews(pa.array([text]), lexicon)[0] < 0.5


def test_reviews_are_counted_per_listing_merged_and_kept(lexicon: Lexicon, tmp_path: Path) -> None:
    counter = ReviewCounter(lexicon)
    counter.add(make_reviews("假货", "很好", listing_id="a"))
    counter.add(make_reviews("假货", listing_id="a"))
    reference = merge_reviews(counter.finish(), counter.finish())
    reference.save(tmp_path / "reviews.parquet")
    total, fake = ReviewReference.load(tmp_path / "reviews.parquet").find(hash_strings(pa.array(["a", "b"])))
    assert (total.tolist(), fake.tolist()) == ([6, 0], [4, 0])


def test_one_of_hundreds_weighs_less_than_three_of_five() -> None:
    few, many = wilson_lower(np.array([1, 3]), np.array([300, 5]))
    assert few < 0.01 < 0.3 < many


def test_names_are_found_however_they_are_written(lexicon: Lexicon) -> None:
    found = match_names(["NIKE", "耐克/NIKE", "耐克（Nike）", None, "", "no such brand"], lexicon)
    assert (found[:3] == found[0]).all()
    assert found[0] >= 0
    assert (found[3:] == -1).all()


def test_every_key_is_found_again_and_no_other() -> None:
    keys = np.unique(hash_strings(pa.array([str(number) for number in range(1000)])))
    slots = make_slots(keys)
    assert look_up(keys, slots, keys).tolist() == list(range(len(keys)))
    assert look_up(keys, slots, hash_strings(pa.array(["x", None]))).tolist() == [-1, -1]
