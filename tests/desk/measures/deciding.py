"""A lead that came from screening, decided: where a breach begins."""

from datetime import datetime

from tests.desk.measures.world import World
from tests.desk.people import NOW, Standing
from touchstone.desk.dossiers.models import ListingVersion, Screening
from touchstone.desk.leads.actions.deciding import decide_leads
from touchstone.desk.leads.actions.raising import raise_lead
from touchstone.desk.leads.models import Decision, Lead, LeadVerdict
from touchstone.desk.leads.queries.deciding import standing_decision

SEEN = {
    "name": "replica_claim", "score": 0.9, "field": "title", "start": -1, "end": -1,
    "title": ["Replica claim", "仿品宣称"], "sentence": ["The title says replica.", "标题写明高仿。"],
}  # fmt: skip


def screened(world: World) -> Screening:
    """What screening said of the listing's newest version."""
    version = ListingVersion.objects.filter(listing=world.listing).latest("number")
    kept = {
        "signals": [SEEN],
        "parts": [{"name": "replica_claim", "title": SEEN["title"], "value": 2.0}],
        "reasons": [],
    }
    return Screening.objects.create(
        version=version, at=NOW, created_at=NOW, ruleset="standard@1", score=0.9, verdict="review", signals=kept
    )


def decided(world: World, analyst: Standing, verdict: str = "counterfeit", now: datetime = NOW) -> Lead:
    """The lead on the listing, with that verdict."""
    newest = ListingVersion.objects.filter(listing=world.listing).latest("number")
    if not Screening.objects.filter(version=newest).exists():
        screened(world)
    lead = raise_lead(listing=world.listing, tips=1, by=analyst.actor, now=now)
    decide_leads(leads=[lead], verdict=LeadVerdict(verdict), by=analyst.actor, now=now)
    return Lead.objects.get(pk=lead.pk)


def decision_on(lead: Lead) -> Decision:
    """The one that stands."""
    return standing_decision(lead)
