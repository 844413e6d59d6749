"""The service figures against slow references that count in another way."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from touchstone.figures.definitions import BY_KEY, DEFINITIONS
from touchstone.figures.service import (
    DAY,
    Decided,
    Removal,
    backlog,
    had_sold,
    handled,
    is_by_next_workday,
    overturned,
    removed_before_sale,
    removed_proactively,
    times_to_decide,
)
from touchstone.rulebook.china import china_calendar

CALENDAR = china_calendar()
START = datetime(2026, 9, 1, tzinfo=UTC)
moments = st.integers(0, 60 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))
decided = st.builds(lambda at, took: Decided(at, at + timedelta(minutes=took)), moments, st.integers(0, 20_000))
removals = st.builds(Removal, st.booleans(), st.none() | st.booleans())


@given(st.lists(decided, max_size=40))
def test_percentiles_are_values_that_so_many_do_not_exceed(rows: list[Decided]) -> None:
    times = times_to_decide(rows, CALENDAR)
    for value, hundredths in ((times.median, 50), (times.p95, 95)):
        fitting = [
            row.waited for row in rows if sum(o.waited <= row.waited for o in rows) * 100 >= hundredths * len(rows)
        ]
        assert value == min(fitting, default=None)
    assert times.within_day.part == len([row for row in rows if not row.decided > row.opened + DAY])


@given(decided)
def test_the_working_day_is_walked_to(row: Decided) -> None:
    first, last = (at.astimezone(CALENDAR.zone).date() for at in (row.opened, row.decided))
    working = 0
    day = first
    while day < last:
        working += day > first and CALENDAR.is_working_day(day)
        day += DAY
    assert is_by_next_workday(row, CALENDAR) == (working == 0)


@given(st.lists(removals, max_size=30))
def test_shares_of_removals_are_counts(rows: list[Removal]) -> None:
    pro, pre = removed_proactively(rows), removed_before_sale(rows)
    own = [row for row in rows if row.is_proactive]
    assert (pro.part, pro.whole) == (len(own), len(rows))
    assert pre.part == len([row for row in own if row.had_sold is False])
    assert pre.whole + pre.unknown == len(own)


@given(st.lists(moments, max_size=40), moments)
def test_everything_that_waits_is_in_one_class(opened: list[datetime], now: datetime) -> None:
    counts = backlog(opened, now)
    ages = [(now - at).total_seconds() / 86_400 for at in opened]
    bounds = [(float("-inf"), 1), (1, 3), (3, 7), (7, float("inf"))]
    assert counts == tuple(sum(low < age <= high for age in ages) for low, high in bounds)


@given(moments, st.none() | moments, st.none() | moments)
def test_an_order_counts_more_than_a_word_that_there_was_none(
    by: datetime, sold_by: datetime | None, unsold_until: datetime | None
) -> None:
    said = had_sold(by, sold_by, unsold_until)
    assert (said is True) == (sold_by is not None and sold_by <= by)
    assert (said is None) == (not said and (unsold_until is None or unsold_until < by))


@given(st.lists(decided, max_size=40))
def test_every_wait_is_in_one_class(rows: list[Decided]) -> None:
    times = times_to_decide(rows, CALENDAR)
    assert sum(times.classes) == times.count == len(rows)
    assert sum(times.classes[:2]) == times.within_day.part
    assert handled([row.waited for row in rows] + [None]).whole == len(rows) + 1


def test_nothing_gives_no_figure() -> None:
    times = times_to_decide([], CALENDAR)
    assert (times.count, times.median, times.p95) == (0, None, None)
    assert (overturned([]).whole, overturned([True, False]).part) == (0, 1)


def test_each_figure_is_defined_once_in_both_languages() -> None:
    assert len(BY_KEY) == len(DEFINITIONS)
    assert all(set(row.name) == set(row.meaning) == {"en", "zh"} and row.sources for row in DEFINITIONS)
