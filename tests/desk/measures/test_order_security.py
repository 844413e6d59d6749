"""Orders before strangers, keys that may not, repeated and false confirmations, foreign pages."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.desk.frontdoor.api.programs import Program, program_of
from tests.desk.measures.world import World, establish, make_world
from tests.desk.people import NOW, Standing, make_organisation, make_standing
from touchstone.desk.accounts.models import ApiKey
from touchstone.desk.audit.models import Event
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.dossiers.models import Listing
from touchstone.desk.measures.actions.appealing import decide_appeal, file_appeal
from touchstone.desk.measures.models import Breach, PlatformOrder, TakenDown

pytestmark = pytest.mark.django_db
KEY = '"8e03978e-40d5-43dd-bc93-6894a57f9324"'
OPERATIONS: tuple[tuple[str, str, Any], ...] = (
    ("GET", "orders", None),
    ("GET", "orders/{order}", None),
    ("GET", "orders/{order}/listings", None),
    ("POST", "orders/{order}/fetch", {}),
    ("POST", "orders/{order}/confirm", {"reference": "T-1"}),
    ("POST", "orders/{order}/listings", {"listings": ["L-Lin"]}),
    ("POST", "orders/{order}/fail", {"reason": "locked"}),
)
PAGES = (
    ("GET", "/measures/orders/"),
    ("GET", "/measures/orders/{order}/"),
    ("POST", "/measures/orders/{order}/confirm"),
    ("POST", "/measures/orders/{order}/resend"),
)


@pytest.fixture
def order(world: World, analyst: Standing) -> PlatformOrder:
    """The removal that the world's breach brought."""
    establish(world, analyst)
    return PlatformOrder.objects.get(action="remove_listing")


def answers(program: Program, order: str) -> list[int]:
    return [program.ask(method, path.format(order=order), body).status_code for method, path, body in OPERATIONS]


def outsiders(analyst: Standing, world: World) -> dict[str, Standing]:
    """Nobody of these works on the node."""
    return {
        "a right holder": make_standing("Ho", make_organisation("Holder", "right_holder"), "right_holder"),
        "an association": make_standing("As", make_organisation("Alliance", "association"), "steward"),
        "the police": make_standing("Po", make_organisation("Police", "police"), "police_officer"),
        "another platform": make_standing("Ri", make_organisation("Rival", "platform"), "administrator", "supervisor"),
        "the seller": world.house,
        "another seller": make_world(analyst, "Mo").house,
        "the node's operator": make_standing("Op", analyst.organisation, "operator", "administrator"),
    }


def unchanged(order: PlatformOrder) -> bool:
    """Nothing of it moved."""
    now = PlatformOrder.objects.get(pk=order.pk)
    same = (now.status, now.version, now.fetched_at) == (order.status, order.version, None)
    return same and not TakenDown.objects.exists()


def confirm(program: Program, order: PlatformOrder, body: Any, **headers: str) -> Any:
    return program.ask("POST", f"orders/{order.public_id}/confirm", body, **headers)


def reverse(world: World, supervisor: Standing) -> PlatformOrder:
    """The breach is reversed; returns the order that brings the listing back."""
    now = timezone.now()
    breach = Breach.objects.get(seller=world.seller)
    appeal = file_appeal(breach=breach, text="It is genuine.", by=world.house.actor, now=NOW)
    decide_appeal(appeal=appeal, verb="uphold", reason="It is.", by=supervisor.actor, now=now)
    return PlatformOrder.objects.get(action="remove_listing", way="undo")


def test_whoever_is_not_of_the_node_gets_the_same_refusal_for_every_order(
    world: World, analyst: Standing, order: PlatformOrder
) -> None:
    for who, standing in outsiders(analyst, world).items():
        program = program_of(standing)
        assert answers(program, order.public_id) == [403] * len(OPERATIONS), who
        told = [program.get(f"orders/{name}").content for name in (order.public_id, "ord_" + "2" * 20)]
        assert told[0] == told[1], who
    assert unchanged(order)


@pytest.mark.parametrize("way", ["without a key", "unknown", "expired", "revoked"])
def test_a_key_that_is_none_opens_no_order(way: str, order: PlatformOrder, supervisor: Standing) -> None:
    program, now = program_of(supervisor), timezone.now()
    if way == "expired":
        ApiKey.objects.update(created_at=now - timedelta(days=2), expires_at=now - timedelta(seconds=1))
    elif way == "revoked":
        ApiKey.objects.update(revoked_at=now, revoked_by="x")
    else:
        program = Program("" if way == "without a key" else "tst_never")
    assert answers(program, order.public_id) == [401] * len(OPERATIONS)
    assert unchanged(order)


def test_a_key_for_reading_reads_and_answers_nothing(order: PlatformOrder, supervisor: Standing) -> None:
    reader = program_of(supervisor, [Permission.ORDER_VIEW])
    assert answers(reader, order.public_id) == [200] * 3 + [403] * 4
    other = program_of(supervisor, set(Permission) - {Permission.ORDER_VIEW, Permission.ORDER_CONFIRM})
    assert set(answers(other, order.public_id)) == {403}
    assert unchanged(order)


def test_an_analyst_reads_orders_and_answers_none(order: PlatformOrder, analyst: Standing) -> None:
    assert answers(program_of(analyst), order.public_id) == [200] * 3 + [403] * 4
    assert unchanged(order)


