"""The plain numbers equal those that the desk's formulas give: shares, precision, kappa, times, removals."""

import math
from datetime import UTC, date, datetime, time, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.figures.recount.histories import BEGIN, NOW, random_record
from touchstone.figures.agreement import Agreement, agreement_of
from touchstone.figures.precision import Precision
from touchstone.figures.recount.counting import Recount
from touchstone.figures.recount.numbers import Number, Span, share, wilson_ends
from touchstone.figures.recount.quality import VERDICTS, kappa
from touchstone.figures.recount.service import answered, is_next_workday
from touchstone.figures.service import Decided, Share, backlog, is_by_next_workday, times_to_decide
from touchstone.rulebook.china import china_calendar

seeds = st.integers(0, 10**6)
answers = st.lists(st.tuples(st.sampled_from(VERDICTS), st.sampled_from(VERDICTS)), max_size=30)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_the_ends_of_a_share_are_those_of_precision(breaches: int, others: int) -> None:
    if breaches + others:
        found = Precision(breaches, others).share
        assert wilson_ends(breaches, breaches + others) == pytest.approx((found.low, found.high), abs=1e-9)


def test_a_share_of_nothing_has_no_value() -> None:
    assert share([], 3) == Number(None, 0, 0, 3)
    assert share([True, False, True]).count == 2


@given(answers)
def test_kappa_and_its_interval_are_those_of_the_desk(pairs: list[tuple[str, str]]) -> None:
    plain, found = kappa(pairs), agreement_of(pairs)
    assert (plain.count, plain.of) == (found.same, found.count)
    assert values_of(plain) == pytest.approx(rounded(found), abs=1.01e-6)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 1)), st.integers(0, 20 * 24 * 60))
def test_the_next_working_day_is_the_one_of_the_calendar(opened: datetime, minutes: int) -> None:
    begun = opened.replace(tzinfo=UTC)
    row = Decided(begun, begun + timedelta(minutes=minutes))
    assert is_next_workday(row.opened, row.decided) == is_by_next_workday(row, china_calendar())


@settings(max_examples=30, deadline=None)
@given(seeds)
def test_times_and_backlog_are_those_of_the_formulas(seed: int) -> None:
    record, span = random_record(Random(seed)), Span(BEGIN + timedelta(days=9), NOW - timedelta(days=9))
    numbers, rows = Recount(record).numbers(span), answered(record)
    given_ = [Decided(opened, at) for opened, at, _ in rows if at and span.holds(at)]
    times = times_to_decide(given_, china_calendar())
    assert of(numbers["T24", "share"]) == times.within_day
    assert of(numbers["T24", "within_a_working_day"]) == times.within_workday
    assert numbers["T_decide", "p95"].value == (round(times.p95 / timedelta(hours=1), 2) if times.p95 else None)
    counts = [number.count for (figure, _), number in numbers.items() if figure == "T_decide"]
    assert tuple(counts[2:]) == times.classes
    ages = [number.count for (figure, _), number in numbers.items() if figure == "backlog"]
    assert tuple(ages) == backlog((opened for opened, _, waiting in rows if waiting), record.now)


def test_days_begin_by_the_clock_of_the_record() -> None:
    zone = random_record(Random(1), 1).zone
    span = Span(datetime.combine(date(2026, 11, 1), time(), zone), None)
    assert span.holds(datetime(2026, 10, 31, 16, tzinfo=UTC))
    assert not span.holds(datetime(2026, 10, 31, 15, 59, tzinfo=UTC))


def of(number: Number) -> Share:
    return Share(number.count or 0, number.of, number.unknown)


def values_of(number: Number) -> tuple[float, ...]:
    return tuple(-9.0 if each is None else each for each in (number.value, number.low, number.high))


def rounded(found: Agreement) -> tuple[float, ...]:
    ends = (found.kappa, found.low, found.high)
    return tuple(-9.0 if math.isnan(each) else round(each, 6) for each in ends)
