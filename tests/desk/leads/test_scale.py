"""What a page of leads reads does not grow with what was decided."""

import pytest

from tests.desk.frontdoor.api.programs import program_of
from tests.desk.people import NOW, Standing
from touchstone.desk.leads.actions.deciding import decide_leads
from touchstone.desk.leads.models import Lead, LeadVerdict
from touchstone.desk.leads.queries import evidence
from touchstone.desk.leads.queries.visible import visible_to

pytestmark = pytest.mark.django_db


def test_hidden_second_reviews_are_not_joined_to_decisions(analyst: Standing) -> None:
    query = str(visible_to(analyst.actor).query)
    assert "leads_secondreview" in query
    assert "JOIN" not in query, "joined, SQLite walks all decisions for each page of leads"


def test_of_a_long_history_the_decided_leads_that_came_last_are_told(
    leads: list[Lead], analyst: Standing, monkeypatch: pytest.MonkeyPatch
) -> None:
    seller = next(lead.seller for lead in leads if lead.seller)
    Lead.objects.update(seller=seller)
    for lead in leads[1:]:
        decide_leads(leads=[lead], verdict=LeadVerdict.FINE, by=analyst.actor, now=NOW)
    first = Lead.objects.get(pk=leads[0].pk)
    assert len(evidence.earlier_decisions(analyst.actor, first)) == len(leads) - 1
    monkeypatch.setattr(evidence, "LATEST", 1)
    newest = max(lead.pk for lead in leads[1:])
    assert [each.lead_id for each in evidence.earlier_decisions(analyst.actor, first)] == [newest]


def test_pages_of_leads_come_in_order_each_once(leads: list[Lead], analyst: Standing) -> None:
    program, told, cursor = program_of(analyst), [], ""
    for _ in leads:
        page = program.get(f"leads?limit=1&after={cursor}").json()
        told += [each["id"] for each in page["items"]]
        cursor = page["cursor"]
    assert told == list(Lead.objects.filter(waiting=True).order_by("pk").values_list("public_id", flat=True))
