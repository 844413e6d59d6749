"""The page of a lead shows what a verdict needs, at the same number of queries whatever there is."""

from io import BytesIO
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from tests.desk.dossiers.test_engine_intake import listing_row
from tests.desk.leads.conftest import take
from tests.desk.people import NOW, Standing
from touchstone.desk.evidence.actions import add_file
from touchstone.desk.leads.actions.deciding import decide_leads
from touchstone.desk.leads.models import Lead, LeadVerdict
from touchstone.desk.leads.pictures import Picture, pictures_of
from touchstone.desk.leads.queries.similar import likeness, similar_decided, title_words

pytestmark = pytest.mark.django_db
FAKE = LeadVerdict.COUNTERFEIT


def many(analyst: Standing, folder: Path) -> None:
    """Decided leads of the brand, enough for its prices."""
    rows = [listing_row(9 + k, title=f"耐克鞋 第{k}款", category="鞋", price=50.0 + k, brand="耐克") for k in range(12)]
    take(analyst, folder / "many", rows)
    decide_leads(leads=Lead.objects.filter(listing__title__contains="款"), verdict=FAKE, by=analyst.actor, now=NOW)


def test_what_was_decided_alike_says_why(leads: list[Lead], analyst: Standing) -> None:
    decide_leads(leads=leads[2:], verdict=FAKE, by=analyst.actor, now=NOW)
    (found,) = similar_decided(analyst.actor, leads[1])
    assert (found.lead, list(found.shared), found.likeness) == (leads[2], ["耐克鞋"], 1.0)
    assert similar_decided(analyst.actor, leads[0]) == []


def test_others_learn_of_no_decided_lead(leads: list[Lead], analyst: Standing, stranger: Standing) -> None:
    decide_leads(leads=leads[2:3], verdict=FAKE, by=analyst.actor, now=NOW)
    assert similar_decided(stranger.actor, leads[1]) == []


def test_likeness_is_what_both_have_of_what_either_has() -> None:
    assert title_words("Nike 耐克鞋 A") == {"nike", "耐克", "克鞋"}
    assert likeness(frozenset("ab"), frozenset("bc")) == pytest.approx(1 / 3)
    assert likeness(frozenset(), frozenset()) == 0.0


def test_a_page_costs_the_same_whatever_is_on_it(leads: list[Lead], analyst: Standing, tmp_path: Path) -> None:
    client, address, counts = analyst.client(), f"/leads/{leads[1].public_id}/", []
    client.get(address)
    for more in (lambda: None, lambda: many(analyst, tmp_path)):
        more()
        with CaptureQueriesContext(connection) as queries:
            page = client.get(address)
        counts.append(len(queries))
    assert counts[0] - counts[1] in (0, 1)  # one more where too few prices of the brand are known
    assert (len(page.context["similar"]), page.context["prices"].total, page.context["prices"].below) == (5, 14, 13)
    assert b"13 of 14 listings with this brand cost less" in page.content


def test_only_pictures_that_the_desk_keeps_are_shown(analyst: Standing, stranger: Standing) -> None:
    drawn = BytesIO()
    Image.new("RGB", (8, 8)).save(drawn, "PNG")
    file = add_file(chunks=[drawn.getvalue()], name="a.png", by=analyst.actor, now=NOW)
    images = ["https://images.invalid/1.jpg", file.public_id]
    shown = pictures_of(analyst.actor, images)
    assert shown == [
        Picture(images[0]),
        Picture(file.public_id, f"/evidence/{file.public_id}/preview", f"/evidence/{file.public_id}/"),
    ]
    assert pictures_of(stranger.actor, images) == [Picture(name) for name in images]


def test_a_page_names_pictures_elsewhere_and_loads_none(leads: list[Lead], analyst: Standing) -> None:
    version = leads[0].listing_version
    type(version).objects.filter(pk=version.pk).update(images=["https://images.invalid/1.jpg"])
    page = analyst.client().get(f"/leads/{leads[0].public_id}/").content.decode()
    assert "https://images.invalid/1.jpg" in page
    assert 'src="https:' not in page
