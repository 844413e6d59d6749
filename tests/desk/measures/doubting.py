"""A breach whose verdict holds no longer: its lead opened again and found fine, or settled otherwise by a third person."""

from datetime import datetime, timedelta

from tests.desk.measures.deciding import decided, decision_on
from tests.desk.measures.world import FACTS, World
from tests.desk.people import NOW, Standing
from touchstone.desk.audit.acting import act
from touchstone.desk.leads.actions.deciding import decide_leads, step_on
from touchstone.desk.leads.actions.overturning import overturn
from touchstone.desk.leads.models import Lead, LeadVerdict
from touchstone.desk.measures.actions.doubting import pass_doubts
from touchstone.desk.measures.actions.establishing import establish_breach
from touchstone.desk.measures.models import Breach, Doubt

LATER = NOW + timedelta(minutes=30)
"""When a verdict that was given at NOW can no longer be taken back."""


def breach_from_lead(world: World, analyst: Standing, now: datetime = NOW) -> Breach:
    """From a lead that was found to be a counterfeit."""
    lead = decided(world, analyst, now=now)
    return establish_breach(
        listing=lead.listing, kind="counterfeit", decision=decision_on(lead), by=analyst.actor, now=now, **FACTS
    )


def lead_of(breach: Breach) -> Lead:
    """As it stands."""
    assert breach.decision is not None
    return Lead.objects.get(pk=breach.decision.lead_id)


def find_otherwise(breach: Breach, by: Standing, verdict: str = "fine", now: datetime = NOW) -> None:
    """Open the lead again and give it another verdict."""
    step_on(lead=lead_of(breach), verb="reopen", reason="new photographs", by=by.actor, now=now)
    decide_leads(leads=[lead_of(breach)], verdict=LeadVerdict(verdict), by=by.actor, now=now)


@act
def settle_otherwise(breach: Breach, by: Standing, verdict: str = "fine", now: datetime = NOW) -> None:
    """As a third person does who settles a disagreement of two reviewers."""
    assert breach.decision is not None
    overturn(breach.decision, LeadVerdict(verdict), by.actor, now)


def doubted(world: World, analyst: Standing, now: datetime = NOW) -> Doubt:
    """The open doubt about such a breach."""
    breach = breach_from_lead(world, analyst, now)
    find_otherwise(breach, analyst, now=now)
    pass_doubts(now + (LATER - NOW))
    return Doubt.objects.get(breach=breach)
