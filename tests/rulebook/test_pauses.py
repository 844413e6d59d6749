"""Pauses: joined without loss, counted in days as the law counts."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rulebook.clocks import MOMENTS, SHORT_TIMES, at, pause, pauses_after
from touchstone.rulebook.china import china_calendar
from touchstone.rulebook.errors import ClockError
from touchstone.rulebook.pauses import Pause, StillDays, join_pauses, still_days


def is_still(stops: list[Pause], moment: datetime) -> bool:
    return any(stop.began_at <= moment and (stop.ended_at is None or moment < stop.ended_at) for stop in stops)


@given(MOMENTS, st.data())
def test_joined_pauses_stand_still_at_the_same_moments(start: datetime, data: st.DataObject) -> None:
    stops = data.draw(pauses_after(start))
    moment = start + data.draw(SHORT_TIMES)
    assert is_still(join_pauses(stops), moment) is is_still(stops, moment)


@given(MOMENTS, st.data())
def test_joined_pauses_are_in_order_and_apart(start: datetime, data: st.DataObject) -> None:
    joined = join_pauses(data.draw(pauses_after(start)))
    ends = [stop.ended_at for stop in joined[:-1]]
    assert all(end is not None and end < later.began_at for end, later in zip(ends, joined[1:], strict=True))
    assert join_pauses(joined) == joined


def test_pauses_that_touch_are_one() -> None:
    stops = [pause("2026-06-02 09:00", "2026-06-03 09:00"), pause("2026-06-03 09:00", "2026-06-04 09:00")]
    assert join_pauses(stops) == [pause("2026-06-02 09:00", "2026-06-04 09:00")]


def test_days_are_lost_from_the_first_to_the_eve_of_the_last() -> None:
    stops = [pause("2026-06-02 09:00", "2026-06-05 09:00"), pause("2026-06-08 09:00", "2026-06-08 18:00")]
    lost = still_days(stops, date(2026, 6, 1), china_calendar())
    assert lost == [StillDays(date(2026, 6, 2), date(2026, 6, 4))]


def test_days_before_the_start_are_not_lost() -> None:
    lost = still_days([pause("2026-05-20 09:00")], date(2026, 6, 1), china_calendar())
    assert lost == [StillDays(date(2026, 6, 2), None)]


def test_a_pause_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ClockError, match="before it begins") as caught:
        join_pauses([pause("2026-06-02 09:00", "2026-06-01 09:00")])
    assert "对调" in caught.value.hint_zh


@pytest.mark.parametrize("naive", [Pause(datetime(2026, 6, 1)), Pause(at("2026-06-01 09:00"), datetime(2026, 6, 2))])
def test_a_pause_without_zone_is_refused(naive: Pause) -> None:
    with pytest.raises(ClockError, match="no time zone"):
        join_pauses([naive])


def test_an_empty_pause_is_none() -> None:
    moment = at("2026-06-01 09:00")
    assert join_pauses([Pause(moment, moment + timedelta())]) == []
