"""From the page of a listing to a decided appeal, as people click it."""

import re

import pytest

from tests.desk.measures.world import FACTS, World, establish, make_world
from tests.desk.people import NOW, Standing
from touchstone.desk.accounts.models import Person
from touchstone.desk.evidence.actions import add_file
from touchstone.desk.measures.models import Breach, Measure

pytestmark = pytest.mark.django_db


def test_an_analyst_establishes_a_breach_from_the_page_of_its_listing(world: World, analyst: Standing) -> None:
    client = analyst.client()
    page = client.get(f"/dossiers/listings/{world.listing.public_id}/").content.decode()
    address = f"/measures/new/{world.listing.public_id}/"
    assert f'href="{address}"' in page
    file = add_file(chunks=[b"seen\n"], name="seen.txt", by=analyst.actor, now=NOW)
    answer = client.post(address, {"kind": "counterfeit", "evidence": [file.public_id], **FACTS}, follow=True)
    assert "Shop hidden" in answer.content.decode() or "shop hidden" in answer.content.decode()
    assert Breach.objects.get().evidence == [file.public_id]


def test_a_seller_reads_points_reasons_and_appeals(world: World, analyst: Standing, supervisor: Standing) -> None:
    breach, client = establish(world, analyst), world.house.client()
    account = client.get(f"/measures/accounts/{world.seller.public_id}/").content.decode()
    assert "12 points now." in account
    measure = breach.measures.earliest("pk")
    assert "Redress. You may appeal here" in client.get(f"/measures/{measure.public_id}/").content.decode()
    sent = client.post(f"/measures/breaches/{breach.public_id}/appeal", {"text": "It is genuine."}, follow=True)
    assert "It is genuine." in sent.content.decode()
    found = re.search(r"/measures/appeals/(apl_\w+)/", sent.redirect_chain[-1][0])
    assert found is not None
    decided = supervisor.client().post(
        f"/measures/appeals/{found[1]}/uphold", {"seen": 0, "reason": "It is."}, follow=True
    )
    assert "Upheld" in decided.content.decode()
    assert not Measure.objects.filter(reversed_at=None).exists()


def test_a_decision_says_to_its_seller_alone_how_to_get_out_and_until_when(world: World, analyst: Standing) -> None:
    breach = establish(world, analyst)
    address = f"/measures/{breach.measures.earliest('pk').public_id}/"
    page = world.house.client().get(address).content.decode()
    for said in (
        f'href="/measures/breaches/{breach.public_id}/appeal"',
        "What to do to get out",
        "Appeal possible until",
    ):
        assert said in page, said
        assert said not in analyst.client().get(address).content.decode(), said
    world.house.client().post(f"/measures/breaches/{breach.public_id}/appeal", {"text": "It is genuine."})
    later = world.house.client().get(address).content.decode()
    assert '/appeal"' not in later
    assert f"/measures/appeals/{breach.appeals.get().public_id}/" in later


@pytest.mark.parametrize(("language", "first"), [("en", "en"), ("zh-hans", "zh-Hans")])
def test_the_reasons_stand_first_in_the_language_of_the_reader(
    world: World, analyst: Standing, language: str, first: str
) -> None:
    measure = establish(world, analyst).measures.earliest("pk")
    Person.objects.filter(public_id=world.house.actor.person).update(language=language)
    page = world.house.client().get(f"/measures/{measure.public_id}/")
    assert re.findall(r'<div class="is-long" lang="([\w-]+)">', page.content.decode())[0] == first


def test_a_seller_finds_nothing_of_another(world: World, analyst: Standing) -> None:
    breach, other = establish(world, analyst), make_world(analyst, "Mo").house.client()
    measure = breach.measures.earliest("pk")
    for address in (
        f"/measures/accounts/{world.seller.public_id}/",
        f"/measures/breaches/{breach.public_id}/",
        f"/measures/breaches/{breach.public_id}/appeal",
        f"/measures/{measure.public_id}/",
        f"/api/v1/measures/{measure.public_id}",
    ):
        assert other.get(address).status_code == 404
    assert breach.listing_version.title not in other.get("/measures/").content.decode()


def test_the_report_finds_exactly_what_was_planted(world: World, analyst: Standing) -> None:
    establish(world, analyst)
    client = analyst.client()
    assert "Nothing differs." in client.get("/measures/enforced/").content.decode()
    warned = Measure.objects.get(action="hide_shop")
    Measure.objects.filter(pk=warned.pk).update(action="warn")
    rows = client.get("/measures/enforced.csv").content.decode().splitlines()[1:]
    assert sorted(row.split(",")[0] + ":" + row.split(",")[4] for row in rows) == ["missing:hide_shop", "not_owed:warn"]


def test_the_code_is_there_for_every_seller(world: World) -> None:
    assert "penalty.model.counterfeit" in world.house.client().get("/measures/code/").content.decode()
