"""Verdicts without a breach: what reviewers found wrong and nobody established yet."""

import csv
import io
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.desk.measures.deciding import decided, decision_on
from tests.desk.measures.world import FACTS, World, establish, make_world
from tests.desk.people import NOW, Standing
from touchstone.desk.audit.acting import writing
from touchstone.desk.leads.actions.deciding import step_on
from touchstone.desk.leads.actions.overturning import overturn_decisions
from touchstone.desk.leads.models import Lead
from touchstone.desk.measures.actions.establishing import establish_breach
from touchstone.desk.measures.actions.reversing import reverse_breach
from touchstone.desk.measures.models import Breach
from touchstone.desk.measures.queries.verdicts import without_breach

pytestmark = pytest.mark.django_db
PAGE = "/measures/verdicts/"


def left(reader: Standing, **asked: str) -> list[Lead]:
    return list(without_breach(reader.actor, NOW, asked).order_by("pk"))


def founded(lead: Lead, analyst: Standing) -> None:
    values = {"listing": lead.listing, "kind": "counterfeit", "decision": decision_on(lead), **FACTS}
    establish_breach(by=analyst.actor, now=NOW, **values)


def test_a_verdict_stands_here_until_its_breach_is_established(world: World, analyst: Standing) -> None:
    lead = decided(world, analyst)
    assert left(analyst) == [lead]
    founded(lead, analyst)
    assert left(analyst) == []


@pytest.mark.parametrize(("verdict", "waits"), [("dangerous", 1), ("other_breach", 1), ("fine", 0), ("cannot_tell", 0)])
def test_only_what_is_wrong_waits_for_a_breach(world: World, analyst: Standing, verdict: str, waits: int) -> None:
    decided(world, analyst, verdict)
    assert len(left(analyst)) == waits


def test_what_was_established_without_the_lead_does_not_wait(world: World, analyst: Standing) -> None:
    establish(world, analyst)
    decided(world, analyst)
    assert left(analyst) == []


def test_after_an_appeal_neither_breach_nor_verdict_stands(
    world: World, analyst: Standing, supervisor: Standing
) -> None:
    lead = decided(world, analyst)
    founded(lead, analyst)
    with writing():
        reverse_breach(Breach.objects.get(), supervisor.actor, NOW, "It is genuine.")
    assert left(analyst) == [lead]
    overturn_decisions(listing_version=decision_on(lead).listing_version, by=supervisor.actor, now=NOW)
    assert left(analyst) == []


def test_a_lead_that_is_open_again_does_not_wait(world: World, analyst: Standing) -> None:
    lead = decided(world, analyst)
    step_on(lead=lead, verb="reopen", by=analyst.actor, now=NOW, reason="a test buy")
    assert left(analyst) == []


def test_a_listing_without_a_shop_waits_for_nobody(world: World, analyst: Standing) -> None:
    decided(world, analyst)
    type(world.listing).objects.update(shop=None)
    assert left(analyst) == []


def test_what_a_second_person_decides_blindly_is_not_told(
    world: World, analyst: Standing, supervisor: Standing, settings: LazySettings
) -> None:
    settings.SECOND_REVIEWS = 100
    decided(world, analyst)
    assert (left(analyst), left(supervisor)) == ([], [])


def test_the_page_names_who_decided_and_leads_to_the_form(world: World, analyst: Standing) -> None:
    lead = decided(world, analyst)
    page = analyst.client().get(PAGE).content.decode()
    assert (analyst.person.name in page, f"/measures/from/{lead.public_id}/" in page) == (True, True)
    assert "Nothing fits" in analyst.client().get(PAGE + "?platform=souk").content.decode()
    founded(lead, analyst)
    assert "Every verdict has its breach" in analyst.client().get(PAGE).content.decode()


def test_the_list_is_narrowed_and_taken_along(world: World, analyst: Standing) -> None:
    lead = decided(world, analyst)
    other = decided(make_world(analyst, "Mo"), analyst, "dangerous")
    assert left(analyst, verdict="dangerous") == [other]
    assert left(analyst, verdict="fine") == []
    answer = analyst.client().get("/measures/verdicts.csv?verdict=counterfeit")
    rows = list(csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
    assert [(row["lead_id"], row["verdict"]) for row in rows] == [(lead.public_id, "counterfeit")]


def test_the_page_costs_the_same_however_many_wait(analyst: Standing) -> None:
    client, counts = analyst.client(), []
    for number in range(5):
        decided(make_world(analyst, f"Shop{number}"), analyst, now=NOW + timedelta(minutes=number))
        with CaptureQueriesContext(connection) as queries:
            client.get(PAGE)
        counts.append(len(queries))
    assert len(set(counts[1:])) == 1, counts
