"""Kinds: each has a habit and words, counterfeits stand last."""

from touchstone.market.habit import HABITS
from touchstone.market.kind import FIRST_COUNTERFEIT, KIND_INDEX, KIND_WORDS, KINDS, ListingKind


def test_every_kind_has_one_habit_and_words() -> None:
    assert [habit.kind for habit in HABITS] == list(KINDS)
    assert set(KIND_WORDS) == set(KINDS)


def test_counterfeits_stand_behind_the_others() -> None:
    assert KIND_INDEX[ListingKind.REPLICA_OPEN] == FIRST_COUNTERFEIT
    assert not any(kind.startswith(("replica", "hidden", "diverted")) for kind in KINDS[:FIRST_COUNTERFEIT])
