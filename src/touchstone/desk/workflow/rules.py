"""Whether a step may be taken now: the questions in the order in which they are asked, each with its refusal."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.actor import Actor, Via
from touchstone.desk.authority.errors import NotThereError
from touchstone.desk.authority.permissions import MEANINGS, Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.roles import ROLES
from touchstone.desk.authority.rules import may
from touchstone.desk.workflow.errors import (
    NoPersonError,
    NotYoursError,
    OtherPersonError,
    ReasonMissingError,
    SamePersonError,
    StepNotPermittedError,
    TimeIsUpError,
    WrongStateError,
)
from touchstone.desk.workflow.models import Proposal, RunningClock
from touchstone.desk.workflow.registry import subjects_of
from touchstone.desk.workflow.table import Hand, Step, Workflow
from touchstone.desk.workflow.texts import Joined

LONGEST_REASON = 2000


@dataclass(frozen=True, slots=True)
class Standing:
    """An object as it stands, with what decides about its steps."""

    workflow: Workflow
    subject: Any
    proposal: Proposal | None
    running: tuple[RunningClock, ...]

    @property
    def state(self) -> str:
        """The key of its state."""
        return str(self.subject.status)


def look_at(workflow: Workflow, subject: Any) -> Standing:
    """Read what decides about the steps of an object."""
    named = {"subject_kind": subject.SUBJECT_KIND, "subject": subject.public_id}
    proposal = Proposal.objects.filter(**named, ended_at=None).first()
    return Standing(workflow, subject, proposal, tuple(RunningClock.objects.filter(**named, stopped_at=None)))


def demand_seen(standing: Standing, by: Actor) -> None:
    """Refuse as not there whatever the actor may not know of."""
    if by.holds != standing.subject.public_id and relation_of(standing, by) is None:
        raise NotThereError


def demand_hand(standing: Standing, step: Step, by: Actor) -> None:
    """Refuse whoever is not the one that the row names."""
    if step.hand is Hand.NODE:
        if by.via is not Via.NODE:
            raise NotYoursError(step=step.label, who=_("the node, when the time is up"))
    elif step.hand is Hand.HOLDER:
        if by.holds != standing.subject.public_id:
            raise NotYoursError(step=step.label, who=_("whoever holds the link that was sent by mail"))
    else:
        _demand_permission(standing, step, by)


def demand_state(standing: Standing, step: Step) -> None:
    """Refuse a step that does not lead out of the present state."""
    if standing.state not in step.from_states:
        state, table = standing.state, standing.workflow.state
        states = Joined([table(key).label for key in step.from_states])
        raise WrongStateError(step=step.label, state=table(state).label, states=states)


def demand_time(standing: Standing, step: Step, now: datetime) -> None:
    """Refuse everybody once a clock has ended that ends this state; the node's own step is what happens then."""
    ending = {each.after for each in standing.workflow.leaving(standing.state) if each.hand is Hand.NODE}
    for clock in standing.running:
        is_over = clock.due_at is not None and clock.due_at <= now
        if is_over and clock.code in ending and step.hand is not Hand.NODE:
            raise TimeIsUpError(step=step.label, day=clock.last_day)
        if step.after == clock.code and not is_over:
            raise NotYoursError(step=step.label, who=_("the node, when the time is up"))


def demand_second(standing: Standing, step: Step, by: Actor) -> None:
    """Two people: nobody confirms the own proposal, and only its maker takes it back."""
    if not step.is_two_person:
        return
    made_by = standing.proposal.made_by if standing.proposal else ""
    if step.hand is Hand.SECOND and made_by == by.person:
        raise SamePersonError(step=step.label)
    if step.hand is Hand.SAME and made_by != by.person:
        raise OtherPersonError(step=step.label)


def demand_reason(step: Step, reason: str) -> None:
    """Refuse a step that says why without saying it."""
    if len(reason) > LONGEST_REASON or (step.reason and not reason.strip()):
        raise ReasonMissingError(
            step=step.label, label=gettext_lazy(step.reason) if step.reason else _("Reason"), most=LONGEST_REASON
        )


def relation_of(standing: Standing, by: Actor) -> Reach | None:
    """How the object stands to the actor; None: it does not exist for it."""
    if by.via is Via.NODE:
        return Reach.MINE
    return subjects_of(standing.subject.SUBJECT_KIND).relation(standing.subject, by)


def _demand_permission(standing: Standing, step: Step, by: Actor) -> None:
    assert step.permission is not None
    relation = relation_of(standing, by)
    if relation is None or not may(by, step.permission, relation):
        roles = Joined(_roles_with(step.permission))
        raise StepNotPermittedError(step=step.label, act=MEANINGS[step.permission], roles=roles)
    if not by.person:
        raise NoPersonError(step=step.label)
    if relation > step.relation:
        raise NotYoursError(step=step.label, who=_("the organisation that it belongs to"))


def _roles_with(permission: Permission) -> list[Any]:
    return [role.title for role in ROLES if permission in role.grants]
