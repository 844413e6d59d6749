"""What the platform says of an order: fetched, carried out, failed. Said twice, it is taken once."""

from datetime import datetime, timedelta
from typing import Any

from touchstone.desk.audit.acting import act
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.measures.models import PlatformOrder
from touchstone.desk.measures.transitions import CONFIRMED, FAILED, ISSUED, ORDER, OVERTAKEN, WITHDRAWN
from touchstone.desk.workflow.actions.stepping import take_step

AHEAD = timedelta(minutes=5)
"""How far the clock of a platform may be ahead of ours."""


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

    Of a withdrawn order it is noted as well: what came after it is then ordered again where that was done earlier.
    """
    at = carried_out_at or now
    if at > now + AHEAD:
        raise InvalidError(problems="carried_out_at")
    status = _fresh(order).status
    if status in (CONFIRMED, OVERTAKEN):
        return _fresh(order)
    verb = "report_late" if status == WITHDRAWN else "confirm"
    return _take(order, verb, by, now, values={"carried_out_at": min(at, now), "reference": reference.strip()})


@act
def report_failure(*, order: PlatformOrder, reason: str, by: Actor, now: datetime) -> PlatformOrder:
    """Note that the platform could not do it, and why; supervisors are told. The same reason again changes nothing."""
    fresh = _fresh(order)
    if fresh.status == FAILED and fresh.failure == reason.strip():
        return fresh
    if fresh.status == FAILED:
        _take(order, "resend", by, now)
    return _take(order, "fail", by, now, reason=reason)


def step_order(*, order: PlatformOrder, verb: str, reason: str, by: Actor, now: datetime, seen: int) -> PlatformOrder:
    """A step that somebody takes on the page of the order, as it was looked at."""
    return take_step(
        workflow=ORDER, subject=order, verb=verb, by=by, now=now, reason=reason, seen=seen,
        values={"carried_out_at": now},
    )  # fmt: skip


def _take(order: PlatformOrder, verb: str, by: Actor, now: datetime, **more: Any) -> PlatformOrder:
    return take_step(workflow=ORDER, subject=order, verb=verb, by=by, now=now, **more)


def _fresh(order: PlatformOrder) -> PlatformOrder:
    return PlatformOrder.objects.select_for_update().get(pk=order.pk)
