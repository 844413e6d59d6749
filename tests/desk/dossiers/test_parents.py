"""What a dossier belongs to is shown only to those who may see that too; cursors and timelines tell of nothing hidden."""

import base64

from tests.desk.people import NOW, Standing
from touchstone.desk.dossiers.actions.merging import merge_sellers
from touchstone.desk.dossiers.actions.sellers import edit_contact
from touchstone.desk.dossiers.actions.sharing import share_dossier
from touchstone.desk.dossiers.models import Listing, Seller, Shop
from touchstone.desk.dossiers.queries.cursors import Cursor, read_cursor

API = "/api/v1/"


def share_to(whom: Standing, by: Standing, dossier: Seller | Shop | Listing) -> None:
    share_dossier(
        by=by.actor, now=NOW, dossier=dossier, organisation=whom.organisation.public_id, purpose="case 1"
    )  # fmt: skip


def test_a_shared_listing_names_no_shop(supervisor: Standing, officer: Standing, shop: Shop, listing: Listing) -> None:
    share_to(officer, supervisor, listing)
    client = officer.client()
    assert client.get(f"{API}listings/{listing.public_id}").json()["shop"] is None
    assert client.get(f"{API}listings").json()["items"][0]["shop"] is None
    page, file = client.get("/dossiers/listings/").content, client.get("/dossiers/listings/export.csv").getvalue()
    assert listing.title.encode() in page
    assert listing.title.encode() in file
    assert shop.name.encode() not in page + file


def test_a_shared_listing_is_not_found_by_its_hidden_shop(
    supervisor: Standing, officer: Standing, shop: Shop, listing: Listing
) -> None:
    share_to(officer, supervisor, listing)
    for person, is_found in ((officer, False), (supervisor, True)):
        page = person.client().get(f"/dossiers/listings/?shop={shop.public_id}").content
        assert (listing.public_id.encode() in page) == is_found


def test_a_shared_shop_names_no_seller(supervisor: Standing, officer: Standing, shop: Shop) -> None:
    share_to(officer, supervisor, shop)
    assert officer.client().get(f"{API}shops/{shop.public_id}").json()["seller"] is None
    assert officer.client().get(f"{API}shops").json()["items"][0]["seller"] is None
    assert supervisor.client().get(f"{API}shops/{shop.public_id}").json()["seller"] == shop.seller.public_id


def test_a_shared_seller_does_not_tell_into_whom_it_was_merged(
    supervisor: Standing, officer: Standing, seller: Seller, other_seller: Seller
) -> None:
    share_to(officer, supervisor, other_seller)
    merge_sellers(
        by=supervisor.actor, now=NOW, seller=other_seller.public_id, into=seller.public_id, seen=1, reason="same phone"
    )
    assert officer.client().get(f"{API}sellers/{other_seller.public_id}").json()["merged_into"] is None
    assert officer.client().get(f"{API}sellers").json()["items"][0]["merged_into"] is None


def test_a_cursor_shows_no_number_of_a_row() -> None:
    text = Cursor("Lin", 123456).to_text()
    assert read_cursor(text, str) == Cursor("Lin", 123456)
    assert b"123456" not in base64.urlsafe_b64decode(text + "==")


def test_hidden_events_push_none_off_a_timeline(
    analyst: Standing, supervisor: Standing, officer: Standing, seller: Seller
) -> None:
    share_to(officer, supervisor, seller)
    before = officer.client().get(f"/dossiers/sellers/{seller.public_id}/").content.count(b"opened the dossier")
    for number in range(51):
        edit_contact(by=analyst.actor, now=NOW, seller=seller.public_id, seen=number, phone=f"1{number:010}")
    after = officer.client().get(f"/dossiers/sellers/{seller.public_id}/").content.count(b"opened the dossier")
    assert before == after == 1
