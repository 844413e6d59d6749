"""A running clock and the rule it runs by: the row of the pack, its deadline, when it rings."""

from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from touchstone.desk.workflow.errors import NoClockError
from touchstone.desk.workflow.models import ClockRing, RingKind, RunningClock
from touchstone.rulebook.alarms import Remaining, escalation_times, remaining, reminder_times
from touchstone.rulebook.china import CALENDARS
from touchstone.rulebook.clock import Clock
from touchstone.rulebook.deadlines import Deadline, due_at
from touchstone.rulebook.packs import clock_at, shipped_clocks
from touchstone.rulebook.pauses import Pause

ZONE = ZoneInfo("Asia/Shanghai")


def rule_on(code: str, now: datetime) -> Clock:
    """The row of a clock that starts now. NoClockError: the packs hold none for this day."""
    day = now.astimezone(ZONE).date()
    rule = clock_at(code, day)
    if rule is None:
        raise NoClockError(code=code, day=day)
    return rule


def rule_of(clock: RunningClock) -> Clock:
    """The row that the clock was started by, whatever came into force later."""
    for rule in shipped_clocks():
        if (rule.code, rule.valid_from) == (clock.code, clock.edition):
            return rule
    raise NoClockError(code=clock.code, day=clock.edition)


def pauses_of(clock: RunningClock) -> list[Pause]:
    """Its pauses, as the engine takes them."""
    return [Pause(pause.began_at, pause.ended_at) for pause in clock.pauses.all()]


def compute(clock: RunningClock) -> Deadline:
    """The deadline, from the rule and the pauses."""
    return due_at(rule_of(clock), clock.started_at, pauses_of(clock))


def time_left(clock: RunningClock, now: datetime) -> Remaining:
    """How much is left at `now`."""
    return remaining(rule_of(clock), clock.started_at, pauses_of(clock), now)


def rings_of(clock: RunningClock) -> Iterator[ClockRing]:
    """Every ring of the present deadline, not saved: reminders before it, escalations from it on, and its end."""
    rule, pauses = rule_of(clock), pauses_of(clock)
    if clock.due_at is not None:
        yield ClockRing(clock=clock, kind=RingKind.END, rings_at=clock.due_at)
    for alarm in reminder_times(rule, clock.started_at, pauses):
        yield ClockRing(clock=clock, kind=RingKind.REMINDER, rings_at=alarm.rings_at.astimezone(UTC))
    for alarm in escalation_times(rule, clock.started_at, pauses):
        yield ClockRing(clock=clock, kind=RingKind.ESCALATION, role=alarm.role, rings_at=alarm.rings_at.astimezone(UTC))


def current_edition(calendar: str) -> str:
    """The edition of a calendar that is installed now."""
    return CALENDARS[calendar]().edition
