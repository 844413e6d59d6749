"""Tips are answered: with the verdict on their lead, or by hand where there is none."""

from datetime import datetime

from django.db.models import QuerySet

from touchstone.desk.audit.acting import act
from touchstone.desk.authority.actor import Actor
from touchstone.desk.leads.models import Lead, LeadVerdict
from touchstone.desk.tips.errors import ByItsLeadError
from touchstone.desk.tips.grounds import Outcome
from touchstone.desk.tips.models import Target, Tip
from touchstone.desk.tips.queries.dossiers import same_thing
from touchstone.desk.tips.transitions import ANSWERED, CONTESTED, LOOKED_AT, RECEIVED, TIP
from touchstone.desk.workflow.actions.stepping import take_step

OUTCOMES = {
    LeadVerdict.COUNTERFEIT: Outcome.CONFIRMED,
    LeadVerdict.DANGEROUS: Outcome.CONFIRMED,
    LeadVerdict.OTHER_BREACH: Outcome.CONFIRMED,
    LeadVerdict.FINE: Outcome.NOT_CONFIRMED,
    LeadVerdict.CANNOT_TELL: Outcome.UNCLEAR,
}
"""What a verdict on the lead says to those who reported."""


@act
def answer_target(*, target: Target, outcome: str, words: str, by: Actor, now: datetime) -> int:
    """One outcome for all open tips of a thing, under whatever address it was reported; returns how many.

    ByItsLeadError while a lead waits for a verdict.
    """
    targets = list(same_thing(target).select_related("lead").order_by("pk"))
    if any(each.lead is not None and each.lead.waiting for each in targets):
        raise ByItsLeadError
    return sum(answer_tips(target=each, outcome=outcome, words=words, by=by, now=now) for each in targets)


def answer_tips(
    *,
    target: Target,
    outcome: str,
    words: str,
    by: Actor,
    now: datetime,
    verb: str = "answer",
    lead: Lead | None = None,
) -> int:
    """Within an act: every tip that waits for its first answer gets this one; the node itself takes the step `end`."""
    values = {"outcome": outcome, "words": words.strip(), "lead": lead}
    tips = list(target.tips.filter(status__in=(RECEIVED, LOOKED_AT)))
    for tip in tips:
        take_step(workflow=TIP, subject=tip, verb=verb, by=by, now=now, values=values)
    return len(tips)


def tips_behind(lead: Lead) -> QuerySet[Tip]:
    """The tips that stand behind a lead."""
    return Tip.objects.filter(target__lead=lead).order_by("pk")


def tips_answered_by(lead: Lead) -> QuerySet[Tip]:
    """The tips whose outcome is the verdict on this lead, though another lead may wait for their listing by now."""
    return Tip.objects.filter(lead=lead, status__in=(ANSWERED, CONTESTED)).order_by("pk")


@act
def step_on(*, tip: Tip, verb: str, by: Actor, now: datetime, reason: str = "", seen: int | None = None) -> Tip:
    """One step of one tip: contesting, upholding, withdrawing, looking again."""
    return take_step(workflow=TIP, subject=tip, verb=verb, by=by, now=now, reason=reason, seen=seen)
