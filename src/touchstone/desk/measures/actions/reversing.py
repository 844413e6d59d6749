"""A breach is reversed: it counts no more, and whatever waited for its fate is answered with it."""

from datetime import datetime

from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import NODE, Actor
from touchstone.desk.dossiers.actions.editing import signed
from touchstone.desk.measures.actions.settling import settle
from touchstone.desk.measures.doubt_transitions import DOUBT, RAISED
from touchstone.desk.measures.events import BREACH_REVERSED
from touchstone.desk.measures.models import Appeal, Breach, Doubt
from touchstone.desk.measures.queries.accounts import root_of
from touchstone.desk.measures.transitions import APPEAL, FILED
from touchstone.desk.workflow.actions.stepping import take_step


def reverse_breach(breach: Breach, by: Actor, now: datetime, answer: str) -> None:
    """Inside the act that decided it: points and measures become those that are owed without the breach."""
    breach.reversed_at, breach.reversed_by = now, signed(by)
    breach.save(update_fields=["reversed_at", "reversed_by"])
    record(BREACH_REVERSED.key, breach, by=by, now=now, also=[breach.seller])
    for doubt in Doubt.objects.filter(breach=breach, status=RAISED):
        take_step(workflow=DOUBT, subject=doubt, verb="lapse", by=NODE, now=now)
    for appeal in Appeal.objects.filter(breach=breach, status=FILED):
        take_step(workflow=APPEAL, subject=appeal, verb="grant", by=NODE, now=now, values={"answer": answer})
    settle(root_of(breach.seller), by, now)
