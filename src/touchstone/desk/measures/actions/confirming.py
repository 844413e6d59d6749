"""Confirming an order for very many listings: said at once, noted in parts that are acts of their own."""

from datetime import datetime, timedelta

from django.db.models import Q

from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor, Via
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import demand
from touchstone.desk.dossiers.actions.editing import signed
from touchstone.desk.measures.actions.carrying import AT_ONCE, confirm_listings, confirm_order
from touchstone.desk.measures.events import CONFIRMING_BEGUN, CONFIRMING_STOPPED
from touchstone.desk.measures.models import OrderConfirming, PlatformOrder
from touchstone.desk.measures.queries.order_listings import count_left, ordered_listings
from touchstone.desk.measures.transitions import CONFIRMED, ORDER, UNCONFIRMED
from touchstone.desk.workflow.actions.stepping import take_step
from touchstone.desk.workflow.errors import StaleError
from touchstone.desk.workflow.queries.history import changes_since

LEASE = timedelta(minutes=5)
PART = 1_000
"""Listings of one act: meanwhile nobody else writes."""


def step_order(*, order: PlatformOrder, verb: str, reason: str, by: Actor, now: datetime, seen: int) -> None:
    """A step that somebody takes on the page of the order, as it was looked at; a large one is confirmed in the background."""
    if verb == "confirm" and order.status in UNCONFIRMED and count_left(order) > AT_ONCE:
        begin_confirming(order=order, by=by, now=now, seen=seen)
        return
    values = {"carried_out_at": now}
    take_step(workflow=ORDER, subject=order, verb=verb, by=by, now=now, reason=reason, seen=seen, values=values)


@act
def begin_confirming(*, order: PlatformOrder, by: Actor, now: datetime, seen: int) -> OrderConfirming:
    """Note that the platform did all of it; the listings follow. Said again while it runs, it is one."""
    demand(by, Permission.ORDER_CONFIRM, Reach.NODE)
    fresh = PlatformOrder.objects.select_for_update().get(pk=order.pk)
    if fresh.version != seen or fresh.status not in UNCONFIRMED:
        raise StaleError(changes=changes_since(ORDER, fresh, seen), state=fresh.state.label)
    if running := OrderConfirming.objects.filter(order=fresh, ended_at=None).first():
        return running
    row = OrderConfirming.objects.create(
        order=fresh, total=count_left(fresh), created_at=now, created_by=signed(by), organisation=by.organisation
    )
    record(CONFIRMING_BEGUN.key, fresh, by=by, now=now, data={"count": row.total})
    return row


@act
def lease_confirming(*, now: datetime) -> OrderConfirming | None:
    """The oldest one that nobody works on, for as long as the lease runs."""
    free = Q(leased_until=None) | Q(leased_until__lte=now)
    row = OrderConfirming.objects.filter(free, ended_at=None).order_by("pk").first()
    if row is not None:
        row.leased_until = now + LEASE
        row.save(update_fields=["leased_until"])
    return row


@act
def release_confirming(*, confirming: OrderConfirming) -> None:
    """The next pass goes on."""
    OrderConfirming.objects.filter(pk=confirming.pk).update(leased_until=None)


@act
def confirm_part(*, confirming: OrderConfirming, now: datetime) -> bool:
    """Note the next part in the name of whoever said it; returns whether something is left to note.

    With the last part the order is confirmed. Where it was withdrawn meanwhile, the rest is not noted, and that is said.
    """
    row = OrderConfirming.objects.select_for_update().select_related("order").get(pk=confirming.pk)
    if row.ended_at is not None:
        return False
    by, order = Actor(person=row.created_by, organisation=row.organisation, via=Via.NODE), row.order
    left = ordered_listings(order).filter(done=None).values_list("platform_listing_id", flat=True)[:PART]
    if order.status in UNCONFIRMED:
        names, at = list(left), row.created_at
        order = (
            confirm_listings(order=order, listings=names, by=by, now=now, carried_out_at=at)
            if names
            else confirm_order(order=order, by=by, now=now, carried_out_at=at)  # its seller took the last ones off
        )
    if order.status in UNCONFIRMED:
        return True
    row.ended_at, row.ended_by, row.leased_until = now, signed(by), None
    if order.status != CONFIRMED:
        row.failure = order.status
        record(CONFIRMING_STOPPED.key, order, by=by, now=now, data={"count": count_left(order)})
    row.save(update_fields=["ended_at", "ended_by", "leased_until", "failure"])
    return False
