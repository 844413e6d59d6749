"""Edits: what differs is kept, old and new; who saw an older version is told what changed."""

import pytest

from tests.desk.people import NOW, Standing
from touchstone.desk.audit.models import Event, Particulars
from touchstone.desk.authority.errors import InvalidError, NotPermittedError, NotThereError
from touchstone.desk.dossiers.actions.brands import add_brand, edit_brand
from touchstone.desk.dossiers.actions.listings import edit_listing
from touchstone.desk.dossiers.actions.products import add_product
from touchstone.desk.dossiers.actions.rights import add_right
from touchstone.desk.dossiers.actions.sellers import add_seller, edit_contact, edit_seller
from touchstone.desk.dossiers.errors import AlreadyThereError, StaleError
from touchstone.desk.dossiers.models import Listing, Seller
from touchstone.desk.dossiers.queries.changes import field_history
from touchstone.desk.dossiers.queries.pages import ids_found


def test_an_edit_keeps_old_and_new_in_the_record(analyst: Standing, seller: Seller) -> None:
    edit_seller(by=analyst.actor, now=NOW, seller=seller.public_id, seen=1, name="林氏国际贸易")
    event = Event.objects.latest("sequence")
    assert event.data["changes"] == {"name": ["林氏貿易", "林氏国际贸易"]}
    assert not Particulars.objects.filter(sequence=event.sequence).exists()
    assert ids_found(analyst.actor, NOW, "seller", "国际") == [seller.pk]


def test_the_name_of_a_person_is_kept_where_it_can_be_forgotten(analyst: Standing, other_seller: Seller) -> None:
    edit_seller(by=analyst.actor, now=NOW, seller=other_seller.public_id, seen=1, name="李木子")
    event = Event.objects.latest("sequence")
    assert event.data["changes"] == {}
    assert field_history(other_seller, "name")[0]["new"] == "李木子"
    Particulars.objects.all().delete()
    assert field_history(other_seller, "name") == []


def test_an_edit_without_a_change_writes_nothing(analyst: Standing, seller: Seller) -> None:
    before = Event.objects.count()
    row = edit_seller(by=analyst.actor, now=NOW, seller=seller.public_id, seen=1, name="林氏貿易")
    assert (row.version, Event.objects.count()) == (1, before)


def test_a_stale_edit_is_told_what_changed_in_between(analyst: Standing, seller: Seller) -> None:
    edit_seller(by=analyst.actor, now=NOW, seller=seller.public_id, seen=1, name="新")
    with pytest.raises(StaleError, match="name") as refusal:
        edit_seller(by=analyst.actor, now=NOW, seller=seller.public_id, seen=1, kind="person")
    assert "名称" in refusal.value.sentence_zh
    seller.refresh_from_db()
    assert (seller.name, seller.kind, seller.version) == ("新", "enterprise", 2)


def test_contact_particulars_never_enter_the_open_part_of_the_record(analyst: Standing, seller: Seller) -> None:
    edit_contact(by=analyst.actor, now=NOW, seller=seller.public_id, seen=0, phone="13812345678")
    event = Event.objects.latest("sequence")
    assert "1381234" not in str(event.data)
    assert Particulars.objects.get(sequence=event.sequence).content["changes"]["phone"] == ["", "13812345678"]


def test_a_listing_gets_a_version_only_when_something_changed(analyst: Standing, listing: Listing) -> None:
    same = edit_listing(by=analyst.actor, now=NOW, listing=listing.public_id, seen=1, price="399.00")
    assert same.versions_count == 1
    row = edit_listing(by=analyst.actor, now=NOW, listing=listing.public_id, seen=1, price="299", title="耐克跑鞋")
    assert [version.title for version in row.versions.all()] == ["Nike 耐克运动鞋 男款", "耐克跑鞋"]
    assert ids_found(analyst.actor, NOW, "listing", "跑鞋") == [listing.pk]
    assert ids_found(analyst.actor, NOW, "listing", "男款") == []


@pytest.mark.parametrize("number", ["91110000600037341M", "123", "9111000060003734"])
def test_a_wrong_social_credit_code_is_refused(analyst: Standing, number: str) -> None:
    with pytest.raises(InvalidError, match="unified social credit code") as refusal:
        add_seller(by=analyst.actor, now=NOW, name="X", registration_number=number)
    assert number in refusal.value.sentence
    assert add_seller(by=analyst.actor, now=NOW, name="X", country="DE", registration_number=number).country == "DE"


def test_a_platform_id_names_one_seller(analyst: Standing, seller: Seller) -> None:
    with pytest.raises(AlreadyThereError, match="bazaar S-1"):
        add_seller(by=analyst.actor, now=NOW, name="Twin", accounts=[("bazaar", "S-1")])
    assert Seller.objects.count() == 1


def test_who_may_not_see_a_dossier_cannot_tell_it_from_none(stranger: Standing, lin: Standing, seller: Seller) -> None:
    with pytest.raises(NotThereError):
        edit_seller(by=stranger.actor, now=NOW, seller=seller.public_id, seen=1, name="x")
    with pytest.raises(NotPermittedError):
        edit_seller(by=lin.actor, now=NOW, seller=seller.public_id, seen=1, name="x")


def test_a_right_holder_keeps_its_own_brand_and_right(owner: Standing, stranger: Standing) -> None:
    brand = add_brand(by=owner.actor, now=NOW, name="Bale", aliases=["巴雷", " 巴雷 "], owner=stranger.organisation)
    assert (brand.owner, brand.aliases) == (owner.organisation, ["巴雷"])
    edit_brand(by=owner.actor, now=NOW, brand=brand.public_id, seen=1, owner=stranger.organisation, name="BALE")
    right = add_right(
        by=owner.actor, now=NOW, kind="trademark", number="123", classes=["25", "018"], brands=[brand.public_id]
    )
    assert (right.owner, right.classes) == (owner.organisation, ["25", "18"])
    assert ids_found(owner.actor, NOW, "brand", "巴雷") == [brand.pk]
    assert ids_found(owner.actor, NOW, "right", "CN123") == [right.pk]
    assert ids_found(stranger.actor, NOW, "right", "CN123") == []


@pytest.mark.parametrize(
    ("kind", "name"), [("trademark", "46"), ("trademark", "x"), ("design", "2-4"), ("patent", "1")]
)
def test_a_class_that_does_not_exist_is_refused(analyst: Standing, kind: str, name: str) -> None:
    with pytest.raises(InvalidError, match=name):
        add_right(by=analyst.actor, now=NOW, kind=kind, number="1", classes=[name])


def test_a_gtin_must_check(analyst: Standing) -> None:
    with pytest.raises(InvalidError, match="GTIN"):
        add_product(by=analyst.actor, now=NOW, gtin="6901028001343", name="Soap")
    product = add_product(by=analyst.actor, now=NOW, gtin="6901028001342", name="Soap")
    assert ids_found(analyst.actor, NOW, "product", "06901028001342") == [product.pk]
    with pytest.raises(AlreadyThereError):
        add_product(by=analyst.actor, now=NOW, gtin="690-1028001342", name="Soap again")
