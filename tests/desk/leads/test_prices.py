"""The histogram counts every price once, and the price of the listing lies within it."""

from bisect import bisect_left

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.desk.dossiers.models import ListingVersion
from touchstone.desk.leads.models import Lead
from touchstone.desk.leads.queries.prices import BARS, LEAST, prices_of_brand, spread

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
