"""Reminders, escalations and what is left."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from hypothesis import given

from tests.rulebook.clocks import FIVE_WORKING_DAYS, SHORT_TIMES, at, clock_of, pause, running_clocks
from touchstone.rulebook.alarms import escalation_times, remaining, reminder_times
from touchstone.rulebook.clock import Clock, Escalation, Reminder, Span, Unit
from touchstone.rulebook.deadlines import due_at
from touchstone.rulebook.pauses import Pause

MONDAY = at("2026-06-01 10:00")
ONE_DAY = timedelta(days=1)


def test_a_reminder_rings_on_the_working_day_before() -> None:
    clock = replace(clock_of(4, Unit.WORKING_DAYS), reminders=(Reminder(Span(1, Unit.WORKING_DAYS), time(8, 30)),))
    assert [alarm.rings_at for alarm in reminder_times(clock, at("2026-09-24 10:00"))] == [at("2026-09-30 08:30")]


def test_reminders_come_in_order_once_and_never_before_the_start() -> None:
    spans = (Span(2, Unit.HOURS), Span(1, Unit.CALENDAR_DAYS), Span(1, Unit.WORKING_DAYS), Span(30, Unit.CALENDAR_DAYS))
    clock = replace(FIVE_WORKING_DAYS, reminders=tuple(Reminder(span, time(9)) for span in spans))
    rings = [alarm.rings_at for alarm in reminder_times(clock, at("2026-06-02 10:00"))]
    assert rings == [at("2026-06-08 09:00"), at("2026-06-09 22:00")]


def test_an_escalation_names_the_role_and_rings_after_the_deadline() -> None:
    spans = (Span(1, Unit.WORKING_DAYS), Span(0, Unit.HOURS), Span(2, Unit.CALENDAR_DAYS), Span(0, Unit.WORKING_DAYS))
    rows = tuple(Escalation(span, time(9), role) for span, role in zip(spans, ("b", "a", "c", "z"), strict=True))
    alarms = escalation_times(replace(clock_of(4, Unit.WORKING_DAYS), escalations=rows), MONDAY)
    assert [alarm.role for alarm in alarms] == ["a", "z", "c", "b"]
    due = at("2026-06-06 00:00")
    assert [alarm.rings_at for alarm in alarms] == [due, due, at("2026-06-07 09:00"), at("2026-06-08 09:00")]


def test_a_clock_that_stands_still_rings_for_nothing() -> None:
    stops = [pause("2026-06-02 09:00")]
    assert reminder_times(FIVE_WORKING_DAYS, MONDAY, stops) == escalation_times(FIVE_WORKING_DAYS, MONDAY, stops) == []


def test_what_is_left_is_said_in_the_days_the_clock_counts() -> None:
    left = remaining(FIVE_WORKING_DAYS, MONDAY, [], at("2026-06-05 12:00"))
    assert (left.days_left, left.time_left, left.is_paused) == (1, timedelta(days=3, hours=12), False)
    assert remaining(clock_of(7, Unit.CALENDAR_DAYS), MONDAY, [], at("2026-06-05 12:00")).days_left == 3
    assert remaining(clock_of(7, Unit.CALENDAR_DAYS), MONDAY, [], at("2026-06-12 12:00")).days_left == 0


def test_what_is_left_stands_still_with_the_clock() -> None:
    stops = [pause("2026-06-03 09:00")]
    left = [remaining(FIVE_WORKING_DAYS, MONDAY, stops, at(f"2026-06-{day} 12:00")) for day in ("03", "16", "25")]
    assert [found.days_left for found in left] == [3, 3, 3]
    assert all(found.is_paused and not found.is_overdue for found in left)


def test_hours_left_stand_still_to_the_second() -> None:
    clock, stops = clock_of(24, Unit.HOURS), [pause("2026-06-01 12:00")]
    assert remaining(clock, MONDAY, stops, at("2026-06-20 07:00")).time_left == timedelta(hours=22)


def test_at_the_deadline_itself_it_is_too_late() -> None:
    due = due_at(FIVE_WORKING_DAYS, MONDAY).due_at
    assert due is not None
    assert remaining(FIVE_WORKING_DAYS, MONDAY, [], due).is_overdue
    assert not remaining(FIVE_WORKING_DAYS, MONDAY, [], due - timedelta(seconds=1)).is_overdue


@given(running_clocks(), SHORT_TIMES)
def test_time_only_ever_runs_out(case: tuple[Clock, datetime, list[Pause]], later: timedelta) -> None:
    clock, start, stops = case
    one, other = (remaining(clock, start, stops, moment).days_left for moment in (start, start + later))
    assert one >= other >= 0 or due_at(clock, start, stops).due_at is None


@given(running_clocks())
def test_alarms_lie_on_their_side_of_the_deadline(case: tuple[Clock, datetime, list[Pause]]) -> None:
    due = due_at(*case).due_at
    assert all(due is not None and case[1] < alarm.rings_at < due for alarm in reminder_times(*case))
    assert all(due is not None and due < alarm.rings_at for alarm in escalation_times(*case))
