"""A lead for the tests that walk all workflows: its listing is gone, so that every step of it can be taken."""

from datetime import datetime

from tests.desk.frontdoor.api.things import make_lead
from tests.desk.people import make_organisation, make_standing
from touchstone.desk.accounts.models import Organisation
from touchstone.desk.dossiers.actions.imports import upload_import
from touchstone.desk.dossiers.actions.listings import add_listing
from touchstone.desk.dossiers.actions.sellers import add_seller
from touchstone.desk.dossiers.actions.shops import add_shop
from touchstone.desk.dossiers.models import Listing, ListingState
from touchstone.desk.leads.models import Lead


def make_gone_lead(now: datetime, number: int) -> Lead:
    """On a listing of its own, found while it was online, which an analyst keeps."""
    node = Organisation.objects.filter(operates_node=True).first()
    node = node or make_organisation("Marketplace", "platform", operates_node=True)
    analyst = make_standing(f"Analyst{number}", node, "analyst")
    by = analyst.actor
    seller = add_seller(by=by, now=now, name=f"Seller {number}", kind="enterprise")
    shop = add_shop(
        by=by, now=now, seller=seller.public_id, platform="bazaar", platform_shop_id=f"P-{number}", name="Shop"
    )
    listing = add_listing(by=by, now=now, shop=shop.public_id, platform_listing_id=f"L-{number}", title="Shoes")
    content = b"name\nLin\n"
    upload_import(by=by, now=now, kind="sellers", platform="bazaar", as_of=now, file_name="a.csv", content=content)
    lead = make_lead(listing, analyst)
    Listing.objects.filter(pk=listing.pk).update(state=ListingState.REMOVED)
    return Lead.objects.get(public_id=lead)
