"""What the platform says of an order: fetched, carried out, failed. Said twice, it is taken once."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import demand
from touchstone.desk.measures.errors import TooManyListingsError
from touchstone.desk.measures.events import LISTINGS_ANSWERED
from touchstone.desk.measures.models import PlatformOrder
from touchstone.desk.measures.queries.order_listings import count_left, named_by
from touchstone.desk.measures.taking_down import follow_named
from touchstone.desk.measures.transitions import CONFIRMED, FAILED, ISSUED, ORDER, OVERTAKEN, UNCONFIRMED, WITHDRAWN
from touchstone.desk.workflow.actions.stepping import take_step

AHEAD = timedelta(minutes=5)
"""How far the clock of a platform may be ahead of ours."""
AT_ONCE = 2_000
"""Listings that one act takes: meanwhile nobody else writes."""


@act
def fetch_order(*, order: PlatformOrder, by: Actor, now: datetime) -> PlatformOrder:
    """Note that the platform has it; of one that is further on, nothing changes."""
    return _take(order, "fetch", by, now) if _fresh(order).status == ISSUED else _fresh(order)


@act
def confirm_order(
    *,
    order: PlatformOrder,
    by: Actor,
    now: datetime,
    carried_out_at: datetime | None = None,
    reference: str = "",
) -> PlatformOrder:
    """Note that the platform did it, at `carried_out_at`, under its own `reference`.

    Raises TooManyListingsError: more than AT_ONCE are not done yet; see `confirm_listings`. Of a withdrawn
    order it is noted as well: what came after it is then ordered again where that was done earlier.
    """
    fresh = _fresh(order)
    at = _happened(fresh, carried_out_at, now)
    if fresh.status in (CONFIRMED, OVERTAKEN):
        return fresh
    if fresh.status in UNCONFIRMED and (left := count_left(fresh)) > AT_ONCE:
        raise TooManyListingsError(count=left, most=AT_ONCE)
    verb = "report_late" if fresh.status == WITHDRAWN else "confirm"
    return _take(order, verb, by, now, values={"carried_out_at": at, "reference": reference.strip()})


@act
def confirm_listings(
    *, order: PlatformOrder, listings: Collection[str], by: Actor, now: datetime, carried_out_at: datetime | None = None
) -> PlatformOrder:
    """Note that the platform did it to these listings of a shop or account; with the last one the order is confirmed."""
    demand(by, Permission.ORDER_CONFIRM, Reach.NODE)
    fresh = _fresh(order)
    at = _happened(fresh, carried_out_at, now)
    if fresh.status in (CONFIRMED, OVERTAKEN):
        return fresh
    names = set(listings)
    if fresh.status not in UNCONFIRMED or not names or named_by(fresh, names) != names:
        raise InvalidError(problems="listings")
    is_done = follow_named(fresh, names, by, now, at)
    record(LISTINGS_ANSWERED.key, fresh, by=by, now=now, data={"count": len(names)})
    return _take(order, "confirm", by, now, values={"carried_out_at": at}) if is_done else fresh


@act
def report_failure(*, order: PlatformOrder, reason: str, by: Actor, now: datetime) -> PlatformOrder:
    """Note that the platform could not do it, and why; supervisors are told. The same reason again changes nothing."""
    fresh = _fresh(order)
    if fresh.status == FAILED and fresh.failure == reason.strip():
        return fresh
    return _take(order, "fail", by, now, reason=reason)


def _happened(order: PlatformOrder, carried_out_at: datetime | None, now: datetime) -> datetime:
    """When the platform did it: not before it was asked, else what takes a deed back could come before the deed."""
    at = carried_out_at or now
    if at > now + AHEAD:
        raise InvalidError(problems="carried_out_at")
    return max(order.issued_at, min(at, now))


def _take(order: PlatformOrder, verb: str, by: Actor, now: datetime, **more: Any) -> PlatformOrder:
    return take_step(workflow=ORDER, subject=order, verb=verb, by=by, now=now, **more)


def _fresh(order: PlatformOrder) -> PlatformOrder:
    return PlatformOrder.objects.select_for_update().get(pk=order.pk)
