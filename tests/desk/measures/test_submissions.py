"""Measures as statements of reasons for the DSA database: checked before they leave, and without personal data."""

import json
from datetime import timedelta

import pytest
from django.conf import LazySettings

from tests.desk.measures.deciding import decided, decision_on
from tests.desk.measures.world import FACTS, World, establish
from tests.desk.people import NOW, Standing
from touchstone.desk.measures.actions.establishing import establish_breach
from touchstone.desk.measures.models import Measure
from touchstone.desk.measures.queries.submissions import NEEDED, Submission, submission_of
from touchstone.exchange.dsa.served_states import read_services
from touchstone.exchange.dsa.statements import find_bundle_problems

pytestmark = pytest.mark.django_db


def submissions() -> dict[str, Submission]:
    """By action."""
    rows = Measure.objects.select_related(*NEEDED)
    return {row.action: submission_of(row, NOW) for row in rows}


def test_every_measure_that_restricts_has_a_statement_that_may_leave(world: World, analyst: Standing) -> None:
    establish(world, analyst)
    made = submissions()
    assert set(made) == {"remove_listing", "hide_shop", "limit_publishing"}
    assert all(each.may_leave for each in made.values())
    bundle = {"statements": [each.body for each in made.values()]}
    assert find_bundle_problems(bundle, NOW.date()) == {}


def test_a_statement_says_what_the_decision_says(world: World, analyst: Standing) -> None:
    lead = decided(world, analyst)
    establish_breach(
        listing=lead.listing, kind="counterfeit", decision=decision_on(lead), by=analyst.actor, now=NOW, **FACTS
    )
    body = submissions()["hide_shop"].body
    assert body is not None
    measure = Measure.objects.get(action="hide_shop")
    assert body["puid"] == measure.public_id
    assert body["decision_facts"] == FACTS["facts_en"]
    assert body["end_date_visibility_restriction"] == (NOW + timedelta(days=7)).date().isoformat()
    assert body["automated_detection"] == "Yes"
    assert body["source_type"] == "SOURCE_TYPE_OTHER_NOTIFICATION"
    assert "penalty.model.counterfeit" in str(body["incompatible_content_ground"])
    assert body["account_type"] == "ACCOUNT_TYPE_BUSINESS"


@pytest.mark.parametrize(
    ("served", "scope"),
    [
        ("bazaar=DE+FR, *=EEA", ["DE", "FR"]),
        ("souk=DE, *=LI", ["LI"]),
        ("bazaar=DE@2020-01-01, bazaar=AT@2999-01-01", ["DE"]),
    ],
)
def test_the_scope_is_where_the_platform_serves(
    world: World, analyst: Standing, settings: LazySettings, served: str, scope: list[str]
) -> None:
    settings.SERVED_STATES = read_services(served)
    establish(world, analyst)
    made = submissions().values()
    assert all(each.may_leave and each.body["territorial_scope"] == scope for each in made)  # type: ignore[index]
    assert find_bundle_problems({"statements": [each.body for each in made]}, NOW.date()) == {}


def test_outside_the_eea_none_is_due_and_without_a_word_none_leaves(
    world: World, analyst: Standing, settings: LazySettings
) -> None:
    establish(world, analyst)
    settings.SERVED_STATES = read_services("bazaar=none, *=EEA")
    assert {each.body for each in submissions().values()} == {None}
    settings.SERVED_STATES = ()
    for each in submissions().values():
        assert [problem.field for problem in each.problems] == ["territorial_scope"]
        assert not each.may_leave


def test_a_warning_and_a_reversed_measure_need_none(world: World, analyst: Standing) -> None:
    establish(world, analyst, kind="counterfeit_minor")
    Measure.objects.filter(action="remove_listing").update(reversed_at=NOW, reversed_by="per_a")
    assert {action: each.body for action, each in submissions().items()} == {"warn": None, "remove_listing": None}


def test_personal_data_holds_a_statement_back_and_is_said_with_its_cure(world: World, analyst: Standing) -> None:
    facts = {"facts_en": "Buyers are told to write to li.lei@example.org.", "facts_zh": "引导至站外。"}
    establish(world, analyst, **facts)
    measure = Measure.objects.get(action="remove_listing")
    client, address = analyst.client(), f"/measures/{measure.public_id}/statement"
    page = client.get(f"{address}/").content.decode()
    assert "seems to hold an e-mail address" in page
    assert "take it out" in page
    assert client.get(f"{address}.json").status_code == 422
    told = client.get(f"/api/v1{address}").json()
    assert told["body"] is None
    assert [each["field"] for each in told["problems"]] == ["decision_facts"]


def test_the_page_leads_to_the_file_and_the_api_gives_the_same(world: World, analyst: Standing) -> None:
    establish(world, analyst)
    measure = Measure.objects.get(action="remove_listing")
    client, address = analyst.client(), f"/measures/{measure.public_id}/"
    assert f"{address}statement/" in client.get(address).content.decode()
    assert f"{address}statement.json" in client.get(f"{address}statement/").content.decode()
    body = json.loads(client.get(f"{address}statement.json").content)
    assert client.get(f"/api/v1{address}statement").json()["body"] == body
    items = client.get("/api/v1/statements").json()["items"]
    assert body in [each["body"] for each in items]
    assert client.get("/api/v1/statements?limit=101").status_code == 422


def test_a_seller_gets_no_statement(world: World, analyst: Standing) -> None:
    measure = establish(world, analyst).measures.earliest("pk")
    client = world.house.client()
    assert client.get(f"/measures/{measure.public_id}/statement/").status_code == 403
    assert client.get(f"/api/v1/measures/{measure.public_id}/statement").status_code == 403
