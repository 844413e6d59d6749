"""Who sees which dossiers."""

from datetime import timedelta

from tests.desk.people import NOW, Standing
from touchstone.desk.dossiers.actions.brands import add_brand
from touchstone.desk.dossiers.actions.merging import merge_sellers
from touchstone.desk.dossiers.actions.rights import add_right
from touchstone.desk.dossiers.actions.sharing import end_share, share_dossier
from touchstone.desk.dossiers.models import Brand, Listing, Right, Seller, Shop
from touchstone.desk.dossiers.queries.visible import (
    listed_sellers,
    sellers_with_contact,
    visible_brands,
    visible_listings,
    visible_rights,
    visible_sellers,
    visible_shops,
)


def test_the_node_sees_every_dossier(analyst: Standing, listing: Listing, other_seller: Seller) -> None:
    assert visible_sellers(analyst.actor, NOW).count() == 2
    assert visible_shops(analyst.actor, NOW).count() == visible_listings(analyst.actor, NOW).count() == 1


def test_a_seller_sees_its_own_dossier_only(lin: Standing, listing: Listing, other_seller: Seller) -> None:
    assert [row.name for row in visible_sellers(lin.actor, NOW)] == ["林氏貿易"]
    assert list(visible_listings(lin.actor, NOW)) == [listing]


def test_a_stranger_an_officer_and_an_operator_see_nothing(
    stranger: Standing, officer: Standing, operator: Standing, listing: Listing
) -> None:
    for person in (stranger, officer, operator):
        assert not visible_sellers(person.actor, NOW).exists()
        assert not visible_shops(person.actor, NOW).exists()
        assert not visible_listings(person.actor, NOW).exists()


def test_a_shared_seller_comes_with_its_shops_and_listings(
    supervisor: Standing, officer: Standing, seller: Seller, listing: Listing, other_seller: Seller
) -> None:
    share = share_to(officer, supervisor, seller)
    assert list(visible_sellers(officer.actor, NOW)) == [seller]
    assert list(visible_listings(officer.actor, NOW)) == [listing]
    end_share(by=supervisor.actor, now=NOW, share=share.public_id)
    assert not visible_listings(officer.actor, NOW).exists()


def test_a_shared_shop_does_not_show_its_seller(
    supervisor: Standing, officer: Standing, shop: Shop, listing: Listing
) -> None:
    share_to(officer, supervisor, shop)
    assert not visible_sellers(officer.actor, NOW).exists()
    assert list(visible_shops(officer.actor, NOW)) == [shop]
    assert list(visible_listings(officer.actor, NOW)) == [listing]


def test_a_share_runs_out(supervisor: Standing, officer: Standing, listing: Listing) -> None:
    share_to(officer, supervisor, listing, until=NOW + timedelta(days=1))
    assert visible_listings(officer.actor, NOW).exists()
    assert not visible_listings(officer.actor, NOW + timedelta(days=1)).exists()


def test_contact_particulars_are_shared_only_where_the_share_says_so(
    supervisor: Standing, officer: Standing, lin: Standing, seller: Seller, other_seller: Seller
) -> None:
    share_to(officer, supervisor, seller)
    share_to(officer, supervisor, other_seller, with_contact=True)
    assert list(sellers_with_contact(officer.actor, NOW)) == [other_seller]
    assert list(sellers_with_contact(lin.actor, NOW)) == [seller]


def test_who_sees_only_the_merged_dossier_still_sees_it_alone(
    supervisor: Standing, lin: Standing, officer: Standing, seller: Seller, other_seller: Seller
) -> None:
    share_to(officer, supervisor, other_seller)
    merge_sellers(
        by=supervisor.actor, now=NOW, seller=other_seller.public_id, into=seller.public_id, seen=1, reason="same phone"
    )
    assert list(listed_sellers(officer.actor, NOW)) == [other_seller]
    assert list(listed_sellers(supervisor.actor, NOW)) == [seller]
    assert set(visible_sellers(lin.actor, NOW)) == {seller, other_seller}


def test_a_right_holder_sees_its_brands_and_an_agent_those_it_acts_for(
    analyst: Standing, owner: Standing, stranger: Standing, brand_house: object
) -> None:
    brand = add_brand(by=owner.actor, now=NOW, name="Bale")
    add_brand(by=analyst.actor, now=NOW, name="Kato")
    assert list(visible_brands(owner.actor)) == [brand]
    assert not visible_brands(stranger.actor).exists()
    add_right(
        by=analyst.actor, now=NOW, kind="trademark", number="1", brands=[brand.public_id], agent=stranger.organisation
    )
    assert list(visible_brands(stranger.actor)) == [brand]
    assert visible_rights(owner.actor).get() == Right.objects.get()
    assert Brand.objects.count() == 2


def share_to(person: Standing, supervisor: Standing, dossier: Seller | Shop | Listing, **terms: object) -> object:
    return share_dossier(
        by=supervisor.actor, now=NOW, dossier=dossier, organisation=person.organisation.public_id, purpose="a case",
        **terms,
    )  # type: ignore[arg-type]  # fmt: skip
