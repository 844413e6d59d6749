"""What a seller sees of itself: its dossiers, what stands against them, findings on its listings, what is to come."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, QuerySet

from touchstone.desk.authority.actor import Actor
from touchstone.desk.dossiers.models import Listing, Screening, Seller, Verdict
from touchstone.desk.dossiers.queries.visible import own_sellers, visible_listings
from touchstone.desk.measures.guidance import plain_words
from touchstone.desk.measures.models import Breach, CodeAdoption, PlatformOrder
from touchstone.desk.measures.queries.codes import in_chinese
from touchstone.desk.measures.transitions import CONFIRMED

SHOWN = 20
SHOWN_FOR = timedelta(days=400)
"""How long an old breach stays on the page; the lists have all."""


def own_dossiers(actor: Actor) -> QuerySet[Seller]:
    """The dossiers of the organisation, without those merged into one of its own."""
    own = own_sellers(actor)
    return own.exclude(root__in=own.values("pk")).filter(organisation=actor.organisation_row).order_by("name", "pk")


def recent(breaches: QuerySet[Breach], now: datetime) -> QuerySet[Breach]:
    """The latest breaches with what the page shows of them."""
    rows = breaches.filter(established_at__gt=now - SHOWN_FOR).order_by("-established_at", "-pk")
    return rows.select_related("listing_version__listing", "shop", "appeal")[:SHOWN]


def coming_codes(now: datetime) -> QuerySet[CodeAdoption]:
    """Codes that two people adopted and that do not apply yet, the next first."""
    return CodeAdoption.objects.filter(applies_from__gt=now).exclude(confirmed_at=None).order_by("applies_from")


def findings(actor: Actor, now: datetime) -> list[dict[str, Any]]:
    """What screening said of the own listings, in plain words: no score, no weight, no threshold."""
    listings = visible_listings(actor, now).filter(verdict__in=(Verdict.REVIEW, Verdict.BLOCK)).order_by("-pk")
    found = {listing.pk: listing for listing in listings.select_related("shop")[:SHOWN]}
    rows = Screening.objects.filter(version__listing__in=found, version__number=F("version__listing__versions_count"))
    latest = {row.version.listing_id: row for row in rows.select_related("version").order_by("at", "pk")}
    return [_said(listing, latest[pk]) for pk, listing in found.items() if pk in latest]


def carried_out(measure_ids: list[int]) -> dict[int, bool]:
    """Measure → whether the platform has confirmed everything that it asked for; of one without orders, nothing."""
    state: dict[int, bool] = {}
    rows = PlatformOrder.objects.filter(measure__in=measure_ids, way="apply").values_list("measure", "status")
    for measure, status in rows:
        state[measure] = state.get(measure, True) and status == CONFIRMED
    return state


def _said(listing: Listing, screening: Screening) -> dict[str, Any]:
    kept = screening.signals if isinstance(screening.signals, dict) else {}
    names = [signal["name"] for signal in kept.get("signals", ()) if signal.get("score", 0) > 0]
    return {"listing": listing, "words": plain_words(names, chinese=in_chinese())}
