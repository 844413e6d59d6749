"""“My standing”: what a seller reads of itself, in its language, and nothing of others."""

import re
from datetime import timedelta

import pytest

from tests.desk.measures.world import World, establish, make_world
from tests.desk.people import NOW, Standing
from touchstone.desk.dossiers.actions.merging import merge_sellers
from touchstone.desk.dossiers.models import Listing, Screening
from touchstone.desk.measures.actions.carrying import confirm_order
from touchstone.desk.measures.guidance import rows, signal_rows, way_out, what_to_do
from touchstone.desk.measures.models import CodeAdoption, PlatformOrder
from touchstone.desk.measures.queries.codes import runnable_codes
from touchstone.rulebook.penalties.action import Action
from touchstone.signals.registry import SIGNAL_BY_NAME

pytestmark = pytest.mark.django_db
PAGE = "/measures/standing/"
POINTS, LISTINGS, BREACHES = f"{PAGE}points/", f"{PAGE}listings/", f"{PAGE}breaches/"

TOKEN = re.compile(r'(csrf-token" content=|csrfmiddlewaretoken" value=)"[^"]+"')


def read(standing: Standing, page: str = PAGE, language: str = "en") -> str:
    text = standing.client().get(page, headers={"accept-language": language}).content.decode()
    return TOKEN.sub("", text)


def merged(world: World, other: World, supervisor: Standing) -> None:
    """The dossier of `world` goes into the other's: one identity, two organisations."""
    merge_sellers(
        seller=world.seller.public_id, into=other.seller.public_id, seen=world.seller.version, reason="same",
        by=supervisor.actor, now=NOW,
    )  # fmt: skip


def find(world: World) -> None:
    """Screening saw two things on the listing."""
    signal = {"title": ["T", "题"], "sentence": ["at 12 % of 900", "低于 900 的 12 %"], "score": 0.9}
    kept = {"signals": [{**signal, "name": "price_gap"}, {**signal, "name": "replica_claim"}], "parts": []}
    version = world.listing.versions.latest("number")
    Screening.objects.create(
        version=version, verdict="block", score=0.987, ruleset="standard@1", signals=kept, at=NOW, created_at=NOW
    )
    Listing.objects.filter(pk=world.listing.pk).update(verdict="block", score=0.987)


def test_a_seller_reads_points_measures_deadline_and_what_to_do(world: World, analyst: Standing) -> None:
    breach = establish(world, analyst)
    page = read(world.house)
    for said in ("12</strong> points now", 'max="24"', "12 points more bring:", "on its way", "What to do to get out"):
        assert said in page
    assert f"/measures/breaches/{breach.public_id}/" in page
    assert re.search(r"[0-9]+ days left", page)


def test_each_page_of_the_standing_is_short_and_says_its_part(world: World, analyst: Standing) -> None:
    breach = establish(world, analyst)
    assert 'class="path-line path-coming"' in read(world.house, POINTS)
    assert f"{breach.public_id}/appeal" in read(world.house, f"{BREACHES}?state=open")
    assert breach.public_id not in read(world.house, f"{BREACHES}?state=reversed")
    assert "breach established" in read(world.house, LISTINGS)


def test_the_page_is_there_before_anything_happened(world: World) -> None:
    assert "There are no points." in read(world.house)
    assert "No breach was established" in read(world.house, BREACHES)


def test_the_page_says_when_the_platform_has_done_it(world: World, analyst: Standing, supervisor: Standing) -> None:
    establish(world, analyst)
    for order in PlatformOrder.objects.all():
        confirm_order(order=order, by=supervisor.actor, now=NOW)
    page = read(world.house)
    assert "carried out" in page
    assert "on its way" not in page


def test_findings_are_told_without_scores_and_thresholds(world: World) -> None:
    find(world)
    page = read(world.house, f"{LISTINGS}{world.listing.public_id}/")
    assert "The price is far below what genuine goods" in page
    assert "something found" in read(world.house, LISTINGS)
    assert not any(hidden in page for hidden in ("98.7", "0.987", "12 % of 900", "standard@1"))


