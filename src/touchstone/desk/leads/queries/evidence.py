"""What the page of a lead shows beside the listing: shops of the seller, earlier decisions."""

from datetime import datetime

from django.db.models import Q

from touchstone.desk.authority.actor import Actor
from touchstone.desk.dossiers.queries.details import ShopSummary, shops_of
from touchstone.desk.leads.models import Decision, Lead
from touchstone.desk.leads.queries.deciding import decisions_on
from touchstone.desk.leads.queries.visible import visible_to

SHOWN = 20


def shops_beside(actor: Actor, now: datetime, lead: Lead) -> list[ShopSummary]:
    """The shops of the seller, those of dossiers merged with it among them."""
    return shops_of(actor, now, lead.seller.root or lead.seller) if lead.seller else []


def earlier_decisions(actor: Actor, lead: Lead) -> list[Decision]:
    """On this listing and on others of its seller, newest first."""
    about = Q(listing=lead.listing_id)
    if lead.seller_id is not None:
        about |= Q(seller=lead.seller_id)
    return list(decisions_on(visible_to(actor).filter(about))[:SHOWN])
