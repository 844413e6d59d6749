"""Orders to the platform: who sees them, what waits, what else was ordered for the same target."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import may, within
from touchstone.desk.measures.models import Measure, PlatformOrder, Way
from touchstone.desk.measures.queries.overdue import overdue
from touchstone.desk.measures.transitions import UNCONFIRMED

VIEW = Permission.ORDER_VIEW
OPEN, LATE = "open", "late"
EXACT = ("way", "action", "platform", "target_kind")
"""Filters that are columns."""
HELD = Q(way=Way.APPLY, let_go=None)
"""Orders for which their measure still asks."""
NEEDED = ("measure__breach__seller__root", "measure__breach__listing_version__listing")


def visible_orders(actor: Actor) -> QuerySet[PlatformOrder]:
    """The node's own business: no seller sees orders, only what they did."""
    return PlatformOrder.objects.filter(within(actor, VIEW))


def relation_of_order(_order: PlatformOrder, actor: Actor) -> Reach | None:
    """How an order stands to the actor; None: it does not exist for it."""
    return Reach.NODE if may(actor, VIEW, Reach.NODE) else None


def matching(actor: Actor, now: datetime, asked: dict[str, Any]) -> QuerySet[PlatformOrder]:
    """The orders that were asked for, the oldest first; no `state` is what is not confirmed."""
    rows = visible_orders(actor).order_by("pk")
    state = asked.get("state") or OPEN
    rows = rows.filter(status=state) if state not in (OPEN, LATE) else rows.filter(status__in=UNCONFIRMED)
    if state == LATE:
        rows = rows.filter(public_id__in=overdue(PlatformOrder.SUBJECT_KIND, now))
    rows = rows.filter(**{name: asked[name] for name in EXACT if asked.get(name)})
    if asked.get("hours"):
        rows = rows.filter(issued_at__lte=now - timedelta(hours=int(asked["hours"])))
    if asked.get("q"):
        rows = rows.filter(Q(target=asked["q"]) | Q(public_id=asked["q"]) | Q(measure__public_id=asked["q"]))
    return rows


def count_unconfirmed(actor: Actor) -> int:
    """How many orders the platform has not answered."""
    return visible_orders(actor).filter(status__in=UNCONFIRMED).count()


def count_late(now: datetime) -> int:
    """How many orders are not confirmed although their time is up."""
    return PlatformOrder.objects.filter(
        status__in=UNCONFIRMED, public_id__in=overdue(PlatformOrder.SUBJECT_KIND, now)
    ).count()


def siblings(order: PlatformOrder) -> QuerySet[PlatformOrder]:
    """All orders of the same action for the same target, without this one."""
    same = {name: getattr(order, name) for name in ("platform", "target_kind", "target", "action")}
    return PlatformOrder.objects.filter(**same).exclude(pk=order.pk)


def wanted_by_another(order: PlatformOrder, now: datetime) -> PlatformOrder | None:
    """The order of another measure that stands and asks for the same of the same target."""
    standing = Measure.objects.filter(Q(until=None) | Q(until__gt=now), reversed_at=None).exclude(pk=order.measure_id)
    return siblings(order).filter(HELD, measure__in=standing.order_by().values("pk")).order_by("pk").first()


def ended_measures(now: datetime) -> QuerySet[Measure]:
    """Measures whose term is over and whose orders are neither taken back nor left to another measure."""
    rows = Measure.objects.filter(until__lte=now, reversed_at=None, released=None, orders__way=Way.APPLY)
    return rows.order_by("until", "pk").distinct()
