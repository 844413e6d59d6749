"""Sellers: shares by profile, rights by role, networks among the crooked."""

from dataclasses import replace

import numpy as np
import pytest

from touchstone.market.population import (
    CHUNKS_PER_DISTRICT,
    CROOKED,
    NETWORKS_PER_DISTRICT,
    SELLERS_PER_CHUNK,
    Population,
    populate,
)
from touchstone.market.profile import find_profile
from touchstone.market.role import ROLES
from touchstone.market.stock import Stock


@pytest.fixture(scope="module")
def people(crooked: Stock) -> Population:
    return populate(np.random.default_rng(1), 5, crooked.profile, crooked.shelf)


def test_sellers_are_numbered_through_the_chunks(people: Population) -> None:
    assert people.first == 5 * SELLERS_PER_CHUNK
    assert len(people) == SELLERS_PER_CHUNK


@pytest.mark.parametrize("share", [0.0, 0.1, 0.9])
def test_the_profile_says_how_many_are_crooked(stock: Stock, share: float) -> None:
    profile = replace(find_profile("marketplace"), crooked=share)
    people = populate(np.random.default_rng(2), 0, profile, stock.shelf)
    assert abs(CROOKED[people.role].mean() - share) < 0.06


def test_only_crooked_sellers_are_in_networks(people: Population) -> None:
    assert CROOKED[people.role[people.network >= 0]].all()
    assert 0.6 < (people.network[CROOKED[people.role]] >= 0).mean() < 0.9


def test_networks_reach_over_the_chunks_of_a_district(crooked: Stock) -> None:
    chunks = [
        populate(np.random.default_rng(c), c, crooked.profile, crooked.shelf) for c in (0, 1, CHUNKS_PER_DISTRICT)
    ]
    first, second, elsewhere = (set(people.network[people.network >= 0]) for people in chunks)
    assert first & second
    assert not first & elsewhere
    assert max(first) < NETWORKS_PER_DISTRICT <= min(elsewhere)


def test_flagships_have_rights_and_crooked_sellers_none(people: Population) -> None:
    role = np.array([ROLES[number].name for number in people.role])
    assert not (people.brands[CROOKED[people.role]] >= 0).any()
    assert (people.brands[role == "factory"] < 0).all()
    assert (people.brands[role == "flagship", 0] >= 0).mean() > 0.5


def test_some_sellers_are_much_larger_than_others(people: Population) -> None:
    weight = np.diff(people.cumulative, prepend=0)
    assert weight.max() > 10 * np.median(weight)
    assert weight.max() < 0.1 * weight.sum()


def test_crooked_shops_are_younger_but_not_all_of_them(people: Population) -> None:
    bad, good = people.day[CROOKED[people.role]], people.day[~CROOKED[people.role]]
    assert np.median(bad) < np.median(good)
    assert np.quantile(bad, 0.9) > np.quantile(good, 0.3)
