"""One key decides; for ten minutes, another one takes it back."""

from collections.abc import Iterable
from datetime import datetime

from touchstone.desk.audit.acting import act
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.identifiers import new_public_id
from touchstone.desk.leads.actions.claiming import demand_free
from touchstone.desk.leads.errors import NotYourDeedError, TooLateError
from touchstone.desk.leads.followers import ask_guards
from touchstone.desk.leads.models import Lead, LeadVerdict
from touchstone.desk.leads.queries.deciding import UNDO_WITHIN, standing_decisions
from touchstone.desk.leads.transitions import LEAD
from touchstone.desk.workflow.actions.stepping import take_step


@act
def decide_leads(
    *, leads: Iterable[Lead], verdict: LeadVerdict, by: Actor, now: datetime, note: str = "", seen: int | None = None
) -> str:
    """Give all of them one verdict, or none of them any; returns the deed by which it is taken back."""
    deed = new_public_id("deed")
    values = {"verdict": verdict.value, "note": note.strip(), "deed": deed}
    for lead in _as_they_are(leads):
        demand_free(lead, by, now)
        ask_guards(lead, by)
        take_step(workflow=LEAD, subject=lead, verb="decide", by=by, now=now, values=values, seen=seen)
    return deed


def _as_they_are(leads: Iterable[Lead]) -> Iterable[Lead]:
    """Read within the act, for somebody may have taken one since it was looked at; in the order given."""
    order = [lead.pk for lead in leads]
    now = Lead.objects.in_bulk(order)
    return [now[pk] for pk in order]


@act
def undo_deed(*, deed: str, by: Actor, now: datetime) -> list[Lead]:
    """Take back what one deed decided; its leads wait again."""
    decisions = list(
        standing_decisions().filter(overturning=None, deed=deed, decided_by=by.person).select_related("lead")
    )
    if not decisions or not by.person:
        raise NotYourDeedError
    if now - decisions[0].decided_at > UNDO_WITHIN:
        raise TooLateError(minutes=int(UNDO_WITHIN.total_seconds() // 60))
    return [take_step(workflow=LEAD, subject=each.lead, verb="undo", by=by, now=now) for each in decisions]


def step_on(*, lead: Lead, verb: str, by: Actor, now: datetime, reason: str = "", seen: int | None = None) -> Lead:
    """Open a lead again or let it lapse; deciding and taking back have acts of their own."""
    return take_step(workflow=LEAD, subject=lead, verb=verb, by=by, now=now, reason=reason, seen=seen)
