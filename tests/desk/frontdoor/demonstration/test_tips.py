"""The demonstration has tips that say that they are simulated: joined, on leads, on a shop, on what is not held."""

from pathlib import Path

import pytest

from tests.desk.dossiers.test_engine_intake import listing_row, write
from tests.desk.people import NOW
from touchstone.desk.authority.actor import NODE
from touchstone.desk.dossiers.intake.engine import take_in_market
from touchstone.desk.frontdoor.demonstration.tips import WORDS, report
from touchstone.desk.leads.models import Lead
from touchstone.desk.tips.models import Target, Tip

pytestmark = pytest.mark.django_db


def test_what_people_reported_is_joined_and_raises_leads(tmp_path: Path) -> None:
    rows = [listing_row(place, title="耐克鞋", price=100.0) for place in range(3)]
    take_in_market(by=NODE, now=NOW, platform="demo", **write(tmp_path, rows))
    assert report(now=NOW) == Tip.objects.count() >= 4
    assert Lead.objects.order_by("-tips_count").values_list("tips_count", flat=True)[0] == 2
    assert Target.objects.filter(listing=None, shop=None).count() == 1


def test_every_text_says_that_it_is_simulated() -> None:
    assert [words for words in WORDS if "模拟" not in words and "Simulated" not in words] == []
