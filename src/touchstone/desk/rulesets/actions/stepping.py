"""A release goes from hand to hand: into the shadow, live by two people, back."""

from datetime import datetime

from touchstone.desk.audit.acting import act
from touchstone.desk.authority.actor import Actor
from touchstone.desk.rulesets.models import Release
from touchstone.desk.rulesets.transitions import RELEASES
from touchstone.desk.workflow.actions.stepping import take_step


@act
def step_on(
    *, release: Release, verb: str, by: Actor, now: datetime, reason: str = "", seen: int | None = None
) -> Release:
    """Take a step of a person."""
    return take_step(workflow=RELEASES, subject=release, verb=verb, by=by, now=now, reason=reason, seen=seen)
