"""A platform's program and its orders, from the webhook to the answer: done, refused, forgotten, taken back."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.client.conftest import desk_of
from tests.client.marketplace import Marketplace, at_market, deliver
from tests.desk.measures.world import World, adopt_model, establish, make_world
from tests.desk.people import NOW, Standing
from touchstone.client import Desk
from touchstone.client.errors import RefusedError
from touchstone.client.orders import Order
from touchstone.desk.dossiers.models import Listing
from touchstone.desk.measures.actions.confirming import step_order
from touchstone.desk.measures.models import Breach, PlatformOrder
from touchstone.desk.workflow.actions.passing import run_clocks

pytestmark = [pytest.mark.enable_socket, pytest.mark.django_db]
HOUR = timedelta(hours=1)


@pytest.fixture
def world(analyst: Standing) -> World:
    adopt_model()
    return make_world(analyst)


@pytest.fixture
def market(supervisor: Standing, settings: Any) -> Iterator[Marketplace]:
    with at_market(supervisor, settings) as market:
        yield market


def punish(world: World, analyst: Standing, ago: timedelta = HOUR) -> datetime:
    """A counterfeit was found so long ago: listing removed, shop hidden, publishing limited. Returns when."""
    began = timezone.now() - ago
    establish(world, analyst, days=(began - NOW) / timedelta(days=1))  # type: ignore[arg-type]
    return began


def state(world: World) -> str:
    return Listing.objects.get(pk=world.listing.pk).state


def late(desk: Desk) -> set[str]:
    return {order.action for order in desk.orders.each(state="late")}


def told(desk: Desk, order: Order) -> list[str]:
    """What came into the inbox about an order, the oldest first."""
    return [item.kind for item in desk.inbox.each() if item.subject == order.id][::-1]


def test_a_program_takes_verifies_fetches_and_confirms(world: World, analyst: Standing, market: Marketplace) -> None:
    punish(world, analyst)
    deliver()
    assert (len(market.waiting), market.refused) == (3, 0)
    assert {order.status for order in market.work()} == {"fetched"}
    done = {order.action: order for order in market.desk.orders.each(state="confirmed")}
    assert set(done) == {"remove_listing", "hide_shop", "limit_publishing"}
    assert done["remove_listing"].reference == "T-L-Lin"
    assert (list(market.desk.orders.each()), state(world)) == ([], "removed")


def test_a_webhook_that_comes_twice_is_worked_on_once(world: World, analyst: Standing, market: Marketplace) -> None:
    punish(world, analyst)
    deliver()
    twice = [market.receive(*each) for each in list(market.heard)]
    assert twice == [204] * 3
    assert (len(market.work()), market.work()) == (3, [])
    assert PlatformOrder.objects.filter(status="confirmed").count() == 3


def test_a_refusal_tells_its_reason_and_the_order_sent_again_is_done(
    world: World, analyst: Standing, supervisor: Standing, market: Marketplace
) -> None:
    punish(world, analyst)
    deliver()
    market.work(lambda desk, order: desk.orders.fail(order.id, "The shop is locked by a dispute."))
    row = PlatformOrder.objects.get(action="hide_shop")
    refused = market.desk.orders.get(row.public_id)
    assert (refused.status, refused.failure) == ("failed", "The shop is locked by a dispute.")
    assert told(market.desk, refused) == ["measures.order_failed"]
    step_order(order=row, verb="resend", reason="", by=supervisor.actor, now=timezone.now(), seen=row.version)
    deliver()
    assert [order.id for order in market.work()] == [row.public_id]
    done = market.desk.orders.get(row.public_id)
    assert (done.status, done.failure) == ("confirmed", "")


def test_a_refusal_without_a_reason_is_refused(world: World, analyst: Standing, market: Marketplace) -> None:
    punish(world, analyst)
    deliver()
    with pytest.raises(RefusedError) as refused:
        market.work(lambda desk, order: desk.orders.fail(order.id, " "))
    assert refused.value.status == 422
    assert {order.status for order in market.desk.orders.each()} <= {"fetched", "issued"}


def test_each_step_of_the_escalation_reaches_the_supervisor(
    world: World, analyst: Standing, market: Marketplace
) -> None:
    began = punish(world, analyst, ago=49 * HOUR)
    deliver()
    forgotten = market.work(lambda _desk, _order: None)[0]
    seen = []
    for hours in (19, 20, 23, 24, 47, 48):
        run_clocks(began + hours * HOUR)
        seen.append(len(told(market.desk, forgotten)))
    assert seen == [0, 1, 1, 2, 2, 3]
    assert forgotten.action in late(market.desk)
    market.desk.orders.confirm(forgotten.id)
    run_clocks(began + 96 * HOUR)
    assert (len(told(market.desk, forgotten)), forgotten.action in late(market.desk)) == (3, False)


def test_what_is_late_stays_on_the_list_until_it_is_answered_and_a_refusal_is_no_answer(
    world: World, analyst: Standing, market: Marketplace
) -> None:
    punish(world, analyst, ago=25 * HOUR)
    deliver()
    removal, *others = market.work(lambda _desk, _order: None)
    for order in others:
        market.desk.orders.confirm(order.id)
    market.desk.orders.fail(removal.id, "The listing is locked.")
    assert late(market.desk) == {removal.action}
    market.desk.orders.confirm(removal.id)
    assert late(market.desk) == set()


def test_what_a_reversal_takes_back_comes_as_orders_and_restores_the_listing(
    world: World, analyst: Standing, supervisor: Standing, market: Marketplace
) -> None:
    punish(world, analyst)
    deliver()
    market.work()
    breach = Breach.objects.get()
    with desk_of(world.house) as seller:
        appeal = seller.breaches.appeal(breach.public_id, "It is genuine.")
    market.desk.appeals.decide(market.desk.appeals.get(appeal.id), "uphold", "It is.")
    deliver()
    back = market.work()
    assert {(order.way, order.action) for order in back} == {
        ("undo", action) for action in ("remove_listing", "hide_shop", "limit_publishing")
    }
    assert {order.undoes for order in back} <= {order.id for order in market.took}
    assert (state(world), list(market.desk.orders.each())) == ("online", [])


def test_a_program_that_was_down_during_a_reversal_ends_with_the_listing_up(
    world: World, analyst: Standing, market: Marketplace
) -> None:
    punish(world, analyst)
    with desk_of(world.house) as seller:
        appeal = seller.breaches.appeal(Breach.objects.get().public_id, "It is genuine.")
    market.desk.appeals.decide(market.desk.appeals.get(appeal.id), "uphold", "It is.")
    deliver()
    kinds = [each["type"] for each in market.waiting]
    assert (kinds.count("measures.order_issued"), kinds.count("measures.order_withdrawn")) == (6, 3)
    market.work(lambda desk, order: desk.orders.confirm(order.id) if order.status == "fetched" else None)
    assert ({order.way for order in market.desk.orders.each(state="confirmed")}, state(world)) == ({"undo"}, "online")
    assert {order.way for order in market.desk.orders.each(state="withdrawn")} == {"apply"}


def test_a_program_without_webhooks_asks_for_the_open_ones(world: World, analyst: Standing, supervisors: Desk) -> None:
    punish(world, analyst)
    for order in supervisors.orders.each():
        named = supervisors.orders.listings(supervisors.orders.fetch(order.id).id)
        if named:
            supervisors.orders.confirm_listings(order.id, list(named))
        else:
            supervisors.orders.confirm(order.id)
    assert (list(supervisors.orders.each()), state(world)) == ([], "removed")
