"""Fixed dossiers: the seller Lin with a shop and a listing; Mo who was given a share; Lin's own people."""

import pytest

from tests.desk.people import NOW, Standing, make_organisation, make_standing
from touchstone.desk.accounts.models import Organisation
from touchstone.desk.dossiers.actions.listings import add_listing
from touchstone.desk.dossiers.actions.sellers import add_seller
from touchstone.desk.dossiers.actions.shops import add_shop
from touchstone.desk.dossiers.intake import bounds
from touchstone.desk.dossiers.models import Listing, Seller, Shop


@pytest.fixture(autouse=True)
def time_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pass ends what it began, however slow the machine; the tests of its slice set their own."""
    monkeypatch.setattr(bounds, "SLICE", 600.0)


@pytest.fixture
def lin_trading(db: None) -> Organisation:
    return make_organisation("Lin Trading", "seller")


@pytest.fixture
def lin(lin_trading: Organisation) -> Standing:
    return make_standing("Lin", lin_trading, "seller")


@pytest.fixture
def officer(db: None) -> Standing:
    return make_standing("Mo", make_organisation("City police", "police"), "police_officer")


@pytest.fixture
def agent(db: None) -> Standing:
    return make_standing("Ren", make_organisation("Mark agents", "agent"), "right_holder")


@pytest.fixture
def seller(analyst: Standing, lin_trading: Organisation) -> Seller:
    return add_seller(
        by=analyst.actor, now=NOW, name="林氏貿易", kind="enterprise", registration_number="91110000600037341L",
        organisation=lin_trading, accounts=[("bazaar", "S-1")],
    )  # fmt: skip


@pytest.fixture
def shop(analyst: Standing, seller: Seller) -> Shop:
    return add_shop(
        by=analyst.actor, now=NOW, seller=seller.public_id, platform="bazaar", platform_shop_id="P-1", name="林家铺子"
    )


@pytest.fixture
def listing(analyst: Standing, shop: Shop) -> Listing:
    return add_listing(
        by=analyst.actor, now=NOW, shop=shop.public_id, platform_listing_id="L-1", title="Nike 耐克运动鞋 男款",
        price="399", currency="CNY", category="鞋/运动鞋", brand_text="耐克",
    )  # fmt: skip


@pytest.fixture
def other_seller(analyst: Standing) -> Seller:
    return add_seller(by=analyst.actor, now=NOW, name="木子代购", kind="person", accounts=[("bazaar", "S-2")])
