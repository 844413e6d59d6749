"""The pages of leads: a verdict is one request, the next lead opens, the way back stands beside it."""

import pytest

from tests.desk.people import Standing
from touchstone.desk.leads.models import Lead

pytestmark = pytest.mark.django_db


def test_one_request_decides_and_opens_the_next(leads: list[Lead], analyst: Standing) -> None:
    client = analyst.client()
    first = client.post("/leads/next")
    assert first["Location"] == f"/leads/{leads[0].public_id}/"
    answer = client.post(f"/leads/{leads[0].public_id}/decide", {"verdict": "counterfeit", "seen": 0})
    assert answer["Location"] == f"/leads/{leads[1].public_id}/"
    assert Lead.objects.get(pk=leads[1].pk).claimed_by == analyst.person.public_id


def test_the_page_names_its_keys_and_its_facts(leads: list[Lead], analyst: Standing) -> None:
    page = analyst.client().get(f"/leads/{leads[0].public_id}/").content.decode()
    assert [key for key in "12345cn" if f'data-press="{key}"' not in page] == []
    assert "<mark><bdi>婴儿</bdi></mark>" in page
    assert "replica_claim" not in page
    assert "A货" in page


def test_the_last_decision_is_taken_back_from_any_page(leads: list[Lead], analyst: Standing) -> None:
    client = analyst.client()
    chosen = {"lead": [lead.public_id for lead in leads[:2]], "verdict": "fine"}
    assert client.post("/leads/decide", chosen)["Location"] == "/leads/?saved="
    page = client.get("/leads/")
    assert b'data-press="u"' in page.content
    client.post(f"/leads/undo/{page.context['undo']}")
    assert Lead.objects.filter(waiting=True).count() == 4


def test_a_choice_that_is_empty_or_unknown_is_refused(leads: list[Lead], analyst: Standing) -> None:
    client = analyst.client()
    for lead in ([], ["led_zzzzzzzzzzzzzzzzzzzz"]):
        assert client.post("/leads/decide", {"lead": lead, "verdict": "fine"}).status_code == 422
    assert client.post("/leads/decide", {"lead": [leads[0].public_id], "verdict": "no"}).status_code == 422


def test_who_holds_it_stands_on_the_page(leads: list[Lead], analyst: Standing, second_analyst: Standing) -> None:
    analyst.client().post(f"/leads/{leads[0].public_id}/claim")
    page = second_analyst.client().get(f"/leads/{leads[0].public_id}/").content.decode()
    assert "<bdi>An</bdi> works on this lead" in page
    assert second_analyst.client().post(f"/leads/{leads[0].public_id}/claim").status_code == 409
