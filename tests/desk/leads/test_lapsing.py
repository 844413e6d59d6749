"""A lead whose reason went away lapses by itself, with its event, and comes back when its listing is found again."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.desk.dossiers.test_engine_intake import listing_row
from tests.desk.leads.conftest import take
from tests.desk.people import NOW, Standing
from touchstone.desk.audit.models import Event
from touchstone.desk.dossiers.models import Listing
from touchstone.desk.leads.actions import lapsing
from touchstone.desk.leads.actions.claiming import LEASE, claim_lead
from touchstone.desk.leads.actions.lapsing import lapse_by_themselves
from touchstone.desk.leads.models import Lead

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def begin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lapsing.Turn, "place", 0)


def change(lead: Lead, **values: object) -> None:
    Listing.objects.filter(pk=lead.listing_id).update(**values)


def test_what_is_gone_or_passes_later_lapses(leads: list[Lead]) -> None:
    change(leads[0], state="removed")
    change(leads[1], verdict="pass", versions_count=2)
    assert lapse_by_themselves(NOW) == 2
    assert list(Lead.objects.filter(waiting=False).order_by("pk").values_list("status", flat=True)) == ["lapsed"] * 2
    assert Event.objects.filter(kind="leads.expire", via="node", person="").count() == 2
    assert lapse_by_themselves(NOW) == 0


def test_a_version_that_is_not_screened_yet_and_one_that_people_reported_stay(leads: list[Lead]) -> None:
    change(leads[0], verdict="", versions_count=2)
    change(leads[1], verdict="pass", versions_count=2)
    Lead.objects.filter(pk=leads[1].pk).update(tips_count=1)
    assert lapse_by_themselves(NOW) == 0


def test_nothing_is_taken_out_of_a_reviewers_hands(leads: list[Lead], analyst: Standing) -> None:
    change(leads[0], state="offline")
    claim_lead(lead=leads[0], by=analyst.actor, now=NOW)
    assert lapse_by_themselves(NOW + timedelta(minutes=1)) == 0
    assert lapse_by_themselves(NOW + LEASE) == 1


def test_it_comes_back_when_it_is_found_again(leads: list[Lead], analyst: Standing, tmp_path: Path) -> None:
    change(leads[3], state="offline")
    lapse_by_themselves(NOW)
    take(analyst, tmp_path / "again", [listing_row(3, title="袜子 回来了", category="袜", price=5.0)])
    again = Lead.objects.get(listing=leads[3].listing_id, waiting=True)
    assert (again.status, again.listing_version.number) == ("open", 2)


def test_the_whole_queue_is_looked_through_in_turn(leads: list[Lead], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lapsing, "LOOKED_AT", 2)
    change(Lead.objects.order_by("pk")[3], state="removed")
    assert [lapse_by_themselves(NOW) for _ in range(3)] == [0, 1, 0]
