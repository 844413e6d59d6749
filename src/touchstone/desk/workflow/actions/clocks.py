"""Starting, pausing, resuming, stopping and computing again the clocks of an object."""

from datetime import UTC, datetime
from typing import Any

from django.db.models import QuerySet

from touchstone.desk.workflow.clock_rows import compute, rings_of, rule_on
from touchstone.desk.workflow.models import ClockPause, ClockRing, RingKind, RunningClock
from touchstone.desk.workflow.registry import Taken
from touchstone.desk.workflow.table import EVERY_CLOCK


def move_clocks(subject: Any, taken: Taken) -> None:
    """What the row of a step says of clocks; stops come before starts, so that a step may start one anew."""
    step, now = taken.step, taken.now
    for clock in _running(subject, step.stops):
        stop(clock, step.verb, now)
    for clock in _running(subject, step.pauses):
        ClockPause.objects.get_or_create(clock=clock, ended_at=None, defaults={"began_at": now})
        set_deadline(clock)
    for clock in _running(subject, step.resumes):
        clock.pauses.filter(ended_at=None).update(ended_at=now)
        set_deadline(clock)
    for code in step.starts:
        start(subject, taken.workflow.key, code, now)


def start(subject: Any, workflow: str, code: str, now: datetime) -> RunningClock:
    """A new clock by the rule that is in force now."""
    rule = rule_on(code, now)
    clock = RunningClock.objects.create(
        workflow=workflow,
        subject_kind=subject.SUBJECT_KIND,
        subject=subject.public_id,
        code=code,
        edition=rule.valid_from,
        calendar=rule.calendar_key,
        started_at=now,
    )
    set_deadline(clock)
    return clock


def stop(clock: RunningClock, how: str, now: datetime) -> None:
    """The clock has done its work: `how` is the verb that stopped it."""
    clock.pauses.filter(ended_at=None).update(ended_at=now)
    clock.stopped_at, clock.stopped_how, clock.next_at = now, how, None
    clock.save(update_fields=["stopped_at", "stopped_how", "next_at"])


def set_deadline(clock: RunningClock) -> None:
    """Compute the deadline, and when the background has to look next."""
    deadline = compute(clock)
    clock.due_at = deadline.due_at.astimezone(UTC) if deadline.due_at else None
    clock.last_day = deadline.last_day
    clock.provisional = deadline.provisional
    clock.calendar_edition = deadline.edition
    clock.next_at = next_ring(clock)
    clock.save(update_fields=["due_at", "last_day", "provisional", "calendar_edition", "next_at"])


def next_ring(clock: RunningClock) -> datetime | None:
    """The first moment of the present deadline that has not been dealt with: a ring, or the deadline itself."""
    return min((ring.rings_at for ring in waiting_rings(clock)), default=None)


def waiting_rings(clock: RunningClock) -> list[ClockRing]:
    """The rings of the present deadline that have not rung, in the order of time; the end after what rings with it."""
    rung = set(clock.rings.values_list("kind", "role", "rings_at"))
    waiting = [ring for ring in rings_of(clock) if (ring.kind, ring.role, ring.rings_at) not in rung]
    return sorted(waiting, key=lambda ring: (ring.rings_at, ring.kind == RingKind.END, ring.role))


def _running(subject: Any, codes: tuple[str, ...]) -> QuerySet[RunningClock]:
    clocks = RunningClock.objects.filter(
        subject_kind=subject.SUBJECT_KIND, subject=subject.public_id, stopped_at=None
    ).order_by("pk")
    return clocks if EVERY_CLOCK in codes else clocks.filter(code__in=codes)