def test_the_same_key_with_another_body_confirms_nothing_twice(order: PlatformOrder, supervisor: Standing) -> None:
    program = program_of(supervisor)
    first = confirm(program, order, {"reference": "T-1"}, idempotency_key=KEY)
    other = confirm(program, order, {"reference": "T-2"}, idempotency_key=KEY)
    assert (first.status_code, other.status_code) == (200, 422)
    assert other.json()["type"] == "urn:touchstone:refusal:other_request"
    assert confirm(program, order, {"reference": "T-2"}).json()["reference"] == "T-1"
    assert Event.objects.filter(kind="order.confirm", subject=order.public_id).count() == 1


def test_the_key_of_one_order_does_not_answer_for_another(order: PlatformOrder, supervisor: Standing) -> None:
    program, other = program_of(supervisor), PlatformOrder.objects.get(action="hide_shop")
    confirm(program, order, {}, idempotency_key=KEY)
    assert confirm(program, other, {}, idempotency_key=KEY).status_code == 422
    assert PlatformOrder.objects.get(pk=other.pk).status == "issued"


def test_a_confirmation_that_comes_again_after_the_reversal_takes_nothing_down(
    order: PlatformOrder, world: World, supervisor: Standing
) -> None:
    program = program_of(supervisor)
    first = confirm(program, order, {}, idempotency_key=KEY)
    back = reverse(world, supervisor)
    assert confirm(program, back, {}).status_code == 200
    again = [confirm(program, order, {}, idempotency_key=KEY), confirm(program, order, {})]
    assert again[0].content == first.content
    assert [each.status_code for each in again] == [200, 200]
    assert Listing.objects.get(pk=world.listing.pk).state == "online"
    assert PlatformOrder.objects.get(pk=back.pk).status == "confirmed"


def test_a_time_before_the_order_counts_as_the_time_of_the_order(
    order: PlatformOrder, world: World, supervisor: Standing
) -> None:
    program = program_of(supervisor)
    confirm(program, order, {})
    back = reverse(world, supervisor)
    told = confirm(program, back, {"carried_out_at": "2001-01-01T00:00:00Z"}).json()
    assert told["carried_out_at"] == told["issued_at"]
    assert Listing.objects.get(pk=world.listing.pk).state == "online"


@pytest.mark.parametrize("at", ["2999-01-01T00:00:00Z", "2026-11-22", "yesterday", "0000-00-00T00:00:00Z", 5, ""])
def test_a_time_to_come_or_none_at_all_is_refused(at: Any, order: PlatformOrder, supervisor: Standing) -> None:
    assert confirm(program_of(supervisor), order, {"carried_out_at": at}).status_code == 422
    assert unchanged(order)


def test_a_listing_of_another_seller_is_not_confirmed_in_ones_own_order(
    order: PlatformOrder, analyst: Standing, supervisor: Standing
) -> None:
    other, program = make_world(analyst, "Mo").listing, program_of(supervisor)
    for names in (["L-Mo"], ["L-Lin", "L-Mo"], [other.public_id], ["L-lin"], ["L-Lin'--"]):
        answer = program.ask("POST", f"orders/{order.public_id}/listings", {"listings": names})
        assert answer.status_code == 422, names
    assert unchanged(order)
    assert Listing.objects.get(pk=other.pk).state == "online"


def test_a_page_of_somebody_else_confirms_nothing(order: PlatformOrder, supervisor: Standing) -> None:
    browser = supervisor.client()
    browser.handler.enforce_csrf_checks = True
    browser.cookies["csrftoken"] = "a" * 32
    for more in ({}, {"csrfmiddlewaretoken": "b" * 32}):
        for verb in ("confirm", "fail", "fetch", "resend"):
            path = f"/measures/orders/{order.public_id}/{verb}"
            assert browser.post(path, {"seen": 0, "reason": "x", **more}).status_code == 403
    assert browser.post(f"/api/v1/orders/{order.public_id}/confirm", {}, "application/json").status_code == 403
    assert unchanged(order)


def test_the_pages_are_closed_to_everybody_who_may_not(world: World, analyst: Standing, order: PlatformOrder) -> None:
    for who, standing in outsiders(analyst, world).items():
        browser = standing.client()
        told = [
            browser.generic(method, path.format(order=order.public_id), b"seen=0", "application/x-www-form-urlencoded")
            for method, path in PAGES
        ]
        assert {each.status_code for each in told} == {403}, who
        assert all(order.public_id.encode() not in each.content for each in told[:1]), who
    assert unchanged(order)


def test_an_analyst_reads_the_pages_and_is_offered_no_step(order: PlatformOrder, analyst: Standing) -> None:
    browser, page = analyst.client(), f"/measures/orders/{order.public_id}/"
    assert b"/confirm" not in browser.get(page).content
    assert browser.post(f"{page}confirm", {"seen": 0}).status_code == 403
    assert unchanged(order)


def test_a_step_by_address_or_on_an_old_page_does_nothing(order: PlatformOrder, supervisor: Standing) -> None:
    browser, page = supervisor.client(), f"/measures/orders/{order.public_id}"
    assert browser.get(f"{page}/confirm").status_code == 405
    assert browser.post(f"{page}/withdraw", {"seen": 0}).status_code in (403, 404, 409)
    assert browser.post(f"{page}/confirm", {"seen": 7}).status_code in (409, 412)
    assert unchanged(order)
