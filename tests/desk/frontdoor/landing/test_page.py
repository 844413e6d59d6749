"""The home page of each reader."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.desk.authority.scene import RELATIONS, make_scene
from tests.desk.people import NOW, Standing
from touchstone.desk.dossiers.models import Listing, Seller, Shop, Verdict
from touchstone.desk.frontdoor.landing.page import landing
from touchstone.desk.frontdoor.landing.scores import score_plot

pytestmark = pytest.mark.django_db


def make_listings(count: int, verdict: str = Verdict.BLOCK, score: float = 0.97) -> None:
    seller = Seller.objects.create(name="Shop people", created_at=NOW)
    place = {"platform": "p", "platform_shop_id": seller.public_id}
    shop = Shop.objects.create(**place, seller=seller, name="Shop", created_at=NOW)
    for number in range(count):
        Listing.objects.create(
            platform="p",
            platform_listing_id=f"{verdict}{score}{number}",
            shop=shop,
            title="高仿女包",
            verdict=verdict,
            score=score,
            digest="0" * 32,
            created_at=NOW,
        )


@pytest.mark.parametrize("relation", [each for each in RELATIONS if each not in {"visitor", "unproven"}])
def test_everybody_who_signed_in_lands_somewhere(relation: str) -> None:
    answer = make_scene().client(relation).get("/")
    assert answer.status_code == 200


def questions(reader: Standing) -> int:
    actor = reader.actor
    with CaptureQueriesContext(connection) as asked:
        landing(actor, NOW)
    return len(asked)


def test_the_number_of_questions_does_not_grow_with_the_desk(analyst: Standing) -> None:
    make_listings(1)
    few = questions(analyst)
    make_listings(30, score=0.5)
    assert questions(analyst) == few <= 25


def test_what_one_may_not_see_is_not_counted(analyst: Standing, stranger: Standing) -> None:
    make_listings(3)
    blocked = {tile.value for tile in landing(analyst.actor, NOW)["tiles"] if "verdict=block" in tile.url}
    nothing = {tile.value for tile in landing(stranger.actor, NOW)["tiles"] if "verdict=block" in tile.url}
    assert (blocked, nothing) == ({3}, {0})
    assert landing(stranger.actor, NOW)["worth"] == []


def test_the_listings_worth_a_look_have_the_highest_scores(analyst: Standing) -> None:
    make_listings(4, score=0.9)
    make_listings(4, score=0.99)
    assert [row.score for row in landing(analyst.actor, NOW)["worth"]] == [0.99] * 4 + [0.9] * 2


def test_the_plot_counts_each_finding_once(analyst: Standing) -> None:
    make_listings(3, Verdict.BLOCK, 1.0)
    make_listings(2, Verdict.REVIEW, 0.62)
    make_listings(2, Verdict.PASS, 0.1)
    plot = score_plot(analyst.actor, NOW)
    assert plot is not None
    assert plot["data"]["x"] == list(range(0, 100, 5))
    assert [sum(line["values"]) for line in plot["data"]["series"]] == [2, 3]
    assert plot["rows"][-1] == (95, 0, 3)


def test_with_few_findings_there_is_no_plot(analyst: Standing) -> None:
    make_listings(9, Verdict.PASS, 0.1)
    make_listings(4)
    assert score_plot(analyst.actor, NOW) is None
