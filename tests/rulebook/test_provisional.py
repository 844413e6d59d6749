"""A deadline that is not marked provisional stands, whatever the notices to come will say."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.rulebook.clocks import at, clock_of, running_clocks
from touchstone.rulebook.china import CALENDARS, china_calendar
from touchstone.rulebook.clock import Clock, Unit
from touchstone.rulebook.deadlines import due_at
from touchstone.rulebook.pauses import Pause
from touchstone.rulebook.workdays import WorkCalendar

CHINA = china_calendar()


def calendar_of_other_notices(seed: int) -> WorkCalendar:
    """As the Chinese one on the days it knows; on the others a day is worked or not by chance, few of them or most."""

    def days_of(year: int) -> tuple[date, ...]:
        coin, chance = Random(seed * 10_000 + year), (0.1, 0.5, 0.95)[seed % 3]
        every = (date(year, 1, 1) + timedelta(days=number) for number in range(366))
        inside = [(day, coin.random() < chance) for day in every if day.year == year]
        return tuple(day for day, heads in inside if (CHINA.is_working_day(day) if CHINA.is_known(day) else heads))

    return replace(CHINA, key="OTHER", days_of=days_of)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(running_clocks(), st.integers(0, 99), st.integers(0, 45))
def test_no_coming_notice_moves_a_deadline_that_is_sure(
    monkeypatch: pytest.MonkeyPatch, case: tuple[Clock, datetime, list[Pause]], seed: int, shift: int
) -> None:
    clock, start, stops = case
    near_the_edge = timedelta(days=CHINA.known_through.toordinal() - start.date().toordinal() - shift)
    start += near_the_edge
    stops = [Pause(s.began_at + near_the_edge, s.ended_at and s.ended_at + near_the_edge) for s in stops]
    monkeypatch.setitem(CALENDARS, "OTHER", lambda: calendar_of_other_notices(seed))
    sure, other = due_at(clock, start, stops), due_at(replace(clock, calendar_key="OTHER"), start, stops)
    assert sure.provisional or sure == other


def test_a_deadline_beyond_the_last_notice_is_marked_with_its_edition() -> None:
    last = CHINA.known_through
    deadline = due_at(clock_of(10, Unit.WORKING_DAYS), datetime.combine(last, datetime.min.time(), CHINA.zone))
    assert deadline.provisional
    assert deadline.edition == CHINA.edition
    assert deadline.edition.startswith("holidays ")


def test_a_deadline_before_the_first_notice_is_marked_too() -> None:
    assert due_at(clock_of(10, Unit.WORKING_DAYS), at("2000-12-20 09:00")).provisional


def test_calendar_days_that_do_not_roll_need_no_notice() -> None:
    assert not due_at(clock_of(10, Unit.CALENDAR_DAYS), at("2040-01-01 09:00")).provisional
