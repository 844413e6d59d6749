"""Deadlines: known cases of the law, pauses, caps, and what must hold for any clock."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rulebook.clocks import (
    FIVE_WORKING_DAYS,
    MOMENTS,
    SHORT_TIMES,
    at,
    clock_of,
    pause,
    pauses_after,
    pauses_of_minutes,
    running_clocks,
)
from touchstone.rulebook.clock import Clock, Span, Unit
from touchstone.rulebook.deadlines import due_at
from touchstone.rulebook.errors import ClockError
from touchstone.rulebook.pauses import Pause

FIFTEEN_DAYS = clock_of(15, Unit.CALENDAR_DAYS, roll=True)


@pytest.mark.parametrize(
    ("amount", "unit", "started", "last_day"),
    [
        (15, Unit.CALENDAR_DAYS, "2024-09-20 16:00", "2024-10-08"),
        (15, Unit.CALENDAR_DAYS, "2026-06-01 00:00", "2026-06-16"),
        (15, Unit.CALENDAR_DAYS, "2026-06-01 23:59", "2026-06-16"),
        (3, Unit.WORKING_DAYS, "2026-09-30 18:00", "2026-10-10"),
        (1, Unit.WORKING_DAYS, "2026-09-18 09:00", "2026-09-20"),
        (5, Unit.WORKING_DAYS, "2026-02-13 09:00", "2026-02-27"),
        (6, Unit.MONTHS, "2025-08-31 09:00", "2026-02-28"),
        (1, Unit.MONTHS, "2026-01-15 09:00", "2026-02-24"),
        (1, Unit.YEARS, "2024-02-29 09:00", "2025-02-28"),
        (24, Unit.HOURS, "2026-06-01 10:00", "2026-06-02"),
    ],
)
def test_the_last_day_is_the_one_the_law_counts(amount: int, unit: Unit, started: str, last_day: str) -> None:
    clock = clock_of(amount, unit, roll=unit in (Unit.CALENDAR_DAYS, Unit.MONTHS, Unit.YEARS))
    assert str(due_at(clock, at(started)).last_day) == last_day


def test_a_period_ends_at_midnight_in_shanghai() -> None:
    assert due_at(FIFTEEN_DAYS, at("2026-06-01 10:00")).due_at == datetime(2026, 6, 16, 16, tzinfo=UTC)


def test_a_period_of_hours_runs_through_days_off() -> None:
    deadline = due_at(clock_of(72, Unit.HOURS), at("2026-10-01 10:00"))
    assert (deadline.due_at, deadline.counted_days, deadline.provisional) == (at("2026-10-04 10:00"), 0, False)


def test_a_pause_loses_the_day_it_begins_and_not_the_day_it_ends() -> None:
    stops = [pause("2026-06-02 09:00", "2026-06-04 09:00")]
    assert str(due_at(FIVE_WORKING_DAYS, at("2026-06-01 10:00"), stops).last_day) == "2026-06-10"


def test_a_single_lost_day_is_lost() -> None:
    stops = [pause("2026-06-02 09:00", "2026-06-03 09:00")]
    assert str(due_at(FIVE_WORKING_DAYS, at("2026-06-01 10:00"), stops).last_day) == "2026-06-09"


def test_a_last_day_does_not_roll_into_a_pause() -> None:
    clock, start = clock_of(5, Unit.CALENDAR_DAYS, roll=True), at("2026-06-01 10:00")
    stops = [pause("2026-06-07 09:00", "2026-06-10 09:00"), pause("2026-06-10 12:00", "2026-06-13 12:00")]
    assert str(due_at(clock, start, stops[:1]).last_day) == "2026-06-10"
    assert str(due_at(clock, start, stops).last_day) == "2026-06-15"
    assert due_at(clock, start, [pause("2026-06-07 09:00")]).last_day is None


def test_a_pause_within_a_day_costs_no_day() -> None:
    stops = [pause("2026-06-02 09:00", "2026-06-02 17:00")]
    assert due_at(FIVE_WORKING_DAYS, at("2026-06-01 10:00"), stops) == due_at(FIVE_WORKING_DAYS, at("2026-06-01 10:00"))


def test_an_open_pause_leaves_no_deadline() -> None:
    deadline = due_at(FIVE_WORKING_DAYS, at("2026-06-01 10:00"), [pause("2026-06-02 09:00")])
    assert (deadline.due_at, deadline.last_day, deadline.counted_days) == (None, None, 5)


def test_a_pause_after_the_deadline_changes_nothing() -> None:
    stops = [pause("2026-06-20 09:00")]
    assert due_at(FIVE_WORKING_DAYS, at("2026-06-01 10:00"), stops) == due_at(FIVE_WORKING_DAYS, at("2026-06-01 10:00"))


def test_a_cap_ends_even_an_open_pause() -> None:
    clock = clock_of(15, Unit.CALENDAR_DAYS, roll=True, cap=Span(20, Unit.WORKING_DAYS))
    assert str(due_at(clock, at("2026-06-01 10:00"), [pause("2026-06-02 09:00")]).last_day) == "2026-07-15"


def test_hours_are_tolled_to_the_second_and_up_to_the_cap() -> None:
    clock = clock_of(24, Unit.HOURS, cap=Span(10, Unit.HOURS))
    short, long = pause("2026-06-01 12:00", "2026-06-01 13:30"), pause("2026-06-01 12:00")
    assert due_at(clock, at("2026-06-01 10:00"), [short]).due_at == at("2026-06-02 11:30")
    assert due_at(clock, at("2026-06-01 10:00"), [long]).due_at == at("2026-06-02 20:00")


def test_a_deadline_in_a_year_without_notice_is_provisional() -> None:
    clock = clock_of(40, Unit.WORKING_DAYS)
    assert not due_at(clock, at("2026-01-05 10:00")).provisional
    assert due_at(clock, at("2040-01-05 10:00")).provisional
    assert not due_at(clock_of(40, Unit.CALENDAR_DAYS), at("2040-01-05 10:00")).provisional


@given(running_clocks(), st.data())
def test_a_longer_pause_never_brings_the_deadline_earlier(
    case: tuple[Clock, datetime, list[Pause]], data: st.DataObject
) -> None:
    clock, start, stops = case
    before, after = due_at(clock, start, stops), due_at(clock, start, [*stops, *data.draw(pauses_after(start))])
    assert after.due_at is None or (before.due_at is not None and before.due_at <= after.due_at)


@given(running_clocks(), SHORT_TIMES)
def test_a_later_start_never_brings_the_deadline_earlier(
    case: tuple[Clock, datetime, list[Pause]], later: timedelta
) -> None:
    clock, start, _ = case
    one, other = due_at(clock, start).due_at, due_at(clock, start + later).due_at
    assert one is not None
    assert other is not None
    assert one <= other


@given(running_clocks())
def test_the_order_of_pauses_does_not_matter(case: tuple[Clock, datetime, list[Pause]]) -> None:
    clock, start, stops = case
    assert due_at(clock, start, stops) == due_at(clock, start, [*reversed(stops), *stops])


@given(st.integers(1, 60), MOMENTS, st.data(), st.none() | st.integers(1, 90))
def test_hours_agree_with_the_walk_minute_by_minute(
    hours: int, start: datetime, data: st.DataObject, cap: int | None
) -> None:
    start = start.replace(second=0, microsecond=0)
    stops = data.draw(pauses_of_minutes(start))
    clock = clock_of(hours, Unit.HOURS, cap=None if cap is None else Span(cap, Unit.HOURS))
    assert due_at(clock, start, stops).due_at == walk_minutes(hours, start, stops, cap)


def walk_minutes(hours: int, start: datetime, stops: list[Pause], cap: int | None) -> datetime | None:
    """The deadline of a clock in hours, a minute at a time."""
    moment, left, tolled = start, hours * 60, 0
    while left:
        stop = next((s for s in stops if s.began_at <= moment and (s.ended_at is None or moment < s.ended_at)), None)
        is_still = stop is not None and (cap is None or tolled < cap * 60)
        if is_still and cap is None and stop is not None and stop.ended_at is None:
            return None
        tolled, left = (tolled + 1, left) if is_still else (tolled, left - 1)
        moment += timedelta(minutes=1)
    return moment


@given(running_clocks(), st.sampled_from(("Asia/Shanghai", "America/New_York", "Pacific/Kiritimati")))
def test_the_zone_in_which_moments_are_written_does_not_matter(
    case: tuple[Clock, datetime, list[Pause]], zone: str
) -> None:
    clock, start, stops = case
    there = ZoneInfo(zone)
    moved = [Pause(s.began_at.astimezone(there), s.ended_at and s.ended_at.astimezone(there)) for s in stops]
    assert due_at(clock, start.astimezone(there), moved) == due_at(clock, start, stops)


@pytest.mark.parametrize("year", [1950, 2101])
def test_a_start_in_another_age_is_refused(year: int) -> None:
    with pytest.raises(ClockError, match="outside 1951"):
        due_at(FIVE_WORKING_DAYS, datetime(year, 6, 1, tzinfo=UTC))


def test_the_first_year_that_computes_does() -> None:
    assert due_at(FIVE_WORKING_DAYS, datetime(1951, 6, 1, tzinfo=UTC)).provisional


def test_the_longest_clock_from_the_last_year_still_computes() -> None:
    deadline = due_at(clock_of(2500, Unit.WORKING_DAYS), datetime(2100, 12, 31, tzinfo=UTC))
    assert deadline.provisional
    assert deadline.last_day is not None


def test_naive_moments_are_refused() -> None:
    with pytest.raises(ClockError, match="no time zone"):
        due_at(FIVE_WORKING_DAYS, datetime(2026, 6, 1))
