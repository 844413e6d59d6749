"""Habits: shares are shares, lists exist."""

import pytest

from touchstone.market.habit import HABITS, habits_of
from touchstone.market.kind import KINDS
from touchstone.market.wording import load_words

SHARES = ("state_share", "claim", "hide", "hide_claim", "vague", "denial", "authority", "contact", "contact_below",
          "quantity", "brand_column", "replica_words", "fake", "denies", "asks", "poor")  # fmt: skip


@pytest.mark.parametrize("name", SHARES)
def test_shares_lie_between_nothing_and_all(name: str) -> None:
    values = habits_of(name)
    assert len(values) == len(KINDS)
    assert ((values >= 0) & (values <= 1)).all()


def test_what_a_kind_says_of_its_state_is_a_list_of_phrases() -> None:
    lists = load_words()[1]["zh"]
    assert all(habit.state in lists for habit in HABITS if habit.state)
