"""What a timeline tells, and to whom."""

from django.utils.translation import override

from tests.desk.people import NOW, Standing
from touchstone.desk.dossiers.actions.brands import add_brand
from touchstone.desk.dossiers.actions.listings import add_listing
from touchstone.desk.dossiers.actions.rights import add_right
from touchstone.desk.dossiers.actions.sellers import edit_seller
from touchstone.desk.dossiers.models import Brand, Seller, Shop
from touchstone.desk.dossiers.queries.timeline import timeline_of


def told(reader: Standing, dossier: Brand | Seller | Shop) -> list[str]:
    with override("en"):
        return [str(each.sentence) for each in timeline_of(reader.actor, dossier)]


def test_a_right_that_an_agent_may_not_see_is_not_told_under_the_brand(
    analyst: Standing, owner: Standing, stranger: Standing
) -> None:
    brand = add_brand(by=owner.actor, now=NOW, name="Bale")
    for number, agent in (("1", stranger.organisation), ("2", None)):
        add_right(by=analyst.actor, now=NOW, kind="trademark", number=number, agent=agent,
                  owner=owner.organisation, brands=[brand.public_id])  # fmt: skip
    rights = [sum("added the right" in each for each in told(who, brand)) for who in (owner, analyst, stranger)]
    assert rights == [2, 2, 1]
    assert "CN 1" in " ".join(told(stranger, brand))


def test_an_edit_names_its_fields_as_people_do(analyst: Standing, lin: Standing, seller: Seller) -> None:
    edit_seller(by=analyst.actor, now=NOW, seller=seller.public_id, seen=1, country="DE", registration_number="1")
    assert "country" in told(lin, seller)[0]
    assert "registration number" in told(lin, seller)[0]
    assert "registration_number" not in told(lin, seller)[0]


def test_what_was_added_under_a_shop_does_not_hide_that_an_import_opened_it(
    analyst: Standing, listing: object, shop: Shop
) -> None:
    assert len(told(analyst, shop)) == 2
    seller = shop.seller
    new = Shop.objects.create(seller=seller, platform="bazaar", platform_shop_id="P-9", name="x", created_at=NOW)
    add_listing(by=analyst.actor, now=NOW, shop=new.public_id, platform_listing_id="L-9", title="x")
    assert told(analyst, new)[1:] == ["The dossier was opened by an import."]
