"""Orders go out with the measure and come back with its end; what the platform says of them is taken once."""

from datetime import timedelta
from functools import partial

import pytest

from tests.desk.measures.world import World, establish, make_world
from tests.desk.people import NOW, Standing, make_standing
from touchstone.desk.authority.errors import InvalidError, NotThereError
from touchstone.desk.delivery.actions.endpoints import add_endpoint
from touchstone.desk.delivery.errors import UnwantedKindsError
from touchstone.desk.delivery.models import InboxItem, Message
from touchstone.desk.delivery.policy import EgressPolicy
from touchstone.desk.dossiers.actions.shops import add_shop
from touchstone.desk.dossiers.models import Listing
from touchstone.desk.measures.actions.appealing import decide_appeal, file_appeal
from touchstone.desk.measures.actions.carrying import confirm_order, fetch_order, report_failure
from touchstone.desk.measures.actions.confirming import step_order
from touchstone.desk.measures.actions.ordering import end_terms
from touchstone.desk.measures.models import Breach, PlatformOrder
from touchstone.desk.workflow.actions.passing import run_clocks
from touchstone.desk.workflow.errors import WrongStateError
from touchstone.desk.workflow.models import RunningClock

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def removal(way: str = "apply") -> PlatformOrder:
    """The latest order about the listing."""
    return PlatformOrder.objects.filter(action="remove_listing", way=way).latest("pk")


def state(world: World) -> str:
    return Listing.objects.get(pk=world.listing.pk).state


def reverse(world: World, breach: Breach, supervisor: Standing, hours: int = 1) -> None:
    now = NOW + hours * HOUR
    appeal = file_appeal(breach=breach, text="It is genuine.", by=world.house.actor, now=now)
    decide_appeal(appeal=appeal, verb="uphold", reason="It is.", by=supervisor.actor, now=now)


def test_each_measure_is_ordered_once_for_each_target(world: World, analyst: Standing) -> None:
    add_shop(
        by=analyst.actor, now=NOW, seller=world.seller.public_id, platform="bazaar", platform_shop_id="P-2", name="2"
    )
    establish(world, analyst)
    rows = PlatformOrder.objects.values_list("action", "target_kind", "target", "way", "status")
    assert sorted(rows) == [
        ("hide_shop", "shop", "P-2", "apply", "issued"),
        ("hide_shop", "shop", "P-Lin", "apply", "issued"),
        ("limit_publishing", "shop", "P-2", "apply", "issued"),
        ("limit_publishing", "shop", "P-Lin", "apply", "issued"),
        ("remove_listing", "listing", "L-Lin", "apply", "issued"),
    ]


def test_a_confirmed_removal_shows_in_the_dossier_and_its_end_too(
    world: World, analyst: Standing, supervisor: Standing
) -> None:
    breach = establish(world, analyst)
    confirm_order(order=removal(), by=supervisor.actor, now=NOW, reference="T-1")
    assert (state(world), removal().reference) == ("removed", "T-1")
    reverse(world, breach, supervisor)
    assert (state(world), removal("undo").undoes) == ("removed", removal())
    confirm_order(order=removal("undo"), by=supervisor.actor, now=NOW + 2 * HOUR)
    assert state(world) == "online"


def test_what_is_said_twice_is_taken_once(world: World, analyst: Standing, supervisor: Standing) -> None:
    establish(world, analyst)
    for said in (fetch_order, fetch_order, confirm_order, confirm_order, fetch_order):
        said(order=removal(), by=supervisor.actor, now=NOW)  # type: ignore[operator]
    assert (removal().status, removal().version) == ("confirmed", 2)
    with pytest.raises(WrongStateError):
        report_failure(order=removal(), reason="too late", by=supervisor.actor, now=NOW)


