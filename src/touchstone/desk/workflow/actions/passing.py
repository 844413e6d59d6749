"""The background pass over clocks: each ring and each end exactly once, killed anywhere or run twice."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import NODE
from touchstone.desk.workflow.actions.clocks import next_ring, set_deadline, waiting_rings
from touchstone.desk.workflow.actions.stepping import take_step
from touchstone.desk.workflow.clock_rows import current_edition
from touchstone.desk.workflow.models import ClockRing, RingKind, RunningClock
from touchstone.desk.workflow.registry import Notice, Subjects, Telling, subjects_of
from touchstone.desk.workflow.table import Hand
from touchstone.rulebook.china import CALENDARS

LOG = logging.getLogger("touchstone.workflow")
MOST = 200
"""Clocks in one pass; the pass that did something comes again at once."""


def run_clocks(now: datetime) -> int:
    """Compute again what another calendar counts otherwise, then ring what is due; returns how many clocks it moved.

    A clock that fails does not hold up the others; its fault is raised when they are done.
    """
    faults: list[Exception] = []
    done = sum(_settled(recount, pk, now, faults) for pk in _outdated())
    done += sum(_settled(ring, pk, now, faults) for pk in _due(now))
    if faults:
        raise faults[0]
    return done


@act
def recount(pk: int, now: datetime) -> int:
    """Compute one deadline by the installed calendar; write down if it moved."""
    clock = RunningClock.objects.select_for_update().get(pk=pk)
    before = clock.due_at
    set_deadline(clock)
    if clock.stopped_at is None and clock.due_at != before:
        moved = {"clock": clock.code, "from": _said(before), "to": _said(clock.due_at)}
        record("workflow.deadline_moved", _subject(clock), by=NODE, now=now, data=moved)
    return 1


@act
def ring(pk: int, now: datetime) -> int:
    """Everything that one clock has to ring for by now; at its end the step of the node, if its table has one."""
    clock = RunningClock.objects.select_for_update().get(pk=pk)
    if clock.stopped_at is not None or clock.next_at is None or clock.next_at > now:
        return 0
    for due in [each for each in waiting_rings(clock) if each.rings_at <= now]:
        due.rung_at = now
        due.save()
        if _ring(clock, due, now):
            return 1
    clock.next_at = next_ring(clock)
    clock.save(update_fields=["next_at"])
    return 1


def _ring(clock: RunningClock, due: ClockRing, now: datetime) -> bool:
    """Tell and record one ring; True if the clock ended with a step."""
    subjects, subject = subjects_of(clock.subject_kind), _subject(clock)
    if due.kind == RingKind.END:
        return _end(clock, subjects, subject, now)
    if due.kind == RingKind.REMINDER and clock.due_at is not None and clock.due_at <= now:
        return False  # the desk was not running: it is too late to remind
    notice = Notice(due.kind)
    kind = "workflow.reminded" if notice is Notice.REMINDER else "workflow.escalated"
    record(kind, subject, by=NODE, now=now, data={"clock": clock.code, "role": due.role})
    telling = Telling(notice, subjects.workflow, subject, now, NODE, "", clock.code, clock.due_at, due.role)
    subjects.tell(telling)
    return False


def _end(clock: RunningClock, subjects: Subjects, subject: Any, now: datetime) -> bool:
    workflow = subjects.workflow
    for step in workflow.leaving(subject.status):
        if step.hand is Hand.NODE and step.after == clock.code:
            take_step(workflow=workflow, subject=subject, verb=step.verb, by=NODE, now=now)
            return True
    record("workflow.missed", subject, by=NODE, now=now, data={"clock": clock.code})
    return False


def _settled(work: Callable[[int, datetime], int], pk: int, now: datetime, faults: list[Exception]) -> int:
    try:
        return work(pk, now)
    except Exception as fault:
        LOG.exception("the clock %s could not be settled", pk)
        faults.append(fault)
        return 0


def _outdated() -> Iterable[int]:
    running = RunningClock.objects.filter(stopped_at=None)
    for key in CALENDARS:
        old = running.filter(calendar=key).exclude(calendar_edition=current_edition(key))
        yield from list(old.order_by("pk").values_list("pk", flat=True)[:MOST])


def _due(now: datetime) -> list[int]:
    waiting = RunningClock.objects.filter(stopped_at=None, next_at__lte=now).order_by("next_at", "pk")
    return list(waiting.values_list("pk", flat=True)[:MOST])


def _subject(clock: RunningClock) -> Any:
    return subjects_of(clock.subject_kind).rows().get(public_id=clock.subject)


def _said(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
