"""Tips raise a lead, or open one where screening found nothing; what turns out to be about something else lowers it again."""

from datetime import datetime

from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import NODE, Actor
from touchstone.desk.dossiers.models import Listing, ListingVersion, Verdict
from touchstone.desk.leads.danger import danger_of
from touchstone.desk.leads.harm import REPORTED, exposure_of, exposure_with, harm_of
from touchstone.desk.leads.models import Lead, SecondReview
from touchstone.desk.leads.transitions import LEAD
from touchstone.desk.workflow.actions.stepping import take_step


@act
def raise_lead(*, listing: Listing, tips: int, by: Actor, now: datetime) -> Lead:
    """The lead of the listing that waits, with as many more tips behind it; opened where none waits."""
    lead = Lead.objects.filter(listing=listing, waiting=True).first() or _opened(listing, by, now)
    lead.tips_count += tips
    _weigh(lead)
    record("leads.raised", lead, by=by, now=now, also=[listing], data={"tips": lead.tips_count})
    return lead


@act
def lower_lead(*, lead: Lead, tips: int, by: Actor, now: datetime) -> Lead:
    """So many tips are not behind it after all; a lead that nothing else opened is closed, a decided one keeps its rank."""
    lead = Lead.objects.select_for_update(of=("self",)).get(pk=lead.pk)
    lead.tips_count = max(0, lead.tips_count - tips)
    if not lead.waiting:
        lead.save(update_fields=["tips_count"])
        return lead
    _weigh(lead)
    record("leads.lowered", lead, by=by, now=now, also=[lead.listing], data={"tips": lead.tips_count})
    if lead.tips_count == 0 and _is_unfounded(lead):
        return take_step(workflow=LEAD, subject=lead, verb="retract", by=NODE, now=now)
    return lead


def _weigh(lead: Lead) -> None:
    version = lead.listing_version
    lead.exposure = exposure_with(exposure_of(version.price, version.currency), lead.tips_count)
    lead.harm = harm_of(lead.score, lead.exposure, lead.danger)
    lead.save(update_fields=["tips_count", "exposure", "harm"])


def _is_unfounded(lead: Lead) -> bool:
    """Whether screening gave no reason for it, nobody decided it before, and it is no second review."""
    found = lead.screening is not None and lead.screening.verdict != Verdict.PASS
    return not found and not lead.decisions.exists() and not SecondReview.objects.filter(lead=lead).exists()


def _opened(listing: Listing, by: Actor, now: datetime) -> Lead:
    version = listing.versions.latest("number")
    danger = danger_of(version.category, version.title, now.date())
    lead = Lead(
        listing=listing,
        listing_version=version,
        screening=version.screenings.order_by("-score").first(),
        shop=listing.shop,
        seller=listing.shop.seller if listing.shop else None,
        platform=listing.platform,
        category=version.category,
        brand_text=version.brand_text,
        score=_score(version),
        exposure=exposure_of(version.price, version.currency),
        danger=danger.weight,
        danger_class=danger.key,
        harm=0.0,
        created_at=now,
        created_by=by.person,
    )
    lead.save()
    return lead


def _score(version: ListingVersion) -> float:
    """What screening said of the version, but no less than what a tip is worth."""
    found = version.screenings.order_by("-score").values_list("score", flat=True).first()
    return max(REPORTED, found or 0.0)
