"""Token buckets: never more than the burst and what time brought back."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.desk.people import NOW
from touchstone.desk.accounts.buckets import Rate, take
from touchstone.desk.accounts.errors import TooManyRequestsError

SMALL = Rate(burst=3, per_second=0.5)


def allowed(name: str, seconds: float) -> bool:
    try:
        take(name, now=NOW + timedelta(seconds=seconds), rate=SMALL)
    except TooManyRequestsError:
        return False
    return True


def test_a_full_bucket_gives_its_burst_and_then_says_when_to_come_back(db: None) -> None:
    assert [allowed("key", 0) for _ in range(4)] == [True, True, True, False]
    with pytest.raises(TooManyRequestsError) as refusal:
        take("key", now=NOW, rate=SMALL)
    assert refusal.value.headers["Retry-After"] == "2"
    assert refusal.value.headers["RateLimit"] == '"key";r=0;t=6'


def test_what_the_refusal_promises_is_kept(db: None) -> None:
    for _ in range(3):
        take("key", now=NOW, rate=SMALL)
    assert not allowed("key", 1.9)
    assert allowed("key", 2)


def test_each_key_has_its_own_bucket(db: None) -> None:
    assert [allowed("one", 0) for _ in range(4)][-1] is False
    assert allowed("two", 0)


def test_the_headers_say_the_rate_and_what_is_left(db: None) -> None:
    headers = take("key", now=NOW, rate=SMALL).headers
    assert headers == {"RateLimit-Policy": '"key";q=3;w=6', "RateLimit": '"key";r=2;t=2'}


def test_a_clock_that_goes_back_gives_nothing_away(db: None) -> None:
    for _ in range(3):
        take("key", now=NOW, rate=SMALL)
    assert not allowed("key", -100)
    assert not allowed("key", 1)


class BucketTest(TestCase):
    @settings(max_examples=20)
    @given(st.lists(st.floats(0, 20, allow_nan=False), min_size=1, max_size=25))
    def test_no_window_gives_more_than_burst_and_refill(self, gaps: list[float]) -> None:
        at, passed = 0.0, []
        for gap in gaps:
            at += gap
            if allowed("key", at):
                passed.append(at)
        for first, start in enumerate(passed):
            for last in range(first, len(passed)):
                assert last - first + 1 <= SMALL.burst + (passed[last] - start) * SMALL.per_second + 1e-3
