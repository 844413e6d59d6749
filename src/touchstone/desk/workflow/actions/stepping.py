"""The only writer of a status: beginning an object, and taking a step."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.workflow.actions.clocks import move_clocks
from touchstone.desk.workflow.actions.proposals import end_proposal, open_proposal
from touchstone.desk.workflow.errors import StaleError, UnknownStepError
from touchstone.desk.workflow.guard import opened
from touchstone.desk.workflow.models import Stepped
from touchstone.desk.workflow.queries.history import changes_since
from touchstone.desk.workflow.registry import Notice, Taken, Telling, subjects_of
from touchstone.desk.workflow.rules import (
    Standing,
    demand_hand,
    demand_reason,
    demand_second,
    demand_seen,
    demand_state,
    demand_time,
    look_at,
)
from touchstone.desk.workflow.table import Hand, Workflow

Subject = TypeVar("Subject", bound=Stepped)


@act
def begin(
    *, workflow: Workflow, subject: Subject, by: Actor, now: datetime, particulars: Mapping[str, Any] | None = None
) -> Subject:
    """Save a new object in the first state of its workflow, start its clocks, write the event. Who may, the caller asked."""
    subject.save()
    taken = Taken(workflow, workflow.begins, by, now, "", {}, {})
    _finish(subject, taken, came_from="", particulars=particulars)
    return subject


@act
def take_step(
    *,
    workflow: Workflow,
    subject: Subject,
    verb: str,
    by: Actor,
    now: datetime,
    reason: str = "",
    values: Mapping[str, Any] | None = None,
    seen: int | None = None,
) -> Subject:
    """Move an object one step on; returns it as it is then.

    `seen` is the version that the actor looked at: if another step came between, nothing happens (StaleError).
    `values` go to the handler of the step, those of a proposal to the handler of its confirmation.
    """
    locked = _locked(subject)
    standing = look_at(workflow, locked)
    demand_seen(standing, by)
    step = workflow.step(verb)
    if step is None:
        raise UnknownStepError(verb=verb)
    demand_hand(standing, step, by)
    _demand_fresh(standing, seen)
    demand_state(standing, step)
    demand_time(standing, step, now)
    demand_second(standing, step, by)
    demand_reason(step, reason)
    taken = Taken(workflow, step, by, now, reason.strip(), dict(values or {}), _proposed(standing))
    _take(standing, taken)
    return locked


def _take(standing: Standing, taken: Taken) -> None:
    subject, step = standing.subject, taken.step
    if step.hand is Hand.PROPOSER:
        open_proposal(subject, taken)
    elif standing.proposal is not None:
        end_proposal(standing.proposal, taken)
    came_from = standing.state
    with opened():
        subject.status = step.to
        subject.version += 1
        subject.save(update_fields=["status", "version"])
    _finish(subject, taken, came_from=came_from, particulars={"reason": taken.reason} if taken.reason else None)


def _finish(subject: Any, taken: Taken, *, came_from: str, particulars: Mapping[str, Any] | None) -> None:
    """Clocks, event, handler, who is told: in this order, all in the act."""
    workflow, step = taken.workflow, taken.step
    move_clocks(subject, taken)
    data = {"from": came_from, "to": step.to, "version": subject.version}
    record(workflow.kind_of(step), subject, by=taken.by, now=taken.now, data=data, particulars=particulars)
    subjects = subjects_of(subject.SUBJECT_KIND)
    if step.side:
        subjects.sides[step.side](subject, taken)
    subjects.tell(Telling(Notice.STEP, workflow, subject, taken.now, taken.by, verb=step.verb))


def _locked(subject: Subject) -> Subject:
    return type(subject)._default_manager.select_for_update(of=("self",)).get(pk=subject.pk)


def _demand_fresh(standing: Standing, seen: int | None) -> None:
    subject = standing.subject
    if seen is not None and seen != subject.version:
        state = standing.workflow.state(standing.state).label
        raise StaleError(changes=changes_since(standing.workflow, subject, seen), state=state)


def _proposed(standing: Standing) -> Mapping[str, Any]:
    return standing.proposal.values if standing.proposal else {}
