"""A measure on shops reaches all that its seller has: what is opened later, what a merge brings, and not what a split takes."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.desk.dossiers.test_engine_intake import listing_row, write
from tests.desk.measures.test_balancing import words
from tests.desk.measures.world import World, establish, make_world
from tests.desk.people import NOW, Standing
from touchstone.desk.authority.actor import NODE
from touchstone.desk.delivery.models import InboxItem
from touchstone.desk.dossiers.actions.merging import merge_sellers, split_seller
from touchstone.desk.dossiers.actions.shops import add_shop
from touchstone.desk.dossiers.intake.engine import take_in_market
from touchstone.desk.dossiers.models import Seller, SellerAccount
from touchstone.desk.measures.actions.appealing import decide_appeal, file_appeal, is_appealable
from touchstone.desk.measures.actions.balancing import settle_account
from touchstone.desk.measures.actions.carrying import confirm_order
from touchstone.desk.measures.actions.ordering import end_terms
from touchstone.desk.measures.models import Appeal, Measure, PlatformOrder
from touchstone.desk.measures.queries.orders import HELD

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=2)
SHOP_ACTIONS = {"hide_shop", "limit_publishing"}
"""What the model code owes for one counterfeit, beside the removal of the listing."""


def held(action: str = "hide_shop") -> set[str]:
    """The shops for which the measure asks."""
    return set(PlatformOrder.objects.filter(HELD, action=action).values_list("target", flat=True))


def open_shop(world: World, by: Standing, name: str, now: datetime = LATER) -> None:
    names = {"platform": "bazaar", "platform_shop_id": name, "name": "One more"}
    add_shop(seller=world.seller.public_id, by=by.actor, now=now, **names)


def merge(other: World, into: World, by: Standing, now: datetime = LATER) -> None:
    seen = Seller.objects.get(pk=other.seller.pk).version
    names = {"seller": other.seller.public_id, "into": into.seller.public_id}
    merge_sellers(by=by.actor, now=now, seen=seen, reason="one owner", **names)


def split(other: World, by: Standing, now: datetime = LATER) -> None:
    split_seller(by=by.actor, now=now, seller=other.seller.public_id, reason="two owners")


def test_a_shop_that_is_opened_later_is_ordered_at_once_and_the_seller_is_told(world: World, analyst: Standing) -> None:
    breach = establish(world, analyst)
    assert held() == {"P-Lin"}
    open_shop(world, analyst, "P-2")
    assert (held(), held("limit_publishing"), words()) == ({"P-Lin", "P-2"}, {"P-Lin", "P-2"}, [])
    told = InboxItem.objects.filter(kind="measures.reached", person=world.house.person)
    measures = Measure.objects.filter(action__in=SHOP_ACTIONS)
    assert set(told.values_list("subject", flat=True)) == set(measures.values_list("public_id", flat=True))
    assert {item.values["targets"] for item in told} == {"bazaar P-2"}
    breach.refresh_from_db()
    assert breach.appeal_until > LATER + timedelta(days=1)


def test_a_measure_that_is_over_reaches_nothing_more(world: World, analyst: Standing) -> None:
    establish(world, analyst)
    over = NOW + timedelta(days=40)
    end_terms(over)
    open_shop(world, analyst, "P-2", over)
    assert held() == held("limit_publishing") == set()
    assert not PlatformOrder.objects.filter(target="P-2").exists()


def test_a_shop_of_a_feed_is_ordered_too(world: World, analyst: Standing, tmp_path: Path) -> None:
    SellerAccount.objects.create(platform="bazaar", platform_seller_id="S-1", seller=world.seller, created_at=NOW)
    establish(world, analyst)
    rows = [listing_row(1, seller_id="S-1"), listing_row(2, seller_id="S-9")]  # each with a shop of that name
    take_in_market(by=NODE, now=LATER, platform="bazaar", **write(tmp_path, rows))
    assert (held(), words()) == ({"P-Lin", "S-1"}, [])


def test_after_an_appeal_that_failed_a_new_shop_brings_a_new_one(
    world: World, analyst: Standing, supervisor: Standing
) -> None:
    breach = establish(world, analyst)
    appeal = file_appeal(breach=breach, text="No.", by=world.house.actor, now=NOW)
    decide_appeal(appeal=appeal, verb="reject", reason="So it is.", by=supervisor.actor, now=NOW)
    assert not is_appealable(breach, LATER)
    open_shop(world, analyst, "P-2")
    breach.refresh_from_db()
    assert is_appealable(breach, LATER)
    assert Appeal.objects.get().superseded == LATER


def test_a_merge_brings_its_shops_and_a_split_gives_them_back(
    world: World, analyst: Standing, supervisor: Standing
) -> None:
    other = make_world(analyst, "Mo")
    establish(world, analyst)
    for again in (1, 2):
        merge(other, world, supervisor)
        assert (held(), words()) == ({"P-Lin", "P-Mo"}, [])
        order = PlatformOrder.objects.filter(HELD, target="P-Mo", action="hide_shop").get()
        confirm_order(order=order, by=supervisor.actor, now=LATER)
        split(other, supervisor)
        assert (held(), words()) == ({"P-Lin"}, [])
        order.refresh_from_db()
        assert (order.let_go, order.undone_by.way) == (LATER, "undo")
        assert PlatformOrder.objects.filter(target="P-Mo", action="hide_shop").count() == 2 * again


def test_a_shop_that_two_measures_hide_stays_hidden_for_the_one_that_reaches_it(
    world: World, analyst: Standing, supervisor: Standing
) -> None:
    other = make_world(analyst, "Mo")
    establish(world, analyst)
    establish(other, analyst)
    merge(other, world, supervisor)
    split(other, supervisor)
    assert (held(), words()) == ({"P-Lin", "P-Mo"}, [])
    undone = PlatformOrder.objects.filter(way="undo", target="P-Mo", action="hide_shop")
    assert set(undone.values_list("status", flat=True)) <= {"withdrawn"}


@pytest.mark.parametrize(
    ("spoilt", "found"),
    [
        ({"let_go": NOW}, "not_ordered"),
        ({"target": "P-9"}, "wrong_order"),
        ({"action": "close_shop"}, "wrong_order"),
        ({"until": None}, "wrong_order"),
    ],
)
def test_what_was_ordered_otherwise_is_found_and_set_right(
    world: World, analyst: Standing, spoilt: dict[str, object], found: str
) -> None:
    establish(world, analyst)
    assert PlatformOrder.objects.filter(action="hide_shop").update(**spoilt) == 1
    assert words() == [f"{found}:hide_shop"]
    settle_account(seller=world.seller, by=analyst.actor, now=LATER)
    assert (words(), held()) == ([], {"P-Lin"})


def test_a_removal_that_was_never_ordered_is_ordered(world: World, analyst: Standing) -> None:
    establish(world, analyst)
    PlatformOrder.objects.filter(action="remove_listing").update(let_go=NOW)
    assert words() == ["not_ordered:remove_listing"]
    settle_account(seller=world.seller, by=analyst.actor, now=LATER)
    assert (words(), held("remove_listing")) == ([], {"L-Lin"})
    assert Measure.objects.filter(action="remove_listing").count() == 1


def test_what_ended_and_was_not_taken_back_is_found_and_taken_back(world: World, analyst: Standing) -> None:
    establish(world, analyst)
    until = Measure.objects.get(action="hide_shop").until
    assert until is not None
    Measure.objects.filter(action="hide_shop").update(released=NOW)
    end_terms(until + timedelta(hours=25))
    assert words(until + timedelta(hours=23)) == []
    late = until + timedelta(hours=25)
    assert words(late) == ["still_ordered:hide_shop"]
    settle_account(seller=world.seller, by=analyst.actor, now=late)
    assert (words(late), held()) == ([], set())
    assert PlatformOrder.objects.filter(way="undo", action="hide_shop").count() == 1


def test_of_many_shops_the_message_names_some(world: World, analyst: Standing, supervisor: Standing) -> None:
    other = make_world(analyst, "Mo")
    for number in range(12):
        open_shop(other, analyst, f"P-{number:02}")
    establish(world, analyst)
    merge(other, world, supervisor)
    said = str(InboxItem.objects.filter(kind="measures.reached").latest("pk").values)
    assert "bazaar P-09" in said
    assert "… (+3)" in said
    assert "P-10" not in said
