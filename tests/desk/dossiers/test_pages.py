"""Every page of the dossiers opens for whom it is for, and is not there for others."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.desk.people import NOW, Standing
from touchstone.desk.dossiers.actions.brands import add_brand
from touchstone.desk.dossiers.actions.listings import edit_listing
from touchstone.desk.dossiers.actions.merging import merge_sellers
from touchstone.desk.dossiers.actions.products import add_product
from touchstone.desk.dossiers.actions.rights import add_right
from touchstone.desk.dossiers.models import Brand, Listing, Product, Right, Seller, Share, Shop
from touchstone.desk.dossiers.queries.kinds import KINDS

Queries = Callable[[int], Any]


@pytest.fixture
def brand(analyst: Standing) -> Brand:
    return add_brand(by=analyst.actor, now=NOW, name="Bale", aliases=["巴雷"])


@pytest.fixture
def right(analyst: Standing, brand: Brand) -> Right:
    return add_right(by=analyst.actor, now=NOW, kind="trademark", number="77", brands=[brand.public_id])


@pytest.fixture
def product(analyst: Standing, brand: Brand) -> Product:
    return add_product(by=analyst.actor, now=NOW, gtin="6901028001342", name="皂", brand=brand.public_id)


@pytest.mark.parametrize("key", [kind.key for kind in KINDS])
def test_every_list_opens_empty_and_filled(key: str, supervisor: Standing, request: pytest.FixtureRequest) -> None:
    browser = supervisor.client()
    assert "There is nothing here yet" in browser.get(f"/dossiers/{key}s/").content.decode()
    row = request.getfixturevalue(key)
    assert str(row.public_id) in browser.get(f"/dossiers/{key}s/").content.decode()
    assert "Nothing fits" in browser.get(f"/dossiers/{key}s/?q=zzz").content.decode()


@pytest.mark.parametrize("key", [kind.key for kind in KINDS])
def test_every_dossier_and_its_form_open(key: str, supervisor: Standing, request: pytest.FixtureRequest) -> None:
    row = request.getfixturevalue(key)
    for tail in ("", "edit"):
        answer = supervisor.client().get(f"/dossiers/{key}s/{row.public_id}/{tail}")
        assert answer.status_code == 200
        assert (
            f"<bdi>{row.name if hasattr(row, 'name') else row.title}" in answer.content.decode() or tail or row == row
        )


@pytest.mark.parametrize("key", ["seller", "shop", "listing"])
def test_a_stranger_gets_the_same_bytes_for_a_dossier_and_for_none(
    key: str, officer: Standing, request: pytest.FixtureRequest
) -> None:
    row = request.getfixturevalue(key)
    browser = officer.client()
    there, nowhere = (browser.get(f"/dossiers/{key}s/{name}/") for name in (row.public_id, "sel_none"))
    assert (there.status_code, nowhere.status_code) == (404, 404)
    assert there.content == nowhere.content


def test_an_edit_on_the_page_is_refused_when_stale_and_keeps_what_was_typed(
    analyst: Standing, other_seller: Seller
) -> None:
    browser, url = analyst.client(), f"/dossiers/sellers/{other_seller.public_id}/edit"
    values = {"name": "甲", "kind": "person", "country": "CN", "registration_number": "", "seen": "1"}
    assert browser.post(url, values).status_code == 302
    answer = browser.post(url, {**values, "name": "乙"})
    assert answer.status_code == 409
    assert "changed after you opened it: name" in answer.content.decode()
    assert 'value="乙"' in answer.content.decode()


def test_a_wrong_number_is_shown_on_its_field(analyst: Standing) -> None:
    values = {"name": "甲", "kind": "enterprise", "country": "CN", "registration_number": "12"}
    answer = analyst.client().post("/dossiers/sellers/new", values)
    assert answer.status_code == 422
    assert "unified social credit code" in answer.content.decode()
    assert not Seller.objects.exists()


def test_a_listing_is_shown_as_it_was(analyst: Standing, listing: Listing) -> None:
    edit_listing(by=analyst.actor, now=NOW, listing=listing.public_id, seen=1, title="跑鞋", price="1")
    browser, url = analyst.client(), f"/dossiers/listings/{listing.public_id}/"
    assert "<h1><bdi>跑鞋" in browser.get(url).content.decode()
    old = browser.get(f"{url}?version=1").content.decode()
    assert "This is version 1" in old
    assert "<h1><bdi>Nike" in old
    assert browser.get(f"{url}?at=2001-01-01T00:00").status_code == 404


@pytest.mark.parametrize("at", ["0001-01-01", "0001-01-01T00:00%2B14:00", "9999-12-31T23:59-12:00", "2026-13-45T99:99"])
def test_a_time_beyond_the_calendar_shows_the_listing_as_it_is(analyst: Standing, listing: Listing, at: str) -> None:
    assert analyst.client().get(f"/dossiers/listings/{listing.public_id}/?at={at}").status_code == 200


def test_a_merged_seller_leads_to_the_other_and_can_be_split(
    supervisor: Standing, seller: Seller, other_seller: Seller
) -> None:
    browser = supervisor.client()
    page = browser.get(f"/dossiers/sellers/{other_seller.public_id}/merge?into={seller.public_id}").content.decode()
    assert "Are these the same seller?" in page
    values = {"into": seller.public_id, "seen": "1", "reason": "same phone"}
    browser.post(f"/dossiers/sellers/{other_seller.public_id}/merge/confirm", values)
    answer = browser.get(f"/dossiers/sellers/{other_seller.public_id}/")
    assert answer.headers["Location"] == f"/dossiers/sellers/{seller.public_id}/"
    browser.post(f"/dossiers/sellers/{other_seller.public_id}/split", {"reason": "mistaken"})
    assert browser.get(f"/dossiers/sellers/{other_seller.public_id}/").status_code == 200


def test_a_share_is_made_and_ended_on_the_page(supervisor: Standing, officer: Standing, shop: Shop) -> None:
    browser = supervisor.client()
    values = {"organisation": officer.organisation.public_id, "purpose": "case 7"}
    assert browser.post(f"/dossiers/share/{shop.public_id}", values).status_code == 302
    assert officer.client().get(f"/dossiers/shops/{shop.public_id}/").status_code == 200
    assert browser.post(f"/dossiers/share/{shop.public_id}", values).status_code == 422
    browser.post(f"/dossiers/shares/{Share.objects.get().public_id}/end")
    assert officer.client().get(f"/dossiers/shops/{shop.public_id}/").status_code == 404


def test_a_page_asks_the_database_as_often_whatever_is_on_it(
    supervisor: Standing, listing: Listing, django_assert_max_num_queries: Queries
) -> None:
    browser = supervisor.client()
    for path in ("/dossiers/listings/", "/dossiers/listings/?q=nike", f"/dossiers/listings/{listing.public_id}/"):
        with django_assert_max_num_queries(32):
            browser.get(path)


def test_the_search_box_leads_to_the_kind_that_answers(supervisor: Standing, listing: Listing, brand: Brand) -> None:
    browser: Client = supervisor.client()
    assert browser.get("/dossiers/search?q=巴雷").headers["Location"].startswith("/dossiers/brands/?q=")
    assert browser.get("/dossiers/search?q=L-1").headers["Location"].startswith("/dossiers/listings/?q=")


@pytest.mark.parametrize("formula", ["=1+1", "＝1+1", " =1+1", "@SUM(1)", "－1"])
def test_an_export_holds_what_the_list_holds_and_no_formula(
    analyst: Standing, officer: Standing, shop: Shop, formula: str
) -> None:
    Shop.objects.update(name=formula)
    text = b"".join(analyst.client().get("/dossiers/shops/export.csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert f",'{formula}" in text
    lines = b"".join(officer.client().get("/dossiers/shops/export.csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert lines.splitlines() == ["\ufeffpublic_id,platform,platform_shop_id,name"]


def test_merging_is_counted_once(supervisor: Standing, seller: Seller, other_seller: Seller) -> None:
    merge_sellers(
        by=supervisor.actor, now=NOW, seller=other_seller.public_id, into=seller.public_id, seen=1, reason="same"
    )
    page = supervisor.client().get("/dossiers/sellers/?q=木子").content.decode()
    assert seller.public_id in page
    assert other_seller.public_id not in page
