"""The figures of random histories equal a slow recomputation from the rows."""

import csv
from datetime import datetime, timedelta
from io import StringIO
from random import Random

import pytest
from django.utils import timezone

from tests.desk.measures.world import FACTS, adopt_model
from tests.desk.people import NOW, Standing
from tests.desk.tips.conftest import hold, reported
from touchstone.desk.authority.actor import NODE
from touchstone.desk.evidence.actions import add_file
from touchstone.desk.leads.actions.deciding import decide_leads, undo_deed
from touchstone.desk.leads.actions.raising import raise_lead
from touchstone.desk.leads.models import Decision, Lead, LeadVerdict, Undoing
from touchstone.desk.measures.actions.establishing import establish_breach
from touchstone.desk.measures.models import Measure
from touchstone.desk.reports.queries.service import Period, removals_in, service_figures
from touchstone.desk.tips.actions.finding import find_targets
from touchstone.desk.tips.addresses import Place
from touchstone.figures.service import Share

pytestmark = pytest.mark.django_db
PERIOD = Period(NOW, NOW + timedelta(days=10))
END = NOW + timedelta(days=12)


def play(random: Random, analyst: Standing) -> None:
    """Leads are opened, decided and taken back at random times."""
    for place in range(12):
        listing = hold(analyst, f"L-{place}")
        opened = NOW + timedelta(hours=random.randrange(200))
        lead = raise_lead(listing=listing, tips=1, by=NODE, now=opened)
        while random.random() < 0.7 and lead.waiting:
            at = opened + timedelta(minutes=random.randrange(6000))
            deed = decide_leads(leads=[lead], verdict=random.choice(list(LeadVerdict)), by=analyst.actor, now=at)
            if random.random() < 0.4:
                undo_deed(deed=deed, by=analyst.actor, now=at + timedelta(minutes=5))
            lead.refresh_from_db()


def slow_waits() -> list[timedelta]:
    """Row by row: the first verdict on each lead that nobody took back, if it lies in the period."""
    undone = set(Undoing.objects.values_list("decision", flat=True))
    found = []
    for lead in Lead.objects.all():
        given = sorted(each.decided_at for each in Decision.objects.filter(lead=lead) if each.pk not in undone)
        if given and PERIOD.since <= given[0] < PERIOD.until:
            found.append(given[0] - lead.created_at)
    return sorted(found)


@pytest.mark.parametrize("seed", range(5))
def test_times_and_backlog_equal_the_slow_recomputation(seed: int, analyst: Standing) -> None:
    play(Random(seed), analyst)
    figures = service_figures(PERIOD, END)
    waits = slow_waits()
    assert figures.times.count == len(waits)
    assert figures.times.median == (waits[(len(waits) + 1) // 2 - 1] if waits else None)
    assert figures.times.within_day.part == sum(each <= timedelta(days=1) for each in waits)
    assert sum(figures.backlog) == sum(lead.waiting for lead in Lead.objects.all())


def breach(analyst: Standing, thing: str, at: datetime) -> None:
    """A counterfeit listing is removed, as the model code owes it."""
    listing = hold(analyst, thing)
    photo = add_file(chunks=[thing.encode()], name="photo.txt", by=analyst.actor, now=at)
    establish_breach(listing=listing, kind="counterfeit", evidence=[photo.public_id], by=analyst.actor, now=at, **FACTS)


def test_a_removal_is_proactive_where_nobody_had_reported(analyst: Standing) -> None:
    adopt_model()
    reported(Place("bazaar", "L-2"), now=NOW - timedelta(days=1))
    reported(Place("bazaar", "L-3"), now=NOW + timedelta(days=5))
    for thing in ("L-1", "L-2", "L-3"):
        breach(analyst, thing, NOW + timedelta(days=1))
    find_targets(END)
    removed = {
        measure.breach.listing_version.listing.platform_listing_id: measure.is_proactive
        for measure in removals_in(PERIOD)
    }
    assert removed == {"L-1": True, "L-2": False, "L-3": True}, list(Measure.objects.values_list("action", flat=True))
    figures = service_figures(PERIOD, END)
    assert (figures.proactive, figures.before_sale) == (Share(2, 3), Share(0, 0, 2))


def test_the_page_and_the_table_say_the_same(analyst: Standing) -> None:
    lead = raise_lead(listing=hold(analyst), tips=1, by=NODE, now=timezone.now() - timedelta(hours=30))
    decide_leads(leads=[lead], verdict=LeadVerdict.FINE, by=analyst.actor, now=timezone.now())
    client = analyst.client()
    page = client.get("/figures/").content.decode()
    assert "From the moment a lead was opened" in page
    rows = {
        (row["figure"], row["part"]): row
        for row in csv.DictReader(StringIO(client.get("/figures/table.csv").content.decode()))
    }
    assert rows["T_decide", "median"]["value"] == "30.0"
    assert "<strong>30.0</strong>" in page
    assert (rows["T_decide", "within_24_hours"]["value"], rows["T_decide", "within_24_hours"]["of"]) == ("0.0", "1")
    assert rows["PRO", "share"]["value"] == ""


def test_days_that_fit_nothing_ask_for_the_usual_ones(analyst: Standing) -> None:
    client = analyst.client()
    assert client.get("/figures/?since=nonsense").status_code == 200
    page = client.get("/figures/?since=2026-12-01&until=2026-11-01")
    assert page.context["period"].since < page.context["period"].until
