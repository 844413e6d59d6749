"""What the tests of measures need: a code that applies, a seller with its people, listings to establish breaches on."""

from dataclasses import dataclass
from datetime import timedelta

from tests.desk.people import NOW, Standing, make_organisation, make_standing
from touchstone.desk.dossiers.actions.listings import add_listing
from touchstone.desk.dossiers.actions.sellers import add_seller
from touchstone.desk.dossiers.actions.shops import add_shop
from touchstone.desk.dossiers.models import Listing, Seller
from touchstone.desk.evidence.actions import add_file
from touchstone.desk.measures.actions.establishing import establish_breach
from touchstone.desk.measures.models import Breach, CodeAdoption

FACTS = {"facts_en": "The stitching is not the maker's.", "facts_zh": "车线并非正品做法。"}


@dataclass(frozen=True)
class World:
    """A seller's house, its dossier, and a listing of its shop."""

    house: Standing
    seller: Seller
    listing: Listing


def adopt_model() -> CodeAdoption:
    """The model code, as two people adopted it a year ago."""
    long_ago = NOW - timedelta(days=365)
    return CodeAdoption.objects.create(
        code="model@1", applies_from=long_ago, proposed_at=long_ago, proposed_by="per_a", confirmed_at=long_ago,
        confirmed_by="per_b",
    )  # fmt: skip


def make_world(analyst: Standing, name: str = "Lin") -> World:
    """A seller that works here, with one shop and one listing."""
    by = analyst.actor
    house = make_standing(f"{name}seller", make_organisation(f"House {name}", "seller"), "seller")
    seller = add_seller(by=by, now=NOW, name=f"{name} Trading", kind="enterprise")
    Seller.objects.filter(pk=seller.pk).update(organisation=house.organisation)
    shop = add_shop(
        by=by, now=NOW, seller=seller.public_id, platform="bazaar", platform_shop_id=f"P-{name}", name=f"{name} Shop"
    )
    listing = add_listing(by=by, now=NOW, shop=shop.public_id, platform_listing_id=f"L-{name}", title="Shoes, men's")
    return World(house, Seller.objects.get(pk=seller.pk), listing)


def establish(world: World, analyst: Standing, *, kind: str = "counterfeit", days: int = 0, **more: object) -> Breach:
    """A breach of the listing, on a file of the node's, so many days later."""
    file = add_file(chunks=[b"a photograph\n"], name="photo.txt", by=analyst.actor, now=NOW)
    values = {"evidence": [file.public_id], **FACTS, **more}
    now = NOW + timedelta(days=days)
    return establish_breach(listing=world.listing, kind=kind, by=analyst.actor, now=now, **values)  # type: ignore[arg-type]
