"""Orders are issued with the measure, and taken back with its reversal or at the end of its term."""

from datetime import datetime

from touchstone.desk.accounts.models import Organisation
from touchstone.desk.audit.acting import act
from touchstone.desk.authority.actor import NODE, Actor
from touchstone.desk.delivery.outbox import publish
from touchstone.desk.delivery.payload import Value
from touchstone.desk.measures.messages import ORDER_ISSUED, ORDER_WITHDRAWN
from touchstone.desk.measures.models import Measure, PlatformOrder, TargetKind, Way
from touchstone.desk.measures.queries.orders import HELD, ended_measures, siblings, wanted_by_another
from touchstone.desk.measures.queries.targets import Target, targets_of
from touchstone.desk.measures.taking_down import hand_over
from touchstone.desk.measures.transitions import ORDER, UNCONFIRMED
from touchstone.desk.workflow.actions.stepping import begin, take_step

MOST = 200
"""Measures in one pass of the background."""


def issue_orders(measure: Measure, by: Actor, now: datetime) -> None:
    """One order for each target, inside the act that decides the measure; none for one whose term is over already."""
    if measure.is_over(now):
        measure.released = now
        measure.save(update_fields=["released"])
        return
    for target in targets_of(measure):
        issue_order(measure, target, by, now)


def issue_order(measure: Measure, target: Target, by: Actor, now: datetime) -> None:
    """One order; what was to take back the same is not wanted any more."""
    order = _order(measure, Way.APPLY, target, by, now)
    for undoing in siblings(order).filter(way=Way.UNDO, status__in=UNCONFIRMED):
        withdraw(undoing, now)
    begin(workflow=ORDER, subject=order, by=by, now=now)


def release_orders(measure: Measure, by: Actor, now: datetime) -> None:
    """What the measure asked for is not wanted any more: each of its orders is let go."""
    if measure.released is None:
        measure.released = now
        measure.save(update_fields=["released"])
    for order in measure.orders.filter(HELD).order_by("pk"):
        let_go(order, by, now)


def let_go(order: PlatformOrder, by: Actor, now: datetime) -> None:
    """An open order is withdrawn, and each is taken back, once.

    The platform may have carried out what it has not confirmed, so that its inverse goes out in any case; only
    where another measure asks for the same, the target stays as it is.
    """
    if order.status in UNCONFIRMED:
        withdraw(order, now)
    order.let_go = now
    order.save(update_fields=["let_go"])
    other = wanted_by_another(order, now)
    if other is None:
        _undo(order, by, now)
    else:
        hand_over(order, other, now)


@act
def end_terms(now: datetime) -> int:
    """The background pass: take back what measures asked for whose term is over; returns how many measures."""
    ended = list(ended_measures(now)[:MOST])
    for measure in ended:
        release_orders(measure, NODE, now)
    return len(ended)


def withdraw(order: PlatformOrder, now: datetime) -> None:
    """As what follows from another act, whose event says who acted."""
    take_step(workflow=ORDER, subject=order, verb="withdraw", by=NODE, now=now)


def tell_platform(order: PlatformOrder, now: datetime) -> None:
    """By webhook to the systems of who operates the node; messages about one measure come in their order."""
    kind = ORDER_ISSUED if order.status in UNCONFIRMED else ORDER_WITHDRAWN
    node = Organisation.objects.filter(operates_node=True).values_list("pk", flat=True)
    publish(kind.key, order.measure, organisations=node, data=said_of(order), occurred_at=now)


def said_of(order: PlatformOrder) -> dict[str, Value]:
    """What the platform needs to carry it out; docs/webhooks.md explains each word."""
    return {
        "order": order.public_id,
        "way": order.way,
        "action": order.action,
        "platform": order.platform,
        "target_kind": order.target_kind,
        "target": order.target,
        "until": order.until.isoformat().replace("+00:00", "Z") if order.until else None,
        "undoes": order.undoes.public_id if order.undoes else None,
    }


def _undo(order: PlatformOrder, by: Actor, now: datetime) -> None:
    target = Target(order.platform, TargetKind(order.target_kind), order.target)
    inverse = _order(order.measure, Way.UNDO, target, by, now)
    inverse.undoes, inverse.until = order, None
    begin(workflow=ORDER, subject=inverse, by=by, now=now)


def _order(measure: Measure, way: Way, target: Target, by: Actor, now: datetime) -> PlatformOrder:
    return PlatformOrder(
        measure=measure,
        way=way,
        action=measure.action,
        platform=target.platform,
        target_kind=target.kind,
        target=target.id,
        until=measure.until,
        issued_at=now,
        issued_by=by.person or by.via.value,
    )
