"""An order for very many listings: in parts, with as many statements whatever the shop, and refused where it is too much at once."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.client.conftest import desk_of
from tests.desk.measures.world import World, establish, make_world
from tests.desk.people import NOW, Standing
from touchstone.client import Desk
from touchstone.client.errors import RefusedError
from touchstone.desk.audit.acting import writing
from touchstone.desk.audit.models import Event
from touchstone.desk.dossiers.models import Listing, ListingVersion
from touchstone.desk.measures import taking_down
from touchstone.desk.measures.actions import carrying, confirming
from touchstone.desk.measures.actions.carrying import confirm_order
from touchstone.desk.measures.actions.confirming import LEASE, confirm_part, lease_confirming, step_order
from touchstone.desk.measures.actions.reversing import reverse_breach
from touchstone.desk.measures.intake.confirming import run_confirmings
from touchstone.desk.measures.models import OrderConfirming, PlatformOrder, TakenDown

pytestmark = pytest.mark.django_db
DAYS = timedelta(days=11)
MANY = 23


@pytest.fixture
def emptying(world: World, analyst: Standing) -> PlatformOrder:
    """The order to empty a shop of twenty-four listings that are up."""
    fill(world, MANY)
    for days in (0, 10):
        establish(world, analyst, days=days)
    return PlatformOrder.objects.get(action="delist_all")


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A part is five listings, ten are the most at once."""
    monkeypatch.setattr(taking_down, "PART", 5)
    monkeypatch.setattr(confirming, "PART", 5)
    monkeypatch.setattr(carrying, "AT_ONCE", 10)
    monkeypatch.setattr(confirming, "AT_ONCE", 10)


@pytest.fixture
def desk(supervisor: Standing) -> Iterator[Desk]:
    with desk_of(supervisor) as desk:
        yield desk


def fill(world: World, count: int) -> None:
    """More listings of the shop, with their first version."""
    made, shop = {"created_at": NOW, "digest": "0" * 32}, world.listing.shop
    rows = [
        Listing(platform="bazaar", shop=shop, platform_listing_id=f"{shop}-{number}", title="鞋", **made)
        for number in range(count)
    ]
    Listing.objects.bulk_create(rows)
    ListingVersion.objects.bulk_create(
        ListingVersion(listing=row, number=1, valid_from=NOW, title="鞋", **made) for row in rows
    )


def states() -> set[str]:
    return set(Listing.objects.values_list("state", flat=True))


def test_what_is_too_much_at_once_is_refused_and_says_how(
    emptying: PlatformOrder, desk: Desk, small_parts: None
) -> None:
    with pytest.raises(RefusedError) as refused:
        desk.orders.confirm(emptying.public_id)
    assert (refused.value.status, refused.value.code) == (422, "too_many_listings")
    assert "24 listings" in str(refused.value)
    assert (states(), TakenDown.objects.count()) == ({"online"}, 0)


