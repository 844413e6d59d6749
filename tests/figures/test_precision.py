"""Precision is a share of what was decided; what nobody could tell is not part of it."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.figures.precision import Precision


def test_the_share_is_that_of_the_book() -> None:
    # Newcombe 1998, table I: 81 of 263 gives 0.2553 to 0.3662.
    share = Precision(breaches=81, others=182, unclear=40).share
    assert (share.value, share.low, share.high) == pytest.approx((81 / 263, 0.2553, 0.3662), abs=5e-5)


def test_of_nothing_there_is_no_share() -> None:
    share = Precision(unclear=3).share
    assert math.isnan(share.value)
    assert (share.low, share.high) == (0.0, 1.0)


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_what_nobody_can_tell_changes_nothing(breaches: int, others: int, unclear: int) -> None:
    known, all_of_them = Precision(breaches, others), Precision(breaches, others, unclear)
    assert known.decided == all_of_them.decided == breaches + others
    if known.decided:
        assert known.share == all_of_them.share
        assert known.share.low <= known.share.value <= known.share.high
