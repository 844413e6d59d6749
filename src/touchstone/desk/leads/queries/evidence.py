"""What the page of a lead shows beside the listing: shops of the seller, earlier decisions."""

from datetime import datetime

from touchstone.desk.authority.actor import Actor
from touchstone.desk.dossiers.queries.details import ShopSummary, shops_of
from touchstone.desk.leads.models import Decision, Lead
from touchstone.desk.leads.queries.deciding import decisions_on
from touchstone.desk.leads.queries.visible import visible_to

SHOWN = 20
LATEST = 500
"""Decided leads of a seller, among whose decisions the newest are looked for."""


def shops_beside(actor: Actor, now: datetime, lead: Lead) -> list[ShopSummary]:
    """The shops of the seller, those of dossiers merged with it among them."""
    return shops_of(actor, now, lead.seller.root or lead.seller) if lead.seller else []


def earlier_decisions(actor: Actor, lead: Lead) -> list[Decision]:
    """On this listing, and on the decided leads of its seller that came last, newest first."""
    leads = visible_to(actor).order_by("-pk")
    keys = set(leads.filter(listing=lead.listing_id).values_list("pk", flat=True)[:LATEST])
    if lead.seller_id is not None:
        keys.update(leads.filter(seller=lead.seller_id, waiting=False).values_list("pk", flat=True)[:LATEST])
    return list(decisions_on(keys)[:SHOWN])
