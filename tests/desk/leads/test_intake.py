"""Findings become leads: once for each listing, again never, a later version brings them up to date."""

from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.dossiers.test_engine_intake import listing_row
from tests.desk.leads.conftest import take
from tests.desk.people import NOW, Standing
from touchstone.desk.audit.models import Event
from touchstone.desk.dossiers.models import Screening
from touchstone.desk.dossiers.taken import Taken
from touchstone.desk.leads.actions.deciding import decide_leads
from touchstone.desk.leads.intake import queue_findings
from touchstone.desk.leads.models import Lead, LeadVerdict

pytestmark = pytest.mark.django_db


def test_each_finding_that_should_be_reviewed_is_a_lead(leads: list[Lead]) -> None:
    assert [lead.listing.title for lead in leads] == ["婴儿奶粉", "耐克鞋 男", "耐克鞋 女", "袜子"]
    assert {lead.status for lead in leads} == {"open"}
    assert (leads[0].danger_class, leads[1].brand_text, leads[3].exposure) == ("ingested", "耐克", 1.0)
    event = Event.objects.get(kind="leads.queue")
    assert event.data == {"opened": 4, "updated": 0, "same": 0}


def test_the_same_findings_again_change_nothing(analyst: Standing, leads: list[Lead], tmp_path: Path) -> None:
    source = Event.objects.get(kind="leads.queue")
    rows = list(Screening.objects.values_list("pk", flat=True))
    counts = queue_findings(screenings=rows, taken=Taken(rows, leads[0], analyst.actor, NOW))  # type: ignore[arg-type]
    assert counts == {"opened": 0, "updated": 0, "same": 4}
    assert list(Lead.objects.values_list("pk", flat=True)) == [lead.pk for lead in leads]
    assert Event.objects.filter(kind="leads.queue").get() == source


def test_a_later_version_brings_the_open_lead_up_to_date(analyst: Standing, leads: list[Lead], tmp_path: Path) -> None:
    take(analyst, tmp_path / "later", [listing_row(3, title="儿童玩具", category="玩具", price=100.0)])
    lead = Lead.objects.get(pk=leads[3].pk)
    assert (lead.listing_version.number, lead.danger, lead.exposure) == (2, 4.0, 2.0)
    assert lead.harm == pytest.approx(0.75 * 4.0 * 2.0)
    assert Lead.objects.count() == 4


def test_what_was_decided_comes_again_only_when_it_changed(
    analyst: Standing, leads: list[Lead], tmp_path: Path
) -> None:
    decide_leads(leads=leads[3:], verdict=LeadVerdict.FINE, by=analyst.actor, now=NOW)
    rows = list(Screening.objects.values_list("pk", flat=True))
    queue_findings(screenings=rows, taken=Taken(rows, leads[0], analyst.actor, NOW))  # type: ignore[arg-type]
    assert Lead.objects.count() == 4
    take(analyst, tmp_path / "later", [listing_row(3, title="袜子 新款", category="袜", price=5.0)])
    assert list(Lead.objects.filter(listing=leads[3].listing).order_by("pk").values_list("waiting", flat=True)) == [
        False,
        True,
    ]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.sets(st.integers(0, 3)), max_size=4))
def test_in_whatever_portions_findings_come_the_queue_is_the_same(
    analyst: Standing, leads: list[Lead], portions: list[set[int]]
) -> None:
    every = list(Screening.objects.order_by("pk").values_list("pk", flat=True))
    columns = ("listing", "listing_version", "screening", "harm", "status")
    before = set(Lead.objects.values_list(*columns))
    with transaction.atomic():
        Lead.objects.all().delete()
        for portion in [*portions, set(range(4))]:
            rows = [every[place] for place in portion]
            queue_findings(screenings=rows, taken=Taken(rows, leads[0], analyst.actor, NOW))  # type: ignore[arg-type]
        after = set(Lead.objects.values_list(*columns))
        transaction.set_rollback(True)
    assert after == before
