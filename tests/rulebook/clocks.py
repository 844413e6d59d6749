"""Clocks and moments for the tests of the rulebook."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from touchstone.rulebook.clock import Clock, Escalation, Reminder, Span, Starts, Tolling, Unit
from touchstone.rulebook.pauses import Pause
from touchstone.rulebook.provision import Status

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAY_UNITS = (Unit.CALENDAR_DAYS, Unit.WORKING_DAYS)

FIVE_WORKING_DAYS = Clock(
    code="test.clock",
    jurisdiction="node",
    title_en="Test",
    title_zh="测试",
    law_en="Test",
    law_zh="测试",
    article="1",
    valid_from=date(2000, 1, 1),
    valid_to=None,
    source="the tests",
    status=Status.TEXT,
    text_en="says",
    text_zh="说",
    span=Span(5, Unit.WORKING_DAYS),
    starts=Starts.NEXT_DAY,
    roll_forward=False,
    tolling=Tolling(),
    counting=(),
    reminders=(Reminder(Span(1, Unit.WORKING_DAYS), time(9)),),
    escalations=(Escalation(Span(1, Unit.WORKING_DAYS), time(9), "supervisor"),),
    calendar_key="CN",
)


def clock_of(amount: int, unit: Unit, *, roll: bool = False, cap: Span | None = None) -> Clock:
    """A clock of that span; hours start at once."""
    starts = Starts.AT_ONCE if unit is Unit.HOURS else Starts.NEXT_DAY
    span, tolling = Span(amount, unit), Tolling(cap)
    return replace(FIVE_WORKING_DAYS, span=span, starts=starts, roll_forward=roll, tolling=tolling)


def at(text: str) -> datetime:
    """A moment in Shanghai, from `2026-10-01 09:00`."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def pause(began: str, ended: str | None = None) -> Pause:
    """A pause from Shanghai moments."""
    return Pause(at(began), at(ended) if ended else None)


MOMENTS = st.datetimes(datetime(2019, 1, 1), datetime(2027, 12, 1), timezones=st.just(UTC))
SHORT_TIMES = st.timedeltas(timedelta(), timedelta(days=40)) | st.integers(0, 40).map(lambda days: timedelta(days=days))


@st.composite
def pauses_after(draw: st.DrawFn, start: datetime) -> list[Pause]:
    """Up to four pauses around and after a start, some of them open."""
    found = []
    for _ in range(draw(st.integers(0, 4))):
        began = start + draw(SHORT_TIMES) - timedelta(days=3)
        length = draw(st.none() | SHORT_TIMES)
        found.append(Pause(began, None if length is None else began + length))
    return found


@st.composite
def pauses_of_minutes(draw: st.DrawFn, start: datetime) -> list[Pause]:
    """Up to three pauses on whole minutes within a few days of the start."""
    minutes = st.integers(0, 3000).map(lambda number: timedelta(minutes=number))
    begins = [start - timedelta(hours=5) + draw(minutes) for _ in range(draw(st.integers(0, 3)))]
    lengths = [draw(st.none() | minutes) for _ in begins]
    return [
        Pause(began, None if length is None else began + length) for began, length in zip(begins, lengths, strict=True)
    ]


@st.composite
def day_clocks(draw: st.DrawFn) -> Clock:
    """Any clock in days, months or years."""
    unit = draw(st.sampled_from((*DAY_UNITS, Unit.MONTHS, Unit.YEARS)))
    amount = draw(st.integers(1, {Unit.MONTHS: 14, Unit.YEARS: 2}.get(unit, 30)))
    cap = draw(st.none() | st.builds(Span, st.integers(1, 25), st.sampled_from(DAY_UNITS)))
    roll = unit is not Unit.WORKING_DAYS and draw(st.booleans())
    starts = draw(st.sampled_from((Starts.NEXT_DAY, Starts.SAME_DAY))) if unit in DAY_UNITS else Starts.NEXT_DAY
    return replace(clock_of(amount, unit, roll=roll, cap=cap), starts=starts)


@st.composite
def running_clocks(draw: st.DrawFn) -> tuple[Clock, datetime, list[Pause]]:
    """A clock in days with its start and its pauses."""
    start = draw(MOMENTS)
    return draw(day_clocks()), start, draw(pauses_after(start))
