"""Chinese working days: the notices, the make-up days, what is known, and what another library says."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.rulebook.china import china_calendar, working_days_of

CALENDAR = china_calendar()
ONE_DAY = timedelta(days=1)
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-01-02", False),
        ("2026-01-04", True),
        ("2026-02-14", True),
        ("2026-02-23", False),
        ("2026-02-28", True),
        ("2026-10-07", False),
        ("2026-10-10", True),
        ("2020-01-31", False),
        ("2005-12-31", True),
        ("2001-12-29", True),
        ("2018-12-29", True),
        ("2026-11-21", False),
        ("2026-11-23", True),
    ],
)
def test_the_days_of_the_notices_are_known(day: str, works: bool) -> None:
    assert CALENDAR.is_known(date.fromisoformat(day))
    assert CALENDAR.is_working_day(date.fromisoformat(day)) is works


def test_a_year_without_notice_has_weekends_and_statutory_days_alone() -> None:
    year = CALENDAR.known_through.year + 1
    weekdays = {
        day
        for day in map(date(year, 1, 1).__add__, map(timedelta, range(366)))
        if day.year == year and day.weekday() < 5
    }
    working = set(working_days_of(year))
    assert working < weekdays
    assert len(weekdays - working) <= 13
    assert not CALENDAR.is_known(date(year, 1, 1))


def test_the_end_of_the_last_known_year_awaits_the_next_notice() -> None:
    last = CALENDAR.known_through
    assert (last.month, last.day) == (12, 24)
    assert not CALENDAR.is_known(last + ONE_DAY)


def test_no_notice_ever_moved_a_day_of_the_year_before_earlier_than_christmas() -> None:
    moved = [
        day
        for year in range(CALENDAR.known_from.year, CALENDAR.known_through.year)
        for day in working_days_of(year)
        if day.month == 12 and day.weekday() >= 5
    ]
    assert min(day.day for day in moved) >= 25


def test_the_other_library_agrees_on_every_day_both_know() -> None:
    """`chinesecalendar` leaves out one make-up day that the notice for 2006 names."""
    other = pytest.importorskip("chinese_calendar", reason="the second library is only for this comparison")
    first, last = date(2004, 1, 1), min(CALENDAR.known_through, max(other.constants.holidays))
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    differing = [day for day in days if CALENDAR.is_working_day(day) is not other.is_workday(day)]
    assert differing == [date(2005, 12, 31)]


def test_the_first_known_day_is_known_and_the_eve_is_not() -> None:
    assert CALENDAR.known_from == date(2001, 1, 1)
    assert CALENDAR.is_known(CALENDAR.known_from)
    assert not CALENDAR.is_known(CALENDAR.known_from - ONE_DAY)


def test_counting_back_stops_at_the_first_working_day_of_a_year() -> None:
    assert CALENDAR.nth_before(date(2026, 1, 5), 1) == date(2026, 1, 4)
    assert CALENDAR.nth_before(date(2026, 1, 4), 1) == date(2025, 12, 31)


@given(DAYS, DAYS)
def test_counting_agrees_with_the_walk(after: date, through: date) -> None:
    after, through = min(after, through), min(max(after, through), min(after, through) + timedelta(days=900))
    days = (after + timedelta(days=number) for number in range(1, (through - after).days + 1))
    assert CALENDAR.count(after, through) == sum(map(CALENDAR.is_working_day, days))
    assert CALENDAR.count(through, after) == 0


@given(DAYS, st.integers(1, 400))
def test_the_nth_day_is_as_many_working_days_away(day: date, number: int) -> None:
    later, earlier = CALENDAR.nth_after(day, number), CALENDAR.nth_before(day, number)
    assert CALENDAR.is_working_day(later)
    assert CALENDAR.is_working_day(earlier)
    assert CALENDAR.count(day, later) == number == CALENDAR.count(earlier - ONE_DAY, day - ONE_DAY)


@given(DAYS)
def test_the_next_working_day_is_the_first_that_comes(day: date) -> None:
    plain = day
    while not CALENDAR.is_working_day(plain):
        plain += ONE_DAY
    assert CALENDAR.next_from(day) == plain