def test_no_page_or_operation_tells_a_seller_its_scores(world: World, analyst: Standing) -> None:
    find(world)
    own = f"/dossiers/listings/{world.listing.public_id}/"
    assert "98.7" not in read(world.house, own)
    assert "<meter" not in read(world.house, own)
    assert "<meter" in read(analyst, own)
    for standing, score in ((world.house, None), (analyst, 0.987)):
        answer = standing.client().get(f"/api/v1/listings/{world.listing.public_id}").json()
        assert answer["score"] == score


def test_no_list_export_or_filter_tells_a_seller_how_near_a_listing_is(world: World, analyst: Standing) -> None:
    find(world)
    client, shop = world.house.client(), world.listing.shop
    assert shop is not None
    addresses = ["/dossiers/listings/", "/dossiers/listings/export.csv", f"/dossiers/shops/{shop.public_id}/"]
    for address in (*addresses, "/api/v1/listings", PAGE, LISTINGS, f"{PAGE}file.json"):
        answer = client.get(address)
        text = TOKEN.sub("", (b"".join(answer) if answer.streaming else answer.content).decode())  # type: ignore[arg-type]
        assert not any(word in text for word in ("0.987", "99 %", ">block<", ",block,", '"block"', "=-score")), address
    asked = [read(world.house, f"/dossiers/listings/?verdict={verdict}") for verdict in ("review", "block")]
    assert all("L-Lin" in page for page in asked)
    assert "99 %" in read(analyst, "/dossiers/listings/")


def test_a_coming_code_is_announced_with_its_day(world: World) -> None:
    CodeAdoption.objects.create(
        code="model@1", applies_from=NOW + timedelta(days=4000), proposed_at=NOW, proposed_by="per_a",
        confirmed_at=NOW, confirmed_by="per_b",
    )  # fmt: skip
    assert "applies from" in read(world.house)


def test_another_seller_reads_the_same_whether_this_one_is_there_or_not(world: World, analyst: Standing) -> None:
    other = make_world(analyst, "Mo").house
    before = read(other)
    establish(world, analyst)
    find(world)
    assert read(other) == before


def test_shops_of_one_identity_stay_with_their_own_organisations(
    world: World, analyst: Standing, supervisor: Standing
) -> None:
    other = make_world(analyst, "Mo")
    breach = establish(world, analyst)
    merged(world, other, supervisor)
    for house, own, foreign in ((other.house, "L-Mo", "Lin"), (world.house, "L-Lin", "Mo")):
        page = read(house) + read(house, POINTS) + read(house, LISTINGS) + read(house, BREACHES)
        assert "12 points now." in page
        assert f"{foreign} Shop" not in page
        assert f"{foreign} Trading" not in page
        listings = read(house, "/dossiers/listings/")
        assert (own in listings, f"L-{foreign}" in listings) == (True, False)
    assert breach.public_id not in read(other.house)
    assert "a shop of others that counts together with yours" in read(other.house, POINTS)
    assert breach.public_id in read(world.house, POINTS)


def test_whoever_is_merged_into_another_keeps_its_redress(
    world: World, analyst: Standing, supervisor: Standing
) -> None:
    other = make_world(analyst, "Mo")
    merged(world, other, supervisor)
    breach = establish(world, analyst)
    page = f"/measures/breaches/{breach.public_id}/"
    assert "Mo Trading" not in read(world.house, page)
    assert world.house.client().post(f"{page}appeal", {"text": "It is genuine."}).status_code == 302
    assert other.house.client().get(page).status_code == 404


def test_every_signal_kind_of_breach_and_action_has_plain_words() -> None:
    said = {key for row in signal_rows() for key in row["keys"] if row["says"]["zh"] and row["do"]["en"]}
    assert said == set(SIGNAL_BY_NAME)
    kinds = {kind.key for code in runnable_codes() for kind in code.kinds if kind.is_enabled}
    assert all(what_to_do(kind, chinese=chinese) for kind in kinds for chinese in (True, False))
    assert {key for row in rows()["breaches"] for key in row["keys"]} == kinds
    assert all(way_out(action, chinese=chinese) for action in Action for chinese in (True, False))
    assert {key for row in rows()["measures"] for key in row["keys"]} == set(Action)
