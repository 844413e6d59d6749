"""The queue is filtered, searched, and paged by harm, at a constant number of queries."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.desk.people import NOW, Standing
from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.dossiers.models import Listing
from touchstone.desk.leads.actions.claiming import claim_lead
from touchstone.desk.leads.actions.deciding import decide_leads, step_on
from touchstone.desk.leads.actions.lapsing import lapse_by_themselves
from touchstone.desk.leads.models import Lead, LeadVerdict
from touchstone.desk.leads.queries.queue import matching, page_of

pytestmark = pytest.mark.django_db


def titles(by: Standing, **asked: Any) -> list[str]:
    return [lead.listing.title for lead in page_of(matching(by.actor, NOW, asked), "").rows]


def test_the_most_harmful_comes_first(leads: list[Lead], analyst: Standing) -> None:
    assert titles(analyst) == ["婴儿奶粉", "耐克鞋 男", "耐克鞋 女", "袜子"]
    assert titles(analyst, harm=1.0) == ["婴儿奶粉", "耐克鞋 男", "耐克鞋 女"]


def test_filters_and_search_narrow_it(leads: list[Lead], analyst: Standing) -> None:
    assert titles(analyst, brand_text="耐克") == titles(analyst, q="耐克鞋") == ["耐克鞋 男", "耐克鞋 女"]
    assert titles(analyst, category="袜", platform="bazaar") == ["袜子"]
    assert titles(analyst, platform="souk") == titles(analyst, days="1") == []
    assert page_of(matching(analyst.actor, NOW + timedelta(days=2), {"days": "1"}), "").rows


def test_own_claims_and_verdicts_are_found(leads: list[Lead], analyst: Standing, second_analyst: Standing) -> None:
    claim_lead(lead=leads[0], by=analyst.actor, now=NOW)
    decide_leads(leads=leads[1:2], verdict=LeadVerdict.FINE, by=analyst.actor, now=NOW)
    assert titles(analyst, whose="mine") == ["婴儿奶粉"]
    assert titles(second_analyst, whose="mine") == []
    assert titles(second_analyst, whose="free") == ["耐克鞋 女", "袜子"]
    assert titles(analyst, verdict="fine") == titles(analyst, state="decided") == ["耐克鞋 男"]


def test_each_state_is_a_list_of_its_own(leads: list[Lead], analyst: Standing) -> None:
    decide_leads(leads=leads[:2], verdict=LeadVerdict.FINE, by=analyst.actor, now=NOW)
    leads[0].refresh_from_db()
    step_on(lead=leads[0], verb="reopen", by=analyst.actor, now=NOW, reason="a buyer reported it")
    Listing.objects.filter(pk=leads[2].listing_id).update(state="removed")
    assert lapse_by_themselves(NOW) == 1
    found = [titles(analyst, state=state) for state in ("reopened", "decided", "lapsed", "open")]
    assert found == [["婴儿奶粉"], ["耐克鞋 男"], ["耐克鞋 女"], ["袜子"]]
    assert titles(analyst) == ["婴儿奶粉", "袜子"]


def test_pages_hold_each_lead_once(leads: list[Lead], analyst: Standing) -> None:
    found, cursor = [], ""
    for _ in range(4):
        page = page_of(matching(analyst.actor, NOW, {}), cursor, size=1)
        found += [lead.pk for lead in page.rows]
        cursor = page.next
    assert (found, cursor) == ([lead.pk for lead in leads], "")


def test_a_cursor_that_we_did_not_make_is_refused(leads: list[Lead], analyst: Standing) -> None:
    with pytest.raises(InvalidError):
        page_of(matching(analyst.actor, NOW, {}), "bm90aGluZw")


def test_a_page_costs_the_same_whatever_is_on_it(leads: list[Lead], analyst: Standing) -> None:
    client = analyst.client()
    counts = []
    for address in ("/leads/?category=袜", "/leads/", "/leads/?platform=nowhere"):
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(address).status_code == 200
        counts.append(len(queries))
    assert len(set(counts)) == 1


def test_others_see_no_lead(leads: list[Lead], stranger: Standing) -> None:
    assert titles(stranger) == []


@pytest.mark.parametrize(
    ("asked", "index"),
    [
        ({}, "lead_queue"),
        ({"state": "open"}, "lead_queue"),
        ({"whose": "mine"}, "lead_by_reviewer"),
        ({"verdict": "fine"}, "lead_by_verdict"),
        *(({"state": state}, "lead_by_status") for state in ("decided", "reopened", "lapsed")),
    ],
)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL reads a small table whole")
def test_a_page_goes_along_an_index(analyst: Standing, asked: dict[str, Any], index: str) -> None:
    rows = matching(analyst.actor, NOW, asked).order_by("-harm", "-pk")[:50]
    plan = rows.explain()
    assert index in plan
    assert "TEMP B-TREE" not in plan
