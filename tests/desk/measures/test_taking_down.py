"""What an order does to a whole shop shows in each of its listings, and exactly those that were up come back."""

from datetime import datetime, timedelta

import pytest

from tests.desk.measures.world import World, establish
from tests.desk.people import NOW, Standing
from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.dossiers.actions.listings import add_listing, note_state
from touchstone.desk.dossiers.models import Listing, ListingState
from touchstone.desk.measures.actions.appealing import decide_appeal, file_appeal
from touchstone.desk.measures.actions.carrying import confirm_listings, confirm_order
from touchstone.desk.measures.actions.ordering import end_terms
from touchstone.desk.measures.models import Breach, PlatformOrder
from touchstone.desk.measures.queries.order_listings import ordered_listings

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def others(world: World, analyst: Standing) -> list[Listing]:
    """Two more listings of the shop that are up, and one that its seller took off."""
    assert world.listing.shop is not None
    shop = world.listing.shop.public_id
    made = [
        add_listing(
            by=analyst.actor, now=NOW - DAY, shop=shop, platform_listing_id=f"L-{number}", title=f"Bag {number}"
        )
        for number in range(3)
    ]
    note_state(listing=made[2], state=ListingState.OFFLINE, by=analyst.actor, now=NOW - DAY)
    return made


def states() -> dict[str, str]:
    return dict(Listing.objects.values_list("platform_listing_id", "state"))


def order(action: str, way: str = "apply") -> PlatformOrder:
    return PlatformOrder.objects.filter(action=action, way=way).latest("pk")


def confirm(row: PlatformOrder, supervisor: Standing, now: datetime) -> PlatformOrder:
    return confirm_order(order=row, by=supervisor.actor, now=now)


def empty_the_shop(world: World, analyst: Standing) -> list[Breach]:
    """The second counterfeit empties it, under the model code."""
    return [establish(world, analyst), establish(world, analyst, days=10)]


def reverse(breach: Breach, world: World, supervisor: Standing, now: datetime) -> None:
    appeal = file_appeal(breach=breach, text="It is genuine.", by=world.house.actor, now=now)
    decide_appeal(appeal=appeal, verb="uphold", reason="It is.", by=supervisor.actor, now=now)


def test_an_emptied_shop_shows_in_each_listing_and_exactly_those_come_back(
    world: World, analyst: Standing, supervisor: Standing, others: list[Listing]
) -> None:
    _first, second = empty_the_shop(world, analyst)
    now = NOW + 11 * DAY
    confirm(order("delist_all"), supervisor, now)
    assert states() == {"L-Lin": "removed", "L-0": "removed", "L-1": "removed", "L-2": "offline"}
    reverse(second, world, supervisor, now + DAY)
    undo = order("delist_all", "undo")
    assert {each.platform_listing_id for each in ordered_listings(undo)} == {"L-Lin", "L-0", "L-1"}
    confirm(undo, supervisor, now + 2 * DAY)
    assert states() == {"L-Lin": "online", "L-0": "online", "L-1": "online", "L-2": "offline"}


def test_what_another_order_holds_down_stays_down(
    world: World, analyst: Standing, supervisor: Standing, others: list[Listing]
) -> None:
    _first, second = empty_the_shop(world, analyst)
    now = NOW + 11 * DAY
    for row in PlatformOrder.objects.filter(action__in=("remove_listing", "delist_all")).order_by("pk"):
        confirm(row, supervisor, now)
    reverse(second, world, supervisor, now + DAY)
    confirm(order("delist_all", "undo"), supervisor, now + 2 * DAY)
    assert states() == {"L-Lin": "removed", "L-0": "online", "L-1": "online", "L-2": "offline"}


def test_the_last_order_that_lets_go_brings_back_what_was_before_the_first(
    world: World, analyst: Standing, supervisor: Standing, others: list[Listing]
) -> None:
    first, second = empty_the_shop(world, analyst)
    now = NOW + 11 * DAY
    for row in PlatformOrder.objects.filter(action__in=("delist_all", "remove_listing")).order_by("-pk"):
        confirm(row, supervisor, now)
    for breach in (first, second):
        reverse(breach, world, supervisor, now)
    for row in PlatformOrder.objects.filter(way="undo", status="issued"):
        confirm(row, supervisor, now + DAY)
    assert states() == {"L-Lin": "online", "L-0": "online", "L-1": "online", "L-2": "offline"}


def test_single_listings_are_confirmed_and_the_last_one_confirms_the_order(
    world: World, analyst: Standing, supervisor: Standing, others: list[Listing]
) -> None:
    empty_the_shop(world, analyst)
    now, emptying = NOW + 11 * DAY, order("delist_all")
    for _ in range(2):
        confirm_listings(order=emptying, listings=["L-0", "L-Lin"], by=supervisor.actor, now=now)
    assert (states()["L-0"], states()["L-1"], order("delist_all").status) == ("removed", "online", "issued")
    confirm_listings(order=emptying, listings=["L-1"], by=supervisor.actor, now=now + DAY)
    assert order("delist_all").status == "confirmed"


def test_a_term_that_ends_half_way_takes_back_what_was_done(
    world: World, analyst: Standing, supervisor: Standing, others: list[Listing]
) -> None:
    empty_the_shop(world, analyst)
    emptying = order("delist_all")
    confirm_listings(order=emptying, listings=["L-0"], by=supervisor.actor, now=NOW + 11 * DAY)
    for breach in Breach.objects.order_by("-pk"):
        reverse(breach, world, supervisor, NOW + 11 * DAY)
    end_terms(NOW + 11 * DAY)
    undo = order("delist_all", "undo")
    done = confirm_listings(order=undo, listings=["L-0"], by=supervisor.actor, now=NOW + 12 * DAY)
    assert (done.status, states()["L-0"], states()["L-1"]) == ("confirmed", "online", "online")


def test_a_listing_of_another_shop_is_not_confirmed(
    world: World, analyst: Standing, supervisor: Standing, others: list[Listing]
) -> None:
    empty_the_shop(world, analyst)
    for names in (["L-elsewhere"], ["L-2"], []):
        with pytest.raises(InvalidError):
            confirm_listings(order=order("delist_all"), listings=names, by=supervisor.actor, now=NOW + 11 * DAY)


def test_what_the_feed_of_the_platform_said_first_comes_back_too(
    world: World, analyst: Standing, supervisor: Standing, others: list[Listing]
) -> None:
    _first, second = empty_the_shop(world, analyst)
    now = NOW + 11 * DAY
    note_state(listing=others[0], state=ListingState.REMOVED, by=analyst.actor, now=now)
    confirm(order("delist_all"), supervisor, now)
    reverse(second, world, supervisor, now)
    confirm(order("delist_all", "undo"), supervisor, now + DAY)
    assert states()["L-0"] == "online"


def test_a_hidden_shop_keeps_its_listings(world: World, analyst: Standing, supervisor: Standing) -> None:
    establish(world, analyst)
    confirm(order("hide_shop"), supervisor, NOW)
    assert states() == {"L-Lin": "online"}
    assert list(ordered_listings(order("hide_shop"))) == []
