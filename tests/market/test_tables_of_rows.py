"""The rows that make the market: kinds, habits, roles, profiles, places of a title."""

import numpy as np
import pytest

from touchstone.market.errors import ProfileError
from touchstone.market.habit import HABITS, habits_of
from touchstone.market.kind import FIRST_COUNTERFEIT, KIND_INDEX, KIND_WORDS, KINDS, ListingKind
from touchstone.market.profile import PROFILES, find_profile
from touchstone.market.role import ROLES, cumulate_sales
from touchstone.market.slot import FIRST_ORDER, ORDER_COUNT, ORDERS, SLOTS
from touchstone.market.wording import load_words

SHARES = ("state_share", "claim", "hide", "hide_claim", "vague", "denial", "authority", "contact", "contact_below",
          "quantity", "brand_column", "replica_words", "fake", "denies", "asks", "poor")  # fmt: skip


def test_every_kind_has_one_habit_and_words() -> None:
    assert [habit.kind for habit in HABITS] == list(KINDS)
    assert set(KIND_WORDS) == set(KINDS)


@pytest.mark.parametrize("name", SHARES)
def test_shares_lie_between_nothing_and_all(name: str) -> None:
    values = habits_of(name)
    assert len(values) == len(KINDS)
    assert ((values >= 0) & (values <= 1)).all()


def test_what_a_kind_says_of_its_state_is_a_list_of_phrases() -> None:
    lists = load_words()[1]["zh"]
    assert all(habit.state in lists for habit in HABITS if habit.state)


def test_counterfeits_stand_behind_the_others() -> None:
    assert KIND_INDEX[ListingKind.REPLICA_OPEN] == FIRST_COUNTERFEIT
    assert not any(kind.startswith(("replica", "hidden", "diverted")) for kind in KINDS[:FIRST_COUNTERFEIT])


def test_honest_roles_sell_no_counterfeits_and_crooked_ones_do() -> None:
    for role in ROLES:
        assert any(KIND_INDEX[kind] >= FIRST_COUNTERFEIT for kind in role.sells) == role.crooked


def test_every_crooked_role_has_cover() -> None:
    for role in ROLES:
        honest = sum(share for kind, share in role.sells.items() if KIND_INDEX[kind] < FIRST_COUNTERFEIT)
        assert not role.crooked or honest / sum(role.sells.values()) > 0.3


def test_shares_of_roles_add_up() -> None:
    for crooked in (False, True):
        assert sum(role.share for role in ROLES if role.crooked == crooked) == pytest.approx(1.0)


def test_sales_are_cumulated_to_one() -> None:
    sales = cumulate_sales()
    assert sales.shape == (len(ROLES), len(KINDS))
    assert (np.diff(sales, axis=1) >= 0).all()
    assert (sales[:, -1] == 1).all()


def test_every_order_has_every_place_once() -> None:
    assert (np.sort(ORDERS, axis=1) == np.arange(SLOTS)).all()
    assert FIRST_ORDER[-1] + ORDER_COUNT[-1] == len(ORDERS)


def test_profiles_are_found_by_name() -> None:
    assert [find_profile(profile.name) for profile in PROFILES] == list(PROFILES)


def test_an_unknown_profile_is_refused_in_both_languages() -> None:
    with pytest.raises(ProfileError) as refusal:
        find_profile("bazaar")
    assert "bazaar" in str(refusal.value)
    assert "hotspot" in refusal.value.in_chinese()


def test_profiles_are_described_in_both_languages() -> None:
    assert all(profile.text_en.isascii() and not profile.text_zh.isascii() for profile in PROFILES)
