"""Pauses grow, are drawn at random within bounds, heed the receiver, and end."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.desk.delivery.egress import Answer
from touchstone.desk.delivery.errors import EgressError
from touchstone.desk.delivery.refusals import fail, refuse
from touchstone.desk.delivery.retry import SCHEDULES, WEBHOOK, Judgement, Schedule, Step, judge, read_retry_after

NOW = datetime(2026, 11, 22, 1, 2, 3, tzinfo=UTC)
schedules = st.sampled_from(SCHEDULES)
seeds = st.integers(0, 10**9)
statuses = st.sampled_from([100, 199, 300, 302, 308, 400, 401, 404, 408, 425, 429, 500, 502, 503, 504, 599])


def after(result: Answer | EgressError, *, tried: int = 1, schedule: Schedule = WEBHOOK, seed: int = 0) -> Judgement:
    """What follows from the result."""
    return judge(result, tried=tried, schedule=schedule, now=NOW, random=Random(seed))


@given(schedules, seeds, statuses)
def test_pauses_keep_within_their_bounds_and_end(schedule: Schedule, seed: int, status: int) -> None:
    random, now, tried = Random(seed), NOW, 1
    while (found := judge(Answer(status, {}), tried=tried, schedule=schedule, now=now, random=random)).next_at:
        assert schedule.least <= found.next_at - now <= schedule.ceiling(tried) <= schedule.longest
        now, tried = found.next_at, tried + 1
    assert (tried, found.step) == (schedule.tries, Step.DEAD)
    assert now - NOW <= sum((schedule.ceiling(n) for n in range(1, schedule.tries)), timedelta())


def test_a_webhook_is_tried_for_several_days() -> None:
    ceilings = [WEBHOOK.ceiling(n) for n in range(1, WEBHOOK.tries)]
    assert ceilings == sorted(ceilings)
    assert timedelta(days=6) < sum(ceilings, timedelta()) < timedelta(days=8)


@given(schedules, st.integers(1, 10**6))
def test_no_number_of_failures_breaks_the_ceiling(schedule: Schedule, failures: int) -> None:
    assert schedule.least <= schedule.ceiling(failures) <= schedule.longest


@given(schedules, seeds, st.integers(1, 13))
def test_the_same_random_source_gives_the_same_pause(schedule: Schedule, seed: int, failures: int) -> None:
    assert schedule.draw(failures, Random(seed)) == schedule.draw(failures, Random(seed))


def test_the_draw_is_spread_over_the_whole_pause() -> None:
    random = Random(1)
    drawn = [WEBHOOK.draw(4, random) / WEBHOOK.ceiling(4) for _ in range(1000)]
    assert min(drawn) < 0.05
    assert max(drawn) > 0.95
    assert 0.47 < sum(drawn) / len(drawn) < 0.55


@given(st.integers(200, 299), st.integers(1, 20))
def test_any_success_is_the_end(status: int, tried: int) -> None:
    assert after(Answer(status, {}), tried=tried) == Judgement(Step.DONE, f"status_{status}")


def test_gone_is_the_end_and_closes_the_endpoint() -> None:
    assert after(Answer(410, {})) == Judgement(Step.DEAD, "status_410", closes_endpoint=True)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_a_failure_with_its_reason(status: int) -> None:
    found = after(Answer(status, {"location": "https://elsewhere.example.com/"}))
    assert (found.step, found.reason) == (Step.AGAIN, f"redirect_{status}")


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("text", ["3600", format_datetime(NOW + timedelta(hours=1)).replace("+0000", "GMT")])
def test_a_receiver_that_asks_to_wait_is_heeded(status: int, text: str) -> None:
    found = after(Answer(status, {"retry-after": text}))
    assert found.next_at == NOW + timedelta(hours=1)


def test_a_receiver_cannot_ask_for_more_than_the_longest_pause() -> None:
    assert after(Answer(503, {"retry-after": "99999999999999999999"})).next_at == NOW + WEBHOOK.longest


def test_a_receiver_cannot_ask_for_an_earlier_try() -> None:
    least = after(Answer(503, {})).next_at
    assert after(Answer(503, {"retry-after": "0"})).next_at == least


def test_other_errors_do_not_ask_to_wait() -> None:
    assert after(Answer(500, {"retry-after": "3600"})) == after(Answer(500, {}))


@given(st.text(max_size=40))
def test_no_retry_after_breaks_the_reader(text: str) -> None:
    assert read_retry_after({"retry-after": text}, NOW) >= timedelta()


@pytest.mark.parametrize("text", ["", "-5", "1.5", "٣", "soon", "Sat, 01 Jan 2000 00:00:00 GMT", "Fri, 99 Foo 2026"])
def test_an_odd_or_past_retry_after_asks_for_nothing(text: str) -> None:
    assert read_retry_after({"retry-after": text}, NOW) == timedelta()


def test_a_failure_on_the_way_is_tried_again() -> None:
    found = after(fail("too_slow", "hooks.example.com"))
    assert (found.step, found.reason) == (Step.AGAIN, "too_slow")


def test_an_address_that_can_never_be_called_is_dead_at_once() -> None:
    assert after(refuse("bad_scheme", "ftp")) == Judgement(Step.DEAD, "bad_scheme")


def test_the_last_try_gives_the_reason_of_its_end() -> None:
    found = after(Answer(500, {}), tried=WEBHOOK.tries)
    assert found == Judgement(Step.DEAD, "status_500")
