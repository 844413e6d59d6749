"""Doubts about breaches: raised by the node where a verdict holds no longer, decided by somebody else than before."""

from datetime import datetime

from touchstone.desk.audit.acting import act
from touchstone.desk.authority.actor import NODE, Actor
from touchstone.desk.leads.models import Decision
from touchstone.desk.leads.queries.deciding import holding_verdict
from touchstone.desk.measures.doubt_transitions import DOUBT
from touchstone.desk.measures.models import Breach, Doubt
from touchstone.desk.measures.queries.doubts import carried_again, fallen
from touchstone.desk.workflow.actions.stepping import begin, take_step


@act
def pass_doubts(now: datetime) -> int:
    """The background work: raise what is due, end what is carried again; returns how many doubts moved."""
    ended = list(carried_again())
    for doubt in ended:
        take_step(workflow=DOUBT, subject=doubt, verb="lapse", by=NODE, now=now)
    raised = [raise_doubt(breach, decision, now) for breach, decision in list(fallen(now))]
    return len(ended) + len(raised)


def raise_doubt(breach: Breach, decision: Decision, now: datetime) -> Doubt:
    """Inside an act. What a third person settled is followed at once; everything else waits for a person."""
    overturning = getattr(decision, "overturning", None)
    doubt = Doubt(
        breach=breach,
        decision=decision,
        verdict=holding_verdict(decision),
        settled=overturning is not None,
        judged_by=overturning.overturned_by if overturning else decision.decided_by,
        raised_at=now,
        raised_by=NODE.via.value,
    )
    begin(workflow=DOUBT, subject=doubt, by=NODE, now=now)
    if doubt.is_followed:
        take_step(workflow=DOUBT, subject=doubt, verb="follow", by=NODE, now=now)
    return doubt


def decide_doubt(*, doubt: Doubt, verb: str, reason: str, by: Actor, now: datetime, seen: int | None = None) -> Doubt:
    """Take the breach back or keep it, with reasons."""
    return take_step(workflow=DOUBT, subject=doubt, verb=verb, by=by, now=now, reason=reason, seen=seen)
