"""A listing and a shop that the desk holds, and somebody who reports."""

from typing import Any

import pytest

from tests.desk.people import NOW, Standing, make_standing
from touchstone.desk.authority.actor import PUBLIC
from touchstone.desk.dossiers.actions.listings import add_listing
from touchstone.desk.dossiers.actions.sellers import add_seller
from touchstone.desk.dossiers.actions.shops import add_shop
from touchstone.desk.dossiers.models import Listing
from touchstone.desk.tips.actions.filing import file_tip
from touchstone.desk.tips.addresses import Place
from touchstone.desk.tips.models import Tip

LISTED = Place("bazaar", "L-1")
WORDS = "The seams are crooked, and the box has no number."


def reported(place: Place = LISTED, *, about: str = "listing", now: Any = NOW, **more: Any) -> tuple[Tip, str]:
    """A tip as the form would file it, and the secret of its receipt."""
    given = {"address": "", "ground": "counterfeit", "words": WORDS, "contact_name": "", "contact_email": "", **more}
    return file_tip(about=about, place=place, language="en", by=PUBLIC, now=now, **given)


def hold(analyst: Standing, thing: str = "L-1") -> Listing:
    """The desk gets the listing, with the shop P-1."""
    by = analyst.actor
    seller = add_seller(by=by, now=NOW, name="Lin", kind="enterprise", accounts=[("bazaar", f"S-{thing}")])
    shop = add_shop(
        by=by, now=NOW, seller=seller.public_id, platform="bazaar", platform_shop_id=f"P-{thing}", name="Lin"
    )
    return add_listing(by=by, now=NOW, shop=shop.public_id, platform_listing_id=thing, title="运动鞋")


@pytest.fixture
def listing(analyst: Standing) -> Listing:
    return hold(analyst)


@pytest.fixture
def second_analyst(analyst: Standing) -> Standing:
    return make_standing("Bea", analyst.organisation, "analyst")
