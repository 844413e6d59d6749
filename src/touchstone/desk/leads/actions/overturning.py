"""A decision turned out to be wrong: what holds instead is written beside it, and counted so."""

from datetime import datetime

from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import demand
from touchstone.desk.dossiers.models import ListingVersion
from touchstone.desk.leads.actions.counting import count_decision, discount_decision
from touchstone.desk.leads.followers import OVERTURNED, Moved, tell_followers
from touchstone.desk.leads.models import Decision, Lead, LeadVerdict, Overturning
from touchstone.desk.leads.queries.deciding import BREACHES, standing_decision, standing_decisions
from touchstone.desk.leads.queries.second_reviews import review_of
from touchstone.desk.leads.transitions import DECIDED


@act
def overturn_decisions(*, listing_version: ListingVersion, by: Actor, now: datetime) -> list[Decision]:
    """An appeal was upheld: what called this version of the listing a breach was wrong. Called again, nothing happens."""
    demand(by, Permission.APPEAL_DECIDE, Reach.NODE)
    leads = Lead.objects.filter(
        listing_version=listing_version, status=DECIDED, verdict__in=BREACHES, second_review=None
    )
    found = [standing_decision(lead) for lead in leads.order_by("pk")]
    return [overturn(decision, LeadVerdict.FINE, by, now) for decision in found]


def overturn(decision: Decision, verdict: LeadVerdict, by: Actor, now: datetime) -> Decision:
    """Inside an act that asked who may: `verdict` holds instead of what was decided; whoever follows the lead hears of it."""
    lead = decision.lead
    is_standing = lead.status == DECIDED and standing_decision(lead) == decision
    is_counted = is_standing and review_of(decision) is None
    if is_counted:
        discount_decision(lead, decision)
    Overturning.objects.create(decision=decision, verdict=verdict, overturned_at=now, overturned_by=by.person)
    decision = standing_decisions().select_related("overturning", "lead").get(pk=decision.pk)
    if is_counted:
        count_decision(decision.lead, decision)
    if is_standing:
        Lead.objects.filter(pk=lead.pk).update(verdict=verdict)
    record("leads.overturned", lead, by=by, now=now, data={"from": decision.verdict, "to": str(verdict)})
    if is_counted:
        tell_followers(Moved(Lead.objects.get(pk=lead.pk), OVERTURNED, by, now))
    return decision
