"""What the page of a lead shows beside the listing: prices of the brand, shops of the seller, earlier decisions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from touchstone.desk.authority.actor import Actor
from touchstone.desk.dossiers.models import ListingVersion
from touchstone.desk.dossiers.queries.details import ShopSummary, shops_of
from touchstone.desk.leads.models import Decision, Lead
from touchstone.desk.leads.queries.deciding import decisions_on
from touchstone.desk.leads.queries.visible import visible_to

SAMPLE = 500
"""Of a brand, the listings that came last."""
LEAST = 10
"""Fewer prices show no distribution."""
BARS = 20
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Prices:
    """A histogram: lower edges and counts. `below` counts the prices of the sample under that of the listing."""

    edges: Sequence[float]
    counts: Sequence[int]
    total: int
    below: int


def prices_of_brand(version: ListingVersion) -> Prices | None:
    """How the brand's listings are priced in the currency of this one; None where too little is known."""
    if not version.brand_text or version.price is None:
        return None
    same = ListingVersion.objects.filter(brand_text=version.brand_text).order_by("-id")[:SAMPLE]
    rows = [row for row in same.values_list("listing", "price", "currency") if row[1] and row[2] == version.currency]
    latest = {listing: float(price or 0) for listing, price, _ in reversed(rows)}
    prices = sorted(latest.values())
    return _histogram(prices, float(version.price)) if len(prices) >= LEAST else None


def _histogram(prices: Sequence[float], own: float) -> Prices:
    low, high = prices[0], prices[-1]
    width = (high - low) / BARS or 1.0
    counts = [0] * BARS
    for price in prices:
        counts[min(int((price - low) / width), BARS - 1)] += 1
    edges = [round(low + place * width, 2) for place in range(BARS)]
    return Prices(edges, counts, len(prices), sum(price < own for price in prices))


def shops_beside(actor: Actor, now: datetime, lead: Lead) -> list[ShopSummary]:
    """The shops of the seller, those of dossiers merged with it among them."""
    return shops_of(actor, now, lead.seller.root or lead.seller) if lead.seller else []


def earlier_decisions(actor: Actor, lead: Lead) -> list[Decision]:
    """On this listing and on others of its seller, newest first."""
    about = Q(listing=lead.listing_id)
    if lead.seller_id is not None:
        about |= Q(seller=lead.seller_id)
    return list(decisions_on(visible_to(actor).filter(about))[:SHOWN])