def test_a_reversal_withdraws_what_is_open_and_takes_it_back(
    world: World, analyst: Standing, supervisor: Standing
) -> None:
    reverse(world, establish(world, analyst), supervisor)
    rows = PlatformOrder.objects.values_list("way", "status")
    assert sorted(rows) == [("apply", "withdrawn")] * 3 + [("undo", "issued")] * 3
    assert RunningClock.objects.filter(code="node.measures.order", stopped_at=None).count() == 3


def test_a_withdrawn_order_that_was_carried_out_after_its_end_is_taken_back_again(
    world: World, analyst: Standing, supervisor: Standing
) -> None:
    reverse(world, establish(world, analyst), supervisor)
    confirm_order(order=removal("undo"), by=supervisor.actor, now=NOW + 2 * HOUR)
    late = confirm_order(order=removal(), by=supervisor.actor, now=NOW + 3 * HOUR)
    assert (late.status, removal("undo").status, state(world)) == ("overtaken", "issued", "removed")
    confirm_order(order=removal("undo"), by=supervisor.actor, now=NOW + 4 * HOUR)
    assert state(world) == "online"


def test_of_two_confirmations_the_later_deed_holds_whichever_comes_first(
    world: World, analyst: Standing, supervisor: Standing
) -> None:
    reverse(world, establish(world, analyst), supervisor)
    confirm_order(order=removal("undo"), by=supervisor.actor, now=NOW + 2 * HOUR)
    first = {"order": removal(), "by": supervisor.actor, "now": NOW + 3 * HOUR}
    assert confirm_order(**first, carried_out_at=NOW + HOUR / 2).status == "overtaken"  # type: ignore[arg-type]
    assert (removal("undo").status, state(world)) == ("confirmed", "online")


def test_a_listing_stays_removed_as_long_as_one_breach_removes_it(
    world: World, analyst: Standing, supervisor: Standing
) -> None:
    first, second = establish(world, analyst), establish(world, analyst, days=1)
    confirm_order(order=removal(), by=supervisor.actor, now=NOW + 25 * HOUR)
    reverse(world, first, supervisor, 30)
    assert not PlatformOrder.objects.filter(action="remove_listing", way="undo").exists()
    reverse(world, second, supervisor, 31)
    confirm_order(order=removal("undo"), by=supervisor.actor, now=NOW + 32 * HOUR)
    assert state(world) == "online"


def test_a_new_measure_withdraws_the_restoration_that_waits(
    world: World, analyst: Standing, supervisor: Standing
) -> None:
    reverse(world, establish(world, analyst), supervisor)
    restoration = removal("undo")
    establish(world, analyst, days=1)
    restoration.refresh_from_db()
    assert (restoration.status, removal().status) == ("withdrawn", "issued")


def test_what_has_a_term_is_taken_back_when_it_is_over_and_only_then(world: World, analyst: Standing) -> None:
    breach = establish(world, analyst)
    ends = max(measure.until for measure in breach.measures.exclude(until=None) if measure.until)
    assert end_terms(NOW + HOUR) == 0
    assert end_terms(ends) == breach.measures.exclude(until=None).count()
    assert end_terms(ends + HOUR) == 0
    undone = PlatformOrder.objects.filter(way="undo").values_list("action", flat=True)
    assert set(undone) == set(breach.measures.exclude(until=None).values_list("action", flat=True))


def test_what_is_not_confirmed_in_its_time_goes_to_supervisors_and_at_last_to_the_operator(
    world: World, analyst: Standing, supervisor: Standing
) -> None:
    operator = make_standing("Op", supervisor.organisation, "operator")
    establish(world, analyst)
    confirm_order(order=removal(), by=supervisor.actor, now=NOW)
    for hours in (23, 24, 25, 48, 49):
        run_clocks(NOW + hours * HOUR)
    told = InboxItem.objects.filter(kind="measures.order_due", person=supervisor.person)
    assert told.exclude(subject=removal().public_id).count() == told.count() == 2 * 3  # reminder, end, a day later
    stuck = InboxItem.objects.filter(person=operator.person)
    assert set(stuck.values_list("kind", flat=True)) == {"measures.order_stuck"}
    assert stuck.count() == 2
    assert {item.values["url"].split("/", 3)[3] for item in stuck} == {"deliveries/"}  # it sees no order


