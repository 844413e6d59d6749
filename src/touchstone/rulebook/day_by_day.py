"""The days of a clock one after the other, each with the reason why it counts or not: plain, slow, for people to read."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from touchstone.rulebook.clock import Clock, Unit
from touchstone.rulebook.deadlines import day_before_first, days_needed
from touchstone.rulebook.pauses import Pause
from touchstone.rulebook.workdays import ONE_DAY


class DayKind(StrEnum):
    """What a day is to a clock. `rolled_over`: the span has ended, but on this day it cannot end."""

    STARTING_DAY = "starting_day"
    COUNTED = "counted"
    DAY_OFF = "day_off"
    PAUSED = "paused"
    ROLLED_OVER = "rolled_over"
    LAST_DAY = "last_day"


@dataclass(frozen=True, slots=True)
class DayStep:
    """One day of a clock; `number` of days counted up to it."""

    day: date
    kind: DayKind
    number: int


def explain_days(clock: Clock, started_at: datetime, pauses: Iterable[Pause] = ()) -> list[DayStep]:
    """Every day from the one before the first to the last; no LAST_DAY at the end if an open pause holds the clock.

    For clocks in days, months and years. A clock in hours has no days to explain: the list is empty.
    """
    if clock.span.unit is Unit.HOURS:
        return []
    stops = list(pauses)
    limit = _latest_day(clock, started_at) if stops else None
    day, number = day_before_first(clock, started_at), 0
    needed = days_needed(clock.span, day)
    steps = [DayStep(day, DayKind.STARTING_DAY, 0)]
    while steps[-1].kind is not DayKind.LAST_DAY and (limit is not None or not _is_held(clock, day, stops)):
        day += ONE_DAY
        kind = DayKind.LAST_DAY if day == limit else _kind_of(clock, day, number == needed, stops)
        number += kind is DayKind.COUNTED
        if kind is DayKind.COUNTED and number == needed and _can_end(clock, day):
            kind = DayKind.LAST_DAY
        steps.append(DayStep(day, kind, number))
    return steps


def _kind_of(clock: Clock, day: date, is_complete: bool, stops: list[Pause]) -> DayKind:
    is_paused = _is_paused(clock, day, stops)
    if is_complete:
        return DayKind.LAST_DAY if _can_end(clock, day) and not is_paused else DayKind.ROLLED_OVER
    if clock.span.unit is Unit.WORKING_DAYS and not clock.calendar.is_working_day(day):
        return DayKind.DAY_OFF
    return DayKind.PAUSED if is_paused else DayKind.COUNTED


def _can_end(clock: Clock, day: date) -> bool:
    return not clock.roll_forward or clock.calendar.is_working_day(day)


def _is_paused(clock: Clock, day: date, stops: list[Pause]) -> bool:
    end = clock.calendar.end_of(day)
    return any(stop.began_at < end and (stop.ended_at is None or end <= stop.ended_at) for stop in stops)


def _is_held(clock: Clock, day: date, stops: list[Pause]) -> bool:
    end = clock.calendar.end_of(day)
    return any(stop.ended_at is None and stop.began_at < end for stop in stops)


def _latest_day(clock: Clock, started_at: datetime) -> date | None:
    """The day beyond which no pause puts the deadline off; None: there is no cap."""
    cap = clock.tolling.cap if clock.tolling else None
    if cap is None:
        return None
    day, left = explain_days(replace(clock, roll_forward=False), started_at)[-1].day, cap.amount
    while left or not _can_end(clock, day):
        day += ONE_DAY
        left -= left > 0 and (cap.unit is Unit.CALENDAR_DAYS or clock.calendar.is_working_day(day))
    return day
