"""What the rooms above give to workflow when the desk starts: tables, how objects are seen, handlers, who is told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet

from touchstone.desk.audit import event_kind
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.reach import Reach
from touchstone.desk.workflow.errors import WorkflowTableError
from touchstone.desk.workflow.table import Step, Workflow
from touchstone.desk.workflow.table_rules import demand_sound


@dataclass(frozen=True, slots=True)
class Taken:
    """A step that is being taken, inside its act: for handlers. `proposed` holds the values of the proposal it ends."""

    workflow: Workflow
    step: Step
    by: Actor
    now: datetime
    reason: str
    values: Mapping[str, Any]
    proposed: Mapping[str, Any]


class Notice(StrEnum):
    """Why somebody is told."""

    STEP = "step"
    REMINDER = "reminder"
    ESCALATION = "escalation"


@dataclass(frozen=True, slots=True)
class Telling:
    """What is to be told about an object. `verb` of a step; `clock`, `due_at` and `role` of a clock that rings."""

    notice: Notice
    workflow: Workflow
    subject: Any
    now: datetime
    by: Actor
    verb: str = ""
    clock: str = ""
    due_at: datetime | None = None
    role: str = ""


Side = Callable[[Any, Taken], None]
Teller = Callable[[Telling], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subjects:
    """How the objects of one workflow are found and seen.

    `visible_to`: the rows an actor may know of, and nothing else shows on the page of deadlines. `relation`: how one of
    them stands to the actor, None: it does not exist for it. `title` and `address` are for lists. `sides`: what else
    belongs to a step, by the key in its row. `tell` is called inside the act for each step and each ring.
    """

    workflow: Workflow
    kind: str
    rows: Callable[[], QuerySet[Any]]
    visible_to: Callable[[Actor], QuerySet[Any]]
    relation: Callable[[Any, Actor], Reach | None]
    title: Callable[[Any], str]
    address: Callable[[Any], str]
    sides: Mapping[str, Side]
    tell: Teller


SUBJECTS: dict[str, Subjects] = {}
"""By the kind of the object, which is the SUBJECT_KIND of its model."""


def register(subjects: Subjects) -> None:
    """Make a workflow run; each room does it once for each of its tables when the desk starts."""
    workflow = subjects.workflow
    demand_sound(workflow)
    steps = (workflow.begins, *workflow.steps)
    wanted = {step.side for step in steps if step.side}
    if wanted != set(subjects.sides):
        raise WorkflowTableError(workflow=workflow.key, faults=f"handlers {sorted(wanted ^ set(subjects.sides))}")
    if SUBJECTS.setdefault(subjects.kind, subjects) is not subjects:
        raise WorkflowTableError(workflow=workflow.key, faults=f"{subjects.kind} is registered twice")
    event_kind.register(event_kind.EventKind(workflow.kind_of(step), step.sentence, step.audience) for step in steps)


def subjects_of(kind: str) -> Subjects:
    """The row of a kind of object. KeyError: none was registered."""
    return SUBJECTS[kind]


def workflows() -> tuple[Workflow, ...]:
    """Every workflow of this desk, by key."""
    return tuple(sorted((row.workflow for row in SUBJECTS.values()), key=lambda workflow: workflow.key))
