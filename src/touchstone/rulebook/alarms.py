"""What a clock rings for: reminders before the deadline, escalations after it, and how much is left."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from touchstone.rulebook.clock import Clock, Reminder, Span, Unit
from touchstone.rulebook.deadlines import Deadline, due_at, step
from touchstone.rulebook.pauses import Pause, join_pauses, refuse_naive
from touchstone.rulebook.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class Alarm:
    """A moment at which someone is told; `role` is empty for a reminder to whoever has to act."""

    rings_at: datetime
    role: str = ""


@dataclass(frozen=True, slots=True)
class Remaining:
    """What is left; of a clock that an open pause holds, what would be left if it ran on now.

    `time_left` is negative once overdue. `days_left`: days after today up to the last day, in working days where the
    clock counts those, else in calendar days.
    """

    time_left: timedelta
    days_left: int
    is_paused: bool

    @property
    def is_overdue(self) -> bool:
        """The deadline itself is too late: what is done before it is in time."""
        return self.time_left <= timedelta()


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
    is_paused = any(stop.began_at <= now and (stop.ended_at is None or now < stop.ended_at) for stop in stops)
    deadline = due_at(clock, started_at, stops)
    if deadline.due_at is None:
        deadline = due_at(clock, started_at, [_ended(stop, now) for stop in stops])
    end, last = _end_of(deadline)
    today, calendar = clock.calendar.day_of(now), clock.calendar
    in_working_days = clock.span.unit is Unit.WORKING_DAYS
    days = calendar.count(today, last) if in_working_days else max((last - today).days, 0)
    return Remaining(end.astimezone(UTC) - now, days, is_paused)


def _ended(stop: Pause, now: datetime) -> Pause:
    """The pause as if it ended now; one that has yet to begin vanishes."""
    return stop if stop.ended_at is not None else Pause(stop.began_at, max(stop.began_at, now))


def _end_of(deadline: Deadline) -> tuple[datetime, date]:
    """Moment and day of a deadline that exists."""
    assert deadline.due_at is not None
    assert deadline.last_day is not None
    return deadline.due_at, deadline.last_day


def _ring_before(calendar: WorkCalendar, deadline: Deadline, reminder: Reminder) -> datetime:
    end, last = _end_of(deadline)
    span = reminder.before
    if span.unit is Unit.HOURS:
        return _shift(end, -span.amount)
    if span.unit is Unit.WORKING_DAYS:
        return calendar.at(calendar.nth_before(last, span.amount), reminder.at)
    return calendar.at(last - timedelta(days=span.amount), reminder.at)


def _ring_after(calendar: WorkCalendar, deadline: Deadline, span: Span, hour: time) -> datetime:
    end, last = _end_of(deadline)
    if span.unit is Unit.HOURS or span.amount == 0:
        return _shift(end, span.amount)
    return calendar.at(step(calendar, last, span.amount, span.unit), hour)


def _shift(moment: datetime, hours: int) -> datetime:
    """So many real hours later: wall-clock arithmetic would be wrong where clocks are put forward."""
    return (moment.astimezone(UTC) + timedelta(hours=hours)).astimezone(moment.tzinfo)
