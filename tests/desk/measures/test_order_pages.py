"""The pages of orders: what is late is said, how an order was sent is shown, and what is seen can be exported."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.utils import timezone
from django.utils.translation import override

from tests.desk.delivery.sending import make_endpoint
from tests.desk.measures.world import World, establish
from tests.desk.people import NOW, Standing
from touchstone.desk.delivery.models import Message
from touchstone.desk.measures.actions.carrying import confirm_order, fetch_order, report_failure
from touchstone.desk.measures.models import PlatformOrder
from touchstone.desk.measures.views.order_course import advice_on

pytestmark = pytest.mark.django_db
LIST = "/measures/orders/"


@pytest.fixture
def orders(world: World, analyst: Standing) -> list[PlatformOrder]:
    """Three, issued two days ago as the clock of the machine has it."""
    establish(world, analyst, days=(timezone.now() - NOW) / timedelta(days=1) - 2)  # type: ignore[arg-type]
    return list(PlatformOrder.objects.order_by("pk"))


def read(by: Standing, address: str) -> str:
    answer = by.client().get(address)
    body = b"".join(answer) if answer.streaming else answer.content
    return body.decode("utf-8-sig")


def test_the_list_says_what_is_late_and_leads_there(orders: list[PlatformOrder], supervisor: Standing) -> None:
    assert "3 orders are late" in read(supervisor, LIST)
    late = read(supervisor, f"{LIST}?state=late")
    assert "orders are late" not in late
    assert all(order.public_id in late for order in orders)
    for order in orders:
        confirm_order(order=order, by=supervisor.actor, now=timezone.now())
    assert "late:" not in read(supervisor, LIST)


def test_the_export_has_the_rows_of_the_list(orders: list[PlatformOrder], supervisor: Standing) -> None:
    now = timezone.now()
    confirm_order(order=orders[0], by=supervisor.actor, now=now, reference="=1+1")
    report_failure(order=orders[1], reason="locked,\nfor a week", by=supervisor.actor, now=now)
    rows = list(csv.DictReader(StringIO(read(supervisor, "/measures/orders.csv"))))
    assert [row["order"] for row in rows] == [order.public_id for order in orders[1:]]
    assert (rows[0]["status"], rows[0]["failure"]) == ("failed", "locked,\nfor a week")
    assert all(row["due_at"] and row["seller_name"] == "Lin Trading" for row in rows)
    (done,) = csv.DictReader(StringIO(read(supervisor, "/measures/orders.csv?state=confirmed")))
    assert (done["due_at"], done["reference"][:1]) == ("", "'")


def test_each_time_it_was_sent_is_shown_with_what_became_of_it(
    world: World, analyst: Standing, supervisor: Standing
) -> None:
    make_endpoint(supervisor.organisation, "https://p.example.com/", "measures.order_issued")
    establish(world, analyst)
    order = PlatformOrder.objects.get(action="remove_listing")
    of_it = Message.objects.get(content__contains=order.public_id)
    Message.objects.filter(pk=of_it.pk).update(attempts=3, last_reason="status_500")
    page = read(supervisor, f"{LIST}{order.public_id}/")
    assert "The server answered with status 500." in page
    assert page.count("to be sent") == 1


def test_without_an_address_the_page_says_how_orders_reach_the_platform(
    orders: list[PlatformOrder], supervisor: Standing
) -> None:
    page = f"{LIST}{orders[0].public_id}/"
    assert "No system of the platform takes orders by webhook" in read(supervisor, page)
    make_endpoint(supervisor.organisation, "https://p.example.com/", "measures.order_issued")
    assert "it was issued before the platform named an address" in read(supervisor, page)


def test_the_advice_differs_with_the_state_and_with_lateness(orders: list[PlatformOrder], supervisor: Standing) -> None:
    first, second, third = orders
    early = advice_on(first, is_late=False)
    late = advice_on(first, is_late=True)
    fetched = advice_on(fetch_order(order=second, by=supervisor.actor, now=timezone.now()), is_late=True)
    failed = report_failure(order=third, reason="locked", by=supervisor.actor, now=timezone.now())
    assert len({early, late, fetched, advice_on(failed, is_late=True)}) == 4
    with override("en"):
        assert advice_on(first, is_late=True).startswith("Its time is up")
    done = confirm_order(order=first, by=supervisor.actor, now=timezone.now())
    assert advice_on(done, is_late=False) not in {early, late, ""}


def test_the_page_says_how_many_listings_are_left(orders: list[PlatformOrder], supervisor: Standing) -> None:
    removal = next(order for order in orders if order.action == "remove_listing")
    page = f"{LIST}{removal.public_id}/"
    assert "1 is left." in read(supervisor, page)
    confirm_order(order=removal, by=supervisor.actor, now=timezone.now())
    assert "left." not in read(supervisor, page)
