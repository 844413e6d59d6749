"""The demonstration has a past, with differences planted in it: the report finds exactly those."""

import csv
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.utils.timezone import localdate

from tests.desk.dossiers.test_engine_intake import listing_row, write
from tests.desk.people import NOW
from touchstone.desk.audit.models import Event
from touchstone.desk.authority.actor import NODE
from touchstone.desk.delivery.models import InboxItem
from touchstone.desk.dossiers.intake.engine import take_in_market
from touchstone.desk.dossiers.models import Listing
from touchstone.desk.frontdoor.demonstration.deeds import DEEDS
from touchstone.desk.frontdoor.demonstration.goods import own_shops
from touchstone.desk.frontdoor.demonstration.penalties import adopt_code, player, punish
from touchstone.desk.frontdoor.demonstration.people import enter_cast
from touchstone.desk.frontdoor.demonstration.planted import Planted, keep_planted
from touchstone.desk.leads.models import SecondReview
from touchstone.desk.leads.queries.agreement import agreement
from touchstone.desk.leads.queries.second_reviews import disagreements
from touchstone.desk.measures.models import Appeal, Breach, PlatformOrder, TakenDown
from touchstone.desk.measures.queries.enforced import WORDS, differences, enforcement
from touchstone.desk.measures.queries.overdue import overdue
from touchstone.desk.measures.transitions import UNCONFIRMED
from touchstone.desk.reports.exporting import export_folder
from touchstone.desk.reports.queries.periods import of_days
from touchstone.figures.recount.comparing import PUBLISHED, compare, differing, read_published
from touchstone.figures.recount.counting import Recount
from touchstone.figures.recount.record import read_record

pytestmark = pytest.mark.django_db
SELLERS = (0, 0, 1, 1, 2, 2, 3, 3, *range(4, 16))
"""Whose the listings are: four sellers with two, twelve with one."""


@pytest.fixture
def planted(tmp_path: Path) -> list[Planted]:
    founded, opened = NOW - timedelta(days=60), NOW - timedelta(days=20)
    organisations, _accounts = enter_cast(now=founded, language="en")
    adopt_code(now=founded)
    rows = [listing_row(place, seller_id=f"S-{seller}") for place, seller in enumerate(SELLERS)]
    take_in_market(by=NODE, now=opened, platform="demo", **write(tmp_path, rows))
    return punish(own_shops(organisations["seller"], now=opened), opened=opened, now=NOW, truth={})


def test_the_report_finds_exactly_the_planted_differences(planted: list[Planted]) -> None:
    assert sorted(one.what for one in planted) == sorted(["missing", *WORDS])
    found = [
        Planted(line.word, line.seller, line.breach, line.row, line.action) for line in differences(enforcement(NOW))
    ]
    assert sorted(found) == sorted(planted)


def test_every_deed_happened_in_the_order_of_time(planted: list[Planted]) -> None:
    assert Breach.objects.count() == len(DEEDS)
    assert set(Appeal.objects.values_list("status", flat=True)) == {"upheld", "rejected", "filed"}
    times = list(Event.objects.filter(kind__startswith="measures.").order_by("sequence").values_list("at", flat=True))
    assert times == sorted(times)


def test_some_verdicts_were_given_twice_and_one_differs(planted: list[Planted], settings: LazySettings) -> None:
    by = player("supervisor")
    found = agreement(by).overall
    assert (found.count, found.count - found.same) == (5, 1)
    assert [row.settled_at for row in disagreements(by)] == [None]
    assert not SecondReview.objects.filter(open=True).exists()
    assert settings.SECOND_REVIEWS == 0


def test_one_identity_has_breaches_in_several_shops(planted: list[Planted]) -> None:
    own = Appeal.objects.filter(status="filed").get().breach.seller
    root = own.root or own
    shops = [breach.shop_id for breach in Breach.objects.all() if (breach.seller.root or breach.seller) == root]
    assert len(set(shops)) >= 3


def test_the_list_is_kept_in_the_home(planted: list[Planted], settings: LazySettings, tmp_path: Path) -> None:
    settings.HOME = tmp_path
    assert "planted_differences.csv" in keep_planted(planted)
    with (tmp_path / "planted_differences.csv").open(encoding="utf-8") as file:
        assert len(list(csv.DictReader(file))) == len(planted)


def test_an_empty_market_has_no_past() -> None:
    assert punish(None, opened=NOW, now=NOW, truth={}) == []


def test_most_orders_are_confirmed_some_are_refused_and_some_are_late(planted: list[Planted]) -> None:
    states = Counter(PlatformOrder.objects.values_list("status", flat=True))
    late = PlatformOrder.objects.filter(status__in=UNCONFIRMED, public_id__in=overdue(PlatformOrder.SUBJECT_KIND, NOW))
    assert states["confirmed"] > sum(states.values()) / 2
    assert states["failed"] >= 1
    assert 1 <= late.filter(status="issued").count() <= late.count() < states["confirmed"] / 3
    assert not PlatformOrder.objects.filter(status="failed", failure="").exists()


def test_what_was_not_confirmed_went_to_supervisors_and_was_sent_again(planted: list[Planted]) -> None:
    told = InboxItem.objects.filter(kind="measures.order_due", person__email="supervisor@demo.invalid")
    again = Event.objects.filter(kind="order.resend")
    assert told.count() >= 3
    assert set(again.values_list("subject", flat=True)) <= set(told.values_list("subject", flat=True))
    assert PlatformOrder.objects.filter(public_id__in=again.values("subject"), status="confirmed").exists()


def test_listings_are_as_the_confirmed_orders_left_them(planted: list[Planted]) -> None:
    down = TakenDown.objects.filter(restored=None)
    assert down.exists()
    assert set(down.values_list("listing__state", flat=True)) == {"removed"}
    assert Listing.objects.filter(state="removed").exclude(pk__in=down.values("listing")).count() == 0
    assert TakenDown.objects.exclude(restored=None).exists()


def test_every_figure_of_the_demonstration_recounts(planted: list[Planted], tmp_path: Path) -> None:
    folder = tmp_path / "figures"
    export_folder(folder, of_days(localdate(NOW - timedelta(days=40)), localdate(NOW)), by=NODE, now=NOW)
    rows = list(compare(Recount(read_record(folder)), read_published(folder / PUBLISHED)))
    assert differing(rows) == []
    assert {row.figure for row in rows if row.recounted and row.recounted.of} >= {
        "T24",
        "PRO",
        "overturned",
        "agreement",
    }
