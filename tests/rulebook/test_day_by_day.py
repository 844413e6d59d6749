"""The plain walk over the days, and that the fast path agrees with it."""

from datetime import datetime

from hypothesis import given, settings

from tests.rulebook.clocks import at, clock_of, pause, running_clocks
from touchstone.rulebook.clock import Clock, Span, Unit
from touchstone.rulebook.day_by_day import DayKind, explain_days
from touchstone.rulebook.deadlines import due_at
from touchstone.rulebook.pauses import Pause


@settings(max_examples=300)
@given(running_clocks())
def test_the_fast_path_agrees_with_the_walk(case: tuple[Clock, datetime, list[Pause]]) -> None:
    last = explain_days(*case)[-1]
    assert due_at(*case).last_day == (last.day if last.kind is DayKind.LAST_DAY else None)


@given(running_clocks())
def test_every_day_is_explained_once_and_in_order(case: tuple[Clock, datetime, list[Pause]]) -> None:
    days = [step.day for step in explain_days(*case)]
    assert [day.toordinal() for day in days] == list(range(days[0].toordinal(), days[0].toordinal() + len(days)))


def test_the_national_holiday_is_explained() -> None:
    steps = explain_days(clock_of(2, Unit.WORKING_DAYS), at("2026-09-29 10:00"))
    kinds = [DayKind.STARTING_DAY, DayKind.COUNTED, *[DayKind.DAY_OFF] * 7, DayKind.LAST_DAY]
    assert [step.kind for step in steps] == kinds
    assert str(steps[-1].day) == "2026-10-08"
    assert [step.number for step in steps] == [0, *[1] * 8, 2]


def test_paused_days_and_days_that_cannot_be_the_last_are_told_apart() -> None:
    steps = explain_days(
        clock_of(2, Unit.CALENDAR_DAYS, roll=True),
        at("2026-06-03 10:00"),
        [pause("2026-06-04 09:00", "2026-06-05 09:00")],
    )
    said = [(step.day.day, step.kind.value) for step in steps]
    assert said == [
        (3, "starting_day"),
        (4, "paused"),
        (5, "counted"),
        (6, "counted"),
        (7, "rolled_over"),
        (8, "last_day"),
    ]


def test_at_the_cap_the_walk_ends() -> None:
    clock = clock_of(1, Unit.WORKING_DAYS, cap=Span(2, Unit.WORKING_DAYS))
    steps = explain_days(clock, at("2026-06-01 10:00"), [pause("2026-06-01 11:00")])
    assert [(step.day.day, step.kind.value) for step in steps[1:]] == [(2, "paused"), (3, "paused"), (4, "last_day")]


def test_a_clock_in_hours_has_no_days_to_explain() -> None:
    assert explain_days(clock_of(24, Unit.HOURS), at("2026-06-01 10:00")) == []
