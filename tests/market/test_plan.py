"""What listings are before they have words: kinds follow roles, brands follow rights, networks repeat what was taken down."""

import numpy as np
import pytest

from touchstone.market.habit import habits_of
from touchstone.market.kind import KIND_INDEX, KINDS, ListingKind
from touchstone.market.plan import LISTINGS_PER_CHUNK, SECONDS, Plan, plan_listings
from touchstone.market.population import CROOKED, Population, populate
from touchstone.market.role import ROLES
from touchstone.market.stock import Stock


@pytest.fixture(scope="module")
def planned(crooked: Stock) -> tuple[Plan, Population]:
    rng = np.random.default_rng(3)
    people = populate(rng, 0, crooked.profile, crooked.shelf)
    return plan_listings(rng, people, crooked.profile, crooked.shelf), people


def test_every_seller_sells_only_what_its_role_sells(planned: tuple[Plan, Population]) -> None:
    plan, people = planned
    first = plan.again_of < 0
    for number, role in enumerate(ROLES):
        sold = {KINDS[kind] for kind in plan.kind[(people.role[plan.seller] == number) & first]}
        assert sold <= {*role.sells, ListingKind.HONEST_UNBRANDED}


def test_honest_sellers_sell_no_counterfeits(planned: tuple[Plan, Population]) -> None:
    plan, people = planned
    assert not plan.counterfeit[~CROOKED[people.role[plan.seller]]].any()
    assert plan.counterfeit.any()


def test_listings_are_in_the_order_of_time(planned: tuple[Plan, Population]) -> None:
    plan, _ = planned
    assert len(plan) == LISTINGS_PER_CHUNK
    assert (np.diff(plan.seconds) >= 0).all()
    assert plan.seconds[-1] < SECONDS


def test_every_branded_listing_has_a_brand_that_sells_its_goods(
    planned: tuple[Plan, Population], crooked: Stock
) -> None:
    plan, _ = planned
    branded = np.flatnonzero(habits_of("branded")[plan.kind] > 0)
    assert (plan.brand[branded] >= 0).all()
    assert not np.isnan(crooked.shelf.price[plan.brand[branded], plan.group[branded]]).any()


def test_counterfeits_are_mostly_of_brands_worth_copying(planned: tuple[Plan, Population], crooked: Stock) -> None:
    plan, _ = planned
    named = plan.brand >= 0
    target = crooked.shelf.target[plan.brand] == 1.0
    assert target[named & plan.counterfeit].mean() > target[named & ~plan.counterfeit].mean()
    assert not target[named & plan.counterfeit].all()


def test_flagship_shops_sell_the_brands_they_have_a_right_for(planned: tuple[Plan, Population]) -> None:
    plan, people = planned
    rows = np.flatnonzero(plan.kind == KIND_INDEX[ListingKind.HONEST_NEW])
    rightful = (people.brands[plan.seller[rows]] == plan.brand[rows][:, None]).any(axis=1)
    assert rightful.mean() > 0.95


def test_accessories_fit_devices(planned: tuple[Plan, Population], crooked: Stock) -> None:
    plan, _ = planned
    fitting = plan.brand[plan.kind == KIND_INDEX[ListingKind.HONEST_COMPATIBLE]]
    assert crooked.shelf.device[fitting].all()


def test_a_repeated_offer_is_of_another_shop_of_the_same_network(planned: tuple[Plan, Population]) -> None:
    plan, people = planned
    rows = np.flatnonzero(plan.again_of >= 0)
    sources = plan.again_of[rows]
    assert len(rows) > 50
    assert (plan.seller[rows] != plan.seller[sources]).all()
    assert (people.network[plan.seller[rows]] == people.network[plan.seller[sources]]).all()


def test_an_offer_is_repeated_after_it_was_taken_down(planned: tuple[Plan, Population]) -> None:
    plan, _ = planned
    rows = np.flatnonzero(plan.again_of >= 0)
    removed = plan.removed[plan.again_of[rows]]
    assert (plan.seconds[plan.again_of[rows]] <= removed).all()
    assert (removed <= plan.seconds[rows]).all()


def test_a_repeated_offer_is_of_the_same_goods(planned: tuple[Plan, Population]) -> None:
    plan, _ = planned
    rows = np.flatnonzero(plan.again_of >= 0)
    for column in (plan.kind, plan.brand, plan.group, plan.english):
        assert (column[rows] == column[plan.origin[rows]]).all()


def test_only_what_was_repeated_was_taken_down(planned: tuple[Plan, Population]) -> None:
    plan, _ = planned
    assert set(np.flatnonzero(plan.removed >= 0)) == set(plan.again_of[plan.again_of >= 0])