def test_a_failure_is_told_and_may_be_sent_again(world: World, analyst: Standing, supervisor: Standing) -> None:
    establish(world, analyst)
    for _ in range(2):
        report_failure(order=removal(), reason="locked", by=supervisor.actor, now=NOW)
    assert InboxItem.objects.filter(kind="measures.order_failed").count() == 1
    report_failure(order=removal(), reason="gone", by=supervisor.actor, now=NOW)
    step_order(order=removal(), verb="resend", reason="", by=supervisor.actor, now=NOW, seen=removal().version)
    assert (removal().status, removal().failure) == ("issued", "gone")


def test_a_platform_that_fails_for_another_reason_each_time_is_not_sent_the_order_again(
    world: World, analyst: Standing, supervisor: Standing
) -> None:
    admin = make_standing("Ad", supervisor.organisation, "administrator")
    kinds = ["measures.order_issued"]
    add_endpoint(name="P", url="https://p.example.com/", kinds=kinds, policy=EgressPolicy(), by=admin.actor, now=NOW)
    establish(world, analyst)
    sent = Message.objects.filter(channel="webhook", content__contains=removal().public_id)
    for call in range(3):
        report_failure(order=removal(), reason=f"call {call} timed out", by=supervisor.actor, now=NOW)
    assert (removal().status, removal().failure, sent.count()) == ("failed", "call 2 timed out", 1)


def test_the_webhooks_of_a_measure_come_in_the_order_of_what_happened(
    world: World, analyst: Standing, supervisor: Standing
) -> None:
    admin = make_standing("Ad", supervisor.organisation, "administrator")
    kinds = ["measures.order_issued", "measures.order_withdrawn"]
    add_endpoint(name="P", url="https://p.example.com/", kinds=kinds, policy=EgressPolicy(), by=admin.actor, now=NOW)
    reverse(world, establish(world, analyst), supervisor)
    about = f'"id":"{removal().measure.public_id}"'
    sent = Message.objects.filter(channel="webhook", content__contains=about).order_by("sequence")
    assert [(row.sequence, row.kind) for row in sent] == [(1, kinds[0]), (2, kinds[1]), (3, kinds[0])]
    assert all('"target":"L-Lin"' in row.content for row in sent)


def test_orders_are_told_only_to_the_systems_of_who_operates_the_node(world: World, supervisor: Standing) -> None:
    own, guest = (
        make_standing(name, house, "administrator")
        for name, house in (("Ad", supervisor.organisation), ("Gu", world.house.organisation))
    )
    pages = [person.client().get("/endpoints/").content.decode() for person in (own, guest)]
    assert ["measures.order_issued" in page for page in pages] == [True, False]
    kinds = ["measures.order_issued"]
    add = partial(add_endpoint, name="P", url="https://p.example.com/", kinds=kinds, policy=EgressPolicy(), now=NOW)
    with pytest.raises(UnwantedKindsError):
        add(by=guest.actor)
    assert add(by=own.actor).kinds == kinds


def test_a_deed_to_come_is_refused(world: World, analyst: Standing, supervisor: Standing) -> None:
    establish(world, analyst)
    with pytest.raises(InvalidError):
        confirm_order(order=removal(), by=supervisor.actor, now=NOW, carried_out_at=NOW + HOUR)


def test_a_seller_knows_of_no_order(world: World, analyst: Standing) -> None:
    establish(world, analyst)
    for by in (world.house.actor, make_world(analyst, "Mo").house.actor):
        with pytest.raises(NotThereError):
            confirm_order(order=removal(), by=by, now=NOW)
