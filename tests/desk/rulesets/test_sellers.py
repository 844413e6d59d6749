"""Live as in bulk, a seller that has shown a right to a brand may say that it is authorised; one that has not may not."""

from datetime import timedelta

import pyarrow as pa
import pytest

from tests.desk.people import NOW, Standing
from tests.desk.rulesets.making import founded
from touchstone.desk.accounts.models import Organisation
from touchstone.desk.dossiers.actions.listings import add_listing
from touchstone.desk.dossiers.actions.sellers import add_seller
from touchstone.desk.dossiers.actions.shops import add_shop
from touchstone.desk.dossiers.models import Brand, Right, Screening, Seller
from touchstone.desk.rulesets.engine.screening import base_engine
from touchstone.desk.rulesets.intake import knowing
from touchstone.desk.rulesets.intake.screening import screen_what_came
from touchstone.desk.rulesets.queries.sellers import brands_of_sellers
from touchstone.screening.engine import Engine
from touchstone.screening.screen import screen_one
from touchstone.signals.seller_reference import SellerReference
from touchstone.tables.schemas import SELLERS
from touchstone.vocabulary.listing import Listing

pytestmark = pytest.mark.django_db
CLAIM = "Nike 耐克 官方授权 运动鞋"


@pytest.fixture(autouse=True)
def _nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(knowing, "KNOWN", knowing.Known())


def seller_of(by: Standing, organisation: Organisation | None, number: int = 1) -> Seller:
    """A seller with one listing that says it is authorised."""
    seller = add_seller(by=by.actor, now=NOW, name=f"Seller {number}", kind="enterprise")
    Seller.objects.filter(pk=seller.pk).update(organisation=organisation)
    shop = add_shop(
        by=by.actor, now=NOW, seller=seller.public_id, platform="bazaar", platform_shop_id=f"P-{number}", name="Shop"
    )
    add_listing(by=by.actor, now=NOW, shop=shop.public_id, platform_listing_id=f"L-{number}", title=CLAIM)
    return seller


def show_right(owner: Organisation, **values: object) -> Right:
    """A trademark under which Nike is named."""
    right = Right.objects.create(kind="trademark", number="1", owner=owner, created_at=NOW, **values)
    right.brands.add(Brand.objects.create(name="Nike", created_at=NOW))
    return right


def said_live() -> set[float]:
    """The scores of the claim as the node screened it."""
    screen_what_came(NOW)
    pieces = [piece for each in Screening.objects.all() for piece in each.signals["signals"]]
    return {round(piece["score"], 3) for piece in pieces if piece["name"] == "unauthorised_claim"}


def said_in_bulk(*brands: str) -> set[float]:
    """The same of a table of sellers."""
    table = pa.RecordBatch.from_pylist([{"seller_id": "1", "authorised_brands": list(brands)}], schema=SELLERS)
    engine = Engine.load(sellers=SellerReference.from_batches([table], base_engine().lexicon))
    finding = screen_one(Listing(listing_id="1", title=CLAIM, seller_id="1"), engine)
    return {round(piece.score, 3) for piece in finding.signals if piece.name == "unauthorised_claim"}


def test_an_authorised_seller_is_judged_live_as_in_bulk(analyst: Standing, owner: Standing) -> None:
    founded()
    show_right(owner.organisation)
    seller_of(analyst, owner.organisation)
    assert said_live() == said_in_bulk("Nike") == set()


def test_a_known_seller_without_the_right_is_judged_live_as_in_bulk(analyst: Standing, owner: Standing) -> None:
    founded()
    seller_of(analyst, owner.organisation)
    assert said_live() == said_in_bulk("adidas") != set()


def test_of_a_seller_without_an_organisation_nothing_is_known(analyst: Standing, owner: Standing) -> None:
    founded()
    show_right(owner.organisation)
    seller_of(analyst, None)
    (score,) = said_live()
    assert score < min(said_in_bulk("adidas"))


def test_only_rights_in_force_count_and_agents_act_for_them(
    owner: Standing, stranger: Standing, analyst: Standing
) -> None:
    seller, agent = seller_of(analyst, owner.organisation), seller_of(analyst, stranger.organisation, 2)
    right = show_right(owner.organisation, agent=stranger.organisation, valid_to=NOW.date())
    today, tomorrow = NOW.date(), NOW.date() + timedelta(days=1)
    assert brands_of_sellers(today) == {str(seller.pk): ["Nike"], str(agent.pk): ["Nike"]}
    assert brands_of_sellers(tomorrow) == {str(seller.pk): [], str(agent.pk): []}
    Right.objects.filter(pk=right.pk).update(state="lapsed")
    assert brands_of_sellers(today)[str(seller.pk)] == []


def test_what_a_merged_seller_showed_counts_for_the_whole(analyst: Standing, owner: Standing) -> None:
    Brand.objects.create(name="Nike", aliases=["耐克"], owner=owner.organisation, created_at=NOW)
    whole, part = seller_of(analyst, None), seller_of(analyst, owner.organisation, 2)
    Seller.objects.filter(pk=part.pk).update(merged_into=whole, root=whole, merged_at=NOW, merged_by="per_x")
    assert brands_of_sellers(NOW.date()) == {str(whole.pk): ["Nike", "耐克"]}
