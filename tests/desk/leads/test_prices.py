"""The histogram counts every price once, and the price of the listing lies within it."""

from bisect import bisect_left
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.dossiers.test_engine_intake import listing_row
from tests.desk.leads.conftest import take
from tests.desk.people import Standing
from touchstone.desk.dossiers.models import ListingVersion
from touchstone.desk.leads.models import Lead
from touchstone.desk.leads.queries import prices
from touchstone.desk.leads.queries.prices import BARS, LEAST, prices_beside, prices_of_brand, spread

PRICES = st.lists(st.integers(1, 10**7).map(lambda cents: cents / 100), min_size=2, max_size=60)


@given(PRICES, st.integers(1, 10**7).map(lambda cents: cents / 100))
def test_every_price_is_counted_once_between_its_edges(prices: list[float], own: float) -> None:
    drawn = spread(prices, own)
    assert (drawn.total, len(drawn.counts), len(drawn.edges)) == (len(prices), BARS, BARS + 1)
    assert drawn.below == bisect_left(sorted(prices), own)
    assert drawn.edges[0] <= own <= drawn.edges[-1] + 0.01
    low, middle, high = drawn.quartiles
    assert min(prices) - 0.01 <= low <= middle <= high <= max(prices) + 0.01


def test_bars_and_quartiles_of_a_plain_row() -> None:
    drawn = spread([float(price) for price in range(1, 21)], 5.0)
    assert (drawn.counts, drawn.quartiles, drawn.below) == ([1] * 20, [5.75, 10.5, 15.25], 4)


def test_one_price_far_above_all_does_not_flatten_the_bars() -> None:
    plain = [float(price) for price in range(1, 21)]
    assert spread([*plain, 35_000.0], 5.0).counts == spread(plain, 5.0).counts
    assert (spread([*plain, 35_000.0], 5.0).above, spread([*plain, 35_000.0], 5.0).total) == (1, 21)
    assert spread([*plain, 35_000.0], 40_000.0).above == 0


def test_prices_that_are_all_the_same_fill_one_bar() -> None:
    assert spread([3.0, 3.0, 3.0], 3.0).counts == [3, *[0] * 19]


@pytest.mark.django_db
def test_versions_of_few_listings_are_few_prices(leads: list[Lead]) -> None:
    version = leads[1].listing_version
    assert prices_of_brand(version) is None
    plain = {field.name: getattr(version, field.name) for field in ListingVersion._meta.fields}
    for own in ("id", "public_id", "price", "number"):
        del plain[own]
    for place in range(LEAST):
        ListingVersion.objects.create(**{**plain, "listing": leads[place % 3].listing}, number=100 + place, price=10)
    assert prices_of_brand(version) is None


@pytest.mark.django_db
@pytest.mark.parametrize("brand", ["", "无名"])
def test_without_a_brand_the_price_stands_among_the_category(analyst: Standing, tmp_path: Path, brand: str) -> None:
    rows = [listing_row(k, title=f"鞋 {k}", category="鞋", price=100.0 + k, brand=brand or None) for k in range(4)]
    rows += [listing_row(k, title=f"鞋 {k}", category="鞋", price=100.0 + k, brand=f"B{k}") for k in range(4, 12)]
    take(analyst, tmp_path / "run", [*rows, listing_row(20, title="帽", category="帽", price=1.0)])
    version = ListingVersion.objects.get(price=103)
    drawn = prices_beside(version)
    assert drawn is not None
    assert (drawn.beside, drawn.total, drawn.below) == ("category", 12, 3)
    page = analyst.client().get(f"/leads/{Lead.objects.get(listing=version.listing).public_id}/").content.decode()
    assert "3 of 12 listings of this category cost less" in page
    assert ("No brand was entered" if not brand else "Of the brand too few prices are known") in page


@pytest.mark.django_db
def test_prices_in_another_currency_and_older_versions_are_left_out(
    analyst: Standing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(analyst, tmp_path / "run", [listing_row(k, title=f"鞋 {k}", category="鞋", price=9.0) for k in range(12)])
    version = ListingVersion.objects.latest("pk")
    assert prices_beside(version) is not None
    monkeypatch.setattr(prices, "LATEST", 9)
    assert prices_beside(version) is None
    monkeypatch.undo()
    ListingVersion.objects.filter(pk__lt=version.pk).update(currency="USD")
    assert prices_beside(version) is None
