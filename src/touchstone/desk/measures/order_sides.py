"""What belongs to a step of an order beside its status."""

from django.db.models import Q

from touchstone.desk.measures.models import PlatformOrder
from touchstone.desk.measures.queries.orders import siblings
from touchstone.desk.measures.taking_down import follow_whole
from touchstone.desk.measures.transitions import CONFIRMED, ORDER, WITHDRAWN
from touchstone.desk.workflow.actions.stepping import take_step
from touchstone.desk.workflow.registry import Taken


def fetch(order: PlatformOrder, taken: Taken) -> None:
    """Who fetched it first."""
    if order.fetched_at is None:
        order.fetched_at, order.fetched_by = taken.now, taken.by.person
        order.save(update_fields=["fetched_at", "fetched_by"])


def confirm(order: PlatformOrder, taken: Taken) -> None:
    """When the platform did it; the dossiers of listings follow, unless the platform did something else since."""
    order.confirmed_at, order.confirmed_by = taken.now, taken.by.person
    order.carried_out_at = taken.values.get("carried_out_at") or taken.now
    order.reference, order.failure = taken.values.get("reference", ""), ""
    order.save(update_fields=["confirmed_at", "confirmed_by", "carried_out_at", "reference", "failure"])
    is_last = not siblings(order).filter(carried_out_at__gt=order.carried_out_at).exists()
    if is_last:
        follow_whole(order, taken.by, taken.now, order.carried_out_at)


def fail(order: PlatformOrder, taken: Taken) -> None:
    """The reason stays with the order."""
    order.failure = taken.reason
    order.save(update_fields=["failure"])


def reopen(order: PlatformOrder, taken: Taken) -> None:
    """The confirmation does not hold any more."""
    order.confirmed_at, order.confirmed_by, order.carried_out_at = None, "", None
    order.save(update_fields=["confirmed_at", "confirmed_by", "carried_out_at"])


def report_late(order: PlatformOrder, taken: Taken) -> None:
    """A withdrawn order was carried out: what was confirmed after it, and done before it, has to be done again."""
    confirm(order, taken)
    later = Q(issued_at__gt=order.issued_at) | Q(issued_at=order.issued_at, pk__gt=order.pk)
    newest = siblings(order).filter(later).exclude(status=WITHDRAWN).order_by("issued_at", "pk").last()
    if newest is not None and newest.status == CONFIRMED and _was_before(newest, order):
        take_step(workflow=ORDER, subject=newest, verb="reopen", by=taken.by, now=taken.now)


def _was_before(one: PlatformOrder, other: PlatformOrder) -> bool:
    """Whether the platform did one not later than the other."""
    return one.carried_out_at is not None and one.carried_out_at <= (other.carried_out_at or one.carried_out_at)


ORDER_SIDES = {"fetch": fetch, "confirm": confirm, "fail": fail, "reopen": reopen, "report_late": report_late}
"""By the key in the rows of the steps."""
