"""Clocks of objects: those of one object, and what is due or overdue among everything an actor may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import get_language

from touchstone.desk.authority.actor import Actor
from touchstone.desk.workflow.clock_rows import rule_of, time_left
from touchstone.desk.workflow.models import RunningClock
from touchstone.desk.workflow.registry import SUBJECTS, subjects_of
from touchstone.rulebook.clock import Clock, Unit


@dataclass(frozen=True, slots=True)
class ShownClock:
    """A clock for a badge: `left` in days, below zero overdue; `state` running, paused or met."""

    clock: RunningClock
    title: str
    state: str
    left: int
    working: bool

    @property
    def due_at(self) -> datetime | None:
        """The moment from which it is too late."""
        return self.clock.due_at

    @property
    def is_overdue(self) -> bool:
        """Whether it is too late."""
        return self.state == "running" and self.left < 0


@dataclass(frozen=True, slots=True)
class Deadline:
    """A row of the page of deadlines."""

    shown: ShownClock
    subject: str
    address: str
    workflow: Any
    state: Any


def clocks_of(subject: Any, now: datetime) -> list[ShownClock]:
    """The clocks of an object, running ones first; who sees the object sees them."""
    rows = RunningClock.objects.filter(subject_kind=subject.SUBJECT_KIND, subject=subject.public_id)
    running = list(rows.filter(stopped_at=None).prefetch_related("pauses"))
    stopped = list(rows.exclude(stopped_at=None).order_by("-stopped_at", "-pk").prefetch_related("pauses"))
    return [show(clock, now) for clock in (*running, *stopped)]


def running_clocks(actor: Actor) -> QuerySet[RunningClock]:
    """Every running clock of whatever the actor may see, the next deadline first; paused ones last."""
    seen = Q(pk__in=())
    for kind, subjects in sorted(SUBJECTS.items()):
        seen |= Q(subject_kind=kind, subject__in=subjects.visible_to(actor).values("public_id"))
    rows = RunningClock.objects.filter(seen, stopped_at=None).prefetch_related("pauses")
    return rows.order_by(F("due_at").asc(nulls_last=True), "pk")


def overdue(actor: Actor, now: datetime) -> QuerySet[RunningClock]:
    """Those that have ended without anybody acting."""
    return running_clocks(actor).filter(due_at__lte=now)


def listed(clocks: Iterable[RunningClock], now: datetime) -> list[Deadline]:
    """The rows of a page, each with its object; one question for each kind of object."""
    shown = list(clocks)
    objects: dict[tuple[str, str], Any] = {}
    for kind in {clock.subject_kind for clock in shown}:
        named = [clock.subject for clock in shown if clock.subject_kind == kind]
        found = subjects_of(kind).rows().filter(public_id__in=named)
        objects |= {(kind, each.public_id): each for each in found}
    return [_row(clock, objects[clock.subject_kind, clock.subject], now) for clock in shown]


def _row(clock: RunningClock, subject: Any, now: datetime) -> Deadline:
    subjects = subjects_of(clock.subject_kind)
    state = subjects.workflow.state(subject.status)
    title, address = subjects.title(subject), subjects.address(subject)
    return Deadline(show(clock, now), title, address, subjects.workflow.label, state)


def show(clock: RunningClock, now: datetime) -> ShownClock:
    """A clock as a badge shows it at `now`."""
    rule = rule_of(clock)
    title = rule.title_zh if (get_language() or "").startswith("zh") else rule.title_en
    working = rule.span.unit is Unit.WORKING_DAYS
    if clock.stopped_at is not None:
        is_late = clock.due_at is not None and clock.stopped_at > clock.due_at
        days = _days_late(clock, rule, clock.stopped_at) if is_late else 0
        return ShownClock(clock, title, "missed" if is_late else "met", days, working)
    left = time_left(clock, now)
    days = _days_late(clock, rule, now) if left.is_overdue else left.days_left
    return ShownClock(clock, title, "paused" if left.is_paused else "running", days, working)


def _days_late(clock: RunningClock, rule: Clock, now: datetime) -> int:
    """Days after the last day, below zero; at least one, for the deadline has passed."""
    assert clock.last_day is not None
    today = rule.calendar.day_of(now)
    working = rule.span.unit is Unit.WORKING_DAYS
    days = rule.calendar.count(clock.last_day, today) if working else (today - clock.last_day).days
    return -max(days, 1)


def running_of(kind: str, subjects: Iterable[str], now: datetime) -> dict[str, list[ShownClock]]:
    """The running clocks of several objects of one kind, by public id: one question for a whole list."""
    rows = RunningClock.objects.filter(subject_kind=kind, subject__in=list(subjects), stopped_at=None)
    found: dict[str, list[ShownClock]] = {}
    for clock in rows.prefetch_related("pauses").order_by(F("due_at").asc(nulls_last=True), "pk"):
        found.setdefault(clock.subject, []).append(show(clock, now))
    return found