def test_a_program_confirms_it_in_parts_and_the_last_part_confirms_the_order(
    emptying: PlatformOrder, desk: Desk, small_parts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("touchstone.client.orders.PART", 7)
    assert desk.orders.confirm_in_parts(emptying.public_id).status == "confirmed"
    assert (states(), desk.orders.listings(emptying.public_id, left=True)) == ({"removed"}, {})
    assert len(desk.orders.listings(emptying.public_id)) == MANY + 1
    assert Event.objects.filter(kind="measures.listings_answered", subject=emptying.public_id).count() == 4


def say_it(order: PlatformOrder, supervisor: Standing) -> str:
    """The page as it is after its confirmation."""
    page, client = f"/measures/orders/{order.public_id}/", supervisor.client()
    assert client.post(f"{page}confirm", {"seen": order.version}).status_code == 302
    return client.get(page).content.decode()


def test_its_page_says_so_at_once_and_the_listings_follow(
    emptying: PlatformOrder, supervisor: Standing, small_parts: None
) -> None:
    page = say_it(emptying, supervisor)
    assert ("0 of 24 listings" in page, "/confirm" in page, states()) == (True, False, {"online"})
    run_confirmings(NOW + DAYS)
    emptying.refresh_from_db()
    assert (emptying.status, emptying.confirmed_by) == ("confirmed", supervisor.person.public_id)
    assert (states(), TakenDown.objects.filter(order=emptying).count()) == ({"removed"}, MANY + 1)
    assert Event.objects.filter(kind="measures.listings_answered", person=supervisor.person.public_id).count() == 5


def test_a_break_between_two_parts_loses_and_doubles_nothing(
    emptying: PlatformOrder, supervisor: Standing, small_parts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    say_it(emptying, supervisor)
    row, now = lease_confirming(now=NOW + DAYS), NOW + DAYS
    assert row is not None
    confirm_part(confirming=row, now=now)  # and the process is killed: its lease runs on
    assert (run_confirmings(now), "5 of 24 listings" in order_page(emptying, supervisor)) == (0, True)
    assert run_confirmings(now + LEASE) == 4
    assert TakenDown.objects.filter(order=emptying).count() == MANY + 1


def test_said_twice_it_runs_once(emptying: PlatformOrder, supervisor: Standing, small_parts: None) -> None:
    say_it(emptying, supervisor)
    say_it(emptying, supervisor)
    assert OrderConfirming.objects.count() == 1
    run_confirmings(NOW + DAYS)
    assert (run_confirmings(NOW + DAYS), OrderConfirming.objects.filter(ended_at=None).count()) == (0, 0)


def test_what_is_withdrawn_meanwhile_is_noted_no_further(
    emptying: PlatformOrder, supervisor: Standing, small_parts: None
) -> None:
    say_it(emptying, supervisor)
    row = OrderConfirming.objects.get()
    confirm_part(confirming=row, now=NOW + DAYS)
    with writing():
        reverse_breach(emptying.measure.breach, supervisor.actor, NOW + DAYS, "It is genuine.")
    run_confirmings(NOW + DAYS)
    row.refresh_from_db()
    assert (row.failure, row.ended_at) == (emptying.__class__.objects.get(pk=emptying.pk).status, NOW + DAYS)
    assert Event.objects.filter(kind="measures.confirming_stopped", subject=emptying.public_id).count() == 1


def test_the_last_listings_may_be_taken_off_by_their_seller(
    emptying: PlatformOrder, supervisor: Standing, small_parts: None
) -> None:
    say_it(emptying, supervisor)
    Listing.objects.update(state="offline")
    run_confirmings(NOW + DAYS)
    emptying.refresh_from_db()
    assert (emptying.status, TakenDown.objects.filter(order=emptying).count()) == ("confirmed", 0)


def order_page(order: PlatformOrder, supervisor: Standing) -> str:
    return supervisor.client().get(f"/measures/orders/{order.public_id}/").content.decode()


def test_an_old_page_confirms_no_part_of_it(emptying: PlatformOrder, supervisor: Standing, small_parts: None) -> None:
    page = f"/measures/orders/{emptying.public_id}/"
    assert supervisor.client().post(f"{page}confirm", {"seen": emptying.version + 1}).status_code in (409, 412)
    assert states() == {"online"}


def test_who_may_not_confirm_it_confirms_no_part_of_it(
    emptying: PlatformOrder, analyst: Standing, small_parts: None
) -> None:
    with pytest.raises(Exception, match="say that orders"):
        step_order(order=emptying, verb="confirm", reason="", by=analyst.actor, now=NOW + DAYS, seen=emptying.version)
    assert states() == {"online"}


def test_each_listing_has_its_version_and_its_event(emptying: PlatformOrder, supervisor: Standing) -> None:
    confirm_order(order=emptying, by=supervisor.actor, now=NOW + DAYS)
    for row in Listing.objects.all():
        version = row.versions.latest("number")
        assert (version.number, version.state, version.digest) == (2, "removed", row.digest)
        (event,) = Event.objects.filter(kind="dossiers.listing_edited", subject=row.public_id)
        assert event.data["changes"] == {"state": ["online", "removed"]}
        assert (row.version, row.versions_count) == (event.data["version"], event.data["number"])


def test_the_number_of_statements_does_not_grow_with_the_shop(
    emptying: PlatformOrder, supervisor: Standing, analyst: Standing
) -> None:
    counts = []
    for order in (emptying, other_shop(analyst, 7)):
        with CaptureQueriesContext(connection) as asked:
            confirm_order(order=order, by=supervisor.actor, now=NOW + DAYS)
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert counts[0] < 70


def other_shop(analyst: Standing, count: int) -> PlatformOrder:
    """The same for another seller with fewer listings."""
    other = make_world(analyst, "Mo")
    fill(other, count)
    for days in (0, 10):
        establish(other, analyst, days=days)
    return PlatformOrder.objects.get(action="delist_all", measure__breach__seller=other.seller)
