"""Leads are the node's own: who is not of the node cannot tell whether there are any."""

from django.urls import reverse

from tests.desk.authority.scene import Scene
from tests.desk.frontdoor.api.things import make_lead
from tests.desk.people import NOW
from touchstone.desk.dossiers.actions.listings import add_listing
from touchstone.desk.dossiers.actions.sellers import add_seller
from touchstone.desk.dossiers.actions.shops import add_shop


def paths(scene: Scene) -> list[str]:
    """The queue, and the lead that all worlds have."""
    queue = reverse("lead_list")
    return [queue, f"{queue}?q=Hidden", reverse("lead_detail", kwargs={"lead": scene.things["lead"]})]


def hide(scene: Scene) -> list[str]:
    """A lead on a listing that nobody was given; it has no address, for not even the stranger may see it."""
    by = scene.people["analyst"].actor
    seller = add_seller(by=by, now=NOW, name="Hidden lead", kind="enterprise", accounts=[("hidden", "H-9")])
    shop = add_shop(by=by, now=NOW, seller=seller.public_id, platform="hidden", platform_shop_id="H-9", name="Hidden")
    listing = add_listing(by=by, now=NOW, shop=shop.public_id, platform_listing_id="H-9", title="Hidden lead")
    make_lead(listing, scene.people["analyst"])
    return []
