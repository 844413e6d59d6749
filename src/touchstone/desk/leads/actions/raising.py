"""Tips raise a lead, or open one where screening found nothing."""

from datetime import datetime

from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.dossiers.models import Listing, ListingVersion
from touchstone.desk.leads.danger import danger_of
from touchstone.desk.leads.harm import REPORTED, exposure_of, exposure_with, harm_of
from touchstone.desk.leads.models import Lead


@act
def raise_lead(*, listing: Listing, tips: int, by: Actor, now: datetime) -> Lead:
    """The lead of the listing that waits, with as many more tips behind it; opened where none waits."""
    lead = Lead.objects.filter(listing=listing, waiting=True).first() or _opened(listing, by, now)
    version = lead.listing_version
    lead.tips_count += tips
    lead.exposure = exposure_with(exposure_of(version.price, version.currency), lead.tips_count)
    lead.harm = harm_of(lead.score, lead.exposure, lead.danger)
    lead.save(update_fields=["tips_count", "exposure", "harm"])
    record("leads.raised", lead, by=by, now=now, also=[listing], data={"tips": lead.tips_count})
    return lead


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
