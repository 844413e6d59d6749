"""By when something must be done: a clock, the moment it started, and its pauses give the deadline."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from touchstone.rulebook.clock import Clock, Span, Starts, Unit
from touchstone.rulebook.errors import ClockError
from touchstone.rulebook.pauses import Pause, StillDays, join_pauses, refuse_naive, still_days
from touchstone.rulebook.workdays import ONE_DAY, WorkCalendar


@dataclass(frozen=True, slots=True)
class Deadline:
    """What is done before `due_at` (exclusive) is in time; both None while an open pause holds the clock.

    `last_day` is the day to show, since `due_at` is 24:00 of it. `counted_days`: days of the span that count, 0 for hours.
    `provisional`: it rests on days whose official notice `edition` of the calendar does not have; compute it again.
    """

    due_at: datetime | None
    last_day: date | None
    counted_days: int
    provisional: bool
    edition: str


def due_at(clock: Clock, started_at: datetime, pauses: Iterable[Pause] = ()) -> Deadline:
    """The deadline of a clock. ClockError: naive moments, a pause of a clock that may not be paused, a year too far."""
    refuse_naive(started_at, "started_at")
    stops = join_pauses(pauses)
    if stops and clock.tolling is None:
        raise _unstoppable(clock)
    _refuse_far(started_at)
    return (
        _due_by_hours(clock, started_at, stops)
        if clock.span.unit is Unit.HOURS
        else _due_by_days(clock, started_at, stops)
    )


def day_before_first(clock: Clock, started_at: datetime) -> date:
    """The last day that is not counted."""
    day = clock.calendar.day_of(started_at)
    return day - ONE_DAY if clock.starts is Starts.SAME_DAY else day


def days_needed(span: Span, day: date) -> int:
    """How many days the span counts from `day`; months and years end on the corresponding day (Civil Code 202)."""
    if span.unit in (Unit.MONTHS, Unit.YEARS):
        months = span.amount * (12 if span.unit is Unit.YEARS else 1)
        return (add_months(day, months) - day).days
    return span.amount


def add_months(day: date, months: int) -> date:
    """The corresponding day of a later month, or its last day where there is none."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def step(calendar: WorkCalendar, day: date, number: int, unit: Unit) -> date:
    """The `number`-th day after `day` in calendar or working days."""
    return calendar.nth_after(day, number) if unit is Unit.WORKING_DAYS else day + timedelta(days=number)


def _due_by_days(clock: Clock, started_at: datetime, stops: Sequence[Pause]) -> Deadline:
    calendar, before = clock.calendar, day_before_first(clock, started_at)
    needed, still = days_needed(clock.span, before), still_days(stops, before, calendar)
    last = _rolled(clock, _nth_running(clock, before, needed, still), still)
    cap = clock.tolling.cap if clock.tolling else None
    if still and cap is not None:
        unpaused = step(calendar, before, needed, clock.span.unit)
        limit = _rolled(clock, step(calendar, unpaused, cap.amount, cap.unit), [])
        last = limit if last is None or limit is None else min(last, limit)
    reached = still[-1].first - ONE_DAY if last is None else last
    provisional = _rests_on_workdays(clock) and not (calendar.is_known(before) and calendar.is_known(reached))
    end = None if last is None else calendar.end_of(last)
    return Deadline(end, last, needed, provisional, calendar.edition)


def _nth_running(clock: Clock, before: date, needed: int, still: Sequence[StillDays]) -> date | None:
    """The `needed`-th day after `before` on which the clock runs; None if an open pause comes first."""
    calendar, unit = clock.calendar, clock.span.unit
    for gap in still:
        last = step(calendar, before, needed, unit)
        if last < gap.first:
            return last
        if gap.last is None:
            return None
        eve = gap.first - ONE_DAY
        needed -= calendar.count(before, eve) if unit is Unit.WORKING_DAYS else (eve - before).days
        before = gap.last
    return step(calendar, before, needed, unit)


def _rolled(clock: Clock, last: date | None, still: Sequence[StillDays]) -> date | None:
    """The next working day on which the clock runs, if the clock rolls forward."""
    if last is None or not clock.roll_forward:
        return last
    last = clock.calendar.next_from(last)
    for gap in still:
        if gap.first <= last and (gap.last is None or last <= gap.last):
            if gap.last is None:
                return None
            last = clock.calendar.next_from(gap.last + ONE_DAY)
    return last


def _rests_on_workdays(clock: Clock) -> bool:
    cap = clock.tolling.cap if clock.tolling else None
    capped = cap is not None and cap.unit is Unit.WORKING_DAYS
    return clock.roll_forward or capped or clock.span.unit is Unit.WORKING_DAYS


def _due_by_hours(clock: Clock, started_at: datetime, stops: Sequence[Pause]) -> Deadline:
    calendar, start = clock.calendar, started_at.astimezone(UTC)
    plain = due = start + timedelta(hours=clock.span.amount)
    cap = clock.tolling.cap if clock.tolling else None
    for stop in stops:
        if due <= stop.began_at:
            break
        if stop.ended_at is None:
            if cap is None:
                return Deadline(None, None, 0, False, calendar.edition)
            due = plain + timedelta(hours=cap.amount)
            break
        due += max(stop.ended_at - max(stop.began_at, start), timedelta())
    if cap is not None:
        due = min(due, plain + timedelta(hours=cap.amount))
    return Deadline(due.astimezone(calendar.zone), calendar.day_of(due), 0, False, calendar.edition)


def _refuse_far(started_at: datetime) -> None:
    if not 1951 <= started_at.year <= 2100:
        raise ClockError(
            f"started_at: {started_at.year} lies outside 1951…2100",
            hint="correct the moment at which the clock started",
            sentence_zh=f"started_at：{started_at.year} 超出 1951…2100",
            hint_zh="请改正起算时间",
        )


def _unstoppable(clock: Clock) -> ClockError:
    return ClockError(
        f"{clock.code}: this clock may not be paused",
        hint="let it run; only a row with `tolling` may be paused",
        sentence_zh=f"{clock.code}：此期限不得中止",
        hint_zh="请让其继续计算；只有写明 tolling 的条目才可中止",
    )
