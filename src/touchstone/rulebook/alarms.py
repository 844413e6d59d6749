"""What a clock rings for: reminders before the deadline, escalations after it, and how much is left."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from touchstone.rulebook.clock import Clock, Reminder, Span, Unit
from touchstone.rulebook.deadlines import Deadline, due_at
from touchstone.rulebook.pauses import Pause, join_pauses, refuse_naive
from touchstone.rulebook.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class Alarm:
    """A moment at which someone is told; `role` is empty for a reminder to whoever has to act."""

    rings_at: datetime
    role: str = ""


@dataclass(frozen=True, slots=True)
class Remaining:
    """What is left. `time_left` is negative once overdue; None while an open pause holds the clock.

    `days_left`: days after today up to the last day, in working days where the clock counts those.
    """

    time_left: timedelta | None
    days_left: int | None
    is_paused: bool
    is_overdue: bool


def reminder_times(clock: Clock, started_at: datetime, pauses: Iterable[Pause] = ()) -> list[Alarm]:
    """When those who have to act are reminded, in order; moments before the start are left out."""
    deadline = due_at(clock, started_at, pauses)
    if deadline.due_at is None:
        return []
    rings = {_ring_before(clock.calendar, deadline, reminder) for reminder in clock.reminders}
    return [Alarm(moment) for moment in sorted(rings) if moment > started_at]


def escalation_times(clock: Clock, started_at: datetime, pauses: Iterable[Pause] = ()) -> list[Alarm]:
    """When a missed deadline is told, and to which role, in order."""
    deadline = due_at(clock, started_at, pauses)
    if deadline.due_at is None:
        return []
    rings = [Alarm(_ring_after(clock.calendar, deadline, row.after, row.at), row.role) for row in clock.escalations]
    return sorted(rings, key=lambda alarm: (alarm.rings_at, alarm.role))


def remaining(clock: Clock, started_at: datetime, pauses: Iterable[Pause], now: datetime) -> Remaining:
    """How much is left at `now`."""
    refuse_naive(now, "now")
    stops = join_pauses(pauses)
    deadline = due_at(clock, started_at, stops)
    is_paused = any(stop.began_at <= now and (stop.ended_at is None or now < stop.ended_at) for stop in stops)
    if deadline.due_at is None or deadline.last_day is None:
        return Remaining(None, None, is_paused, False)
    left = deadline.due_at - now.astimezone(UTC)
    today, calendar = clock.calendar.day_of(now), clock.calendar
    in_working_days = clock.span.unit is Unit.WORKING_DAYS
    days = calendar.count(today, deadline.last_day) if in_working_days else max((deadline.last_day - today).days, 0)
    return Remaining(left, days, is_paused, left <= timedelta())


def _ring_before(calendar: WorkCalendar, deadline: Deadline, reminder: Reminder) -> datetime:
    assert deadline.due_at is not None
    assert deadline.last_day is not None
    span = reminder.before
    if span.unit is Unit.HOURS:
        return _shift(deadline.due_at, -span.amount)
    if span.unit is Unit.WORKING_DAYS:
        return calendar.at(calendar.nth_before(deadline.last_day, span.amount), reminder.at)
    return calendar.at(deadline.last_day - timedelta(days=span.amount), reminder.at)


def _ring_after(calendar: WorkCalendar, deadline: Deadline, span: Span, hour: time) -> datetime:
    assert deadline.due_at is not None
    assert deadline.last_day is not None
    if span.unit is Unit.HOURS or span.amount == 0:
        return _shift(deadline.due_at, span.amount)
    if span.unit is Unit.WORKING_DAYS:
        return calendar.at(calendar.nth_after(deadline.last_day, span.amount), hour)
    return calendar.at(deadline.last_day + timedelta(days=span.amount), hour)


def _shift(moment: datetime, hours: int) -> datetime:
    """So many real hours later: wall-clock arithmetic would be wrong where clocks are put forward."""
    return (moment.astimezone(UTC) + timedelta(hours=hours)).astimezone(moment.tzinfo)
