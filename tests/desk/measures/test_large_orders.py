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
from touchstone.desk.audit.models import Event
from touchstone.desk.dossiers.models import Listing, ListingVersion
from touchstone.desk.measures import taking_down
from touchstone.desk.measures.actions import carrying
from touchstone.desk.measures.actions.carrying import confirm_order, step_order
from touchstone.desk.measures.models import PlatformOrder, TakenDown

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
    monkeypatch.setattr(carrying, "PART", 5)
    monkeypatch.setattr(carrying, "AT_ONCE", 10)


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


def test_its_page_confirms_all_of_it_in_acts_of_their_own(
    emptying: PlatformOrder, supervisor: Standing, small_parts: None
) -> None:
    page = f"/measures/orders/{emptying.public_id}/"
    assert supervisor.client().post(f"{page}confirm", {"seen": emptying.version}).status_code == 302
    emptying.refresh_from_db()
    assert (emptying.status, states()) == ("confirmed", {"removed"})
    assert TakenDown.objects.filter(order=emptying).count() == MANY + 1


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
