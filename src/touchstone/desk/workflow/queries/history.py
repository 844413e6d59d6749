"""What happened to an object, from the record."""

from typing import Any

from touchstone.desk.audit.models import Event
from touchstone.desk.workflow.table import Workflow
from touchstone.desk.workflow.texts import Joined


def step_events(workflow: Workflow, subject: Any) -> list[Event]:
    """The events of its steps, first to last."""
    kinds = [workflow.kind_of(step) for step in (workflow.begins, *workflow.steps)]
    named = {"subject_kind": subject.SUBJECT_KIND, "subject": subject.public_id}
    return list(Event.objects.filter(**named, kind__in=kinds).order_by("sequence"))


def changes_since(workflow: Workflow, subject: Any, version: int) -> Joined:
    """The titles of the steps that were taken after this version."""
    titles = {workflow.kind_of(step): step.label for step in workflow.steps}
    return Joined([titles[event.kind] for event in step_events(workflow, subject) if event.data["version"] > version])


def replay(workflow: Workflow, subject: Any) -> str:
    """The status that the record alone gives: each event starts where the one before ended. Raises ValueError."""
    state, first = (workflow.initial, 1) if workflow.begins_many else ("", 0)
    for place, event in enumerate(step_events(workflow, subject), start=first):
        if event.data["from"] != state or event.data["version"] != place:
            raise ValueError(f"event {event.sequence} does not follow from {state!r}")
        state = event.data["to"]
    return state
