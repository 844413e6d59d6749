"""What the platform was ordered to do, against what the measures ask for."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from touchstone.desk.dossiers.models import Seller
from touchstone.desk.measures.models import Measure, PlatformOrder, TargetKind
from touchstone.desk.measures.queries.accounts import breaches_of
from touchstone.desk.measures.queries.orders import HELD
from touchstone.desk.measures.queries.targets import Target, aimed_at, reaches_of

Orders = Mapping[int, Mapping[Target, PlatformOrder]]
"""Measure (row) → what it asks for at present → the order."""


def held_by_target(measures: Collection[int]) -> Orders:
    """The orders of these measures."""
    return _by_target(PlatformOrder.objects.filter(HELD, measure__in=measures))


def ordered_otherwise(root: Seller) -> set[int]:
    """The measures (rows) of an identity that were not ordered as they were decided: another action, another end."""
    rows = PlatformOrder.objects.filter(HELD, measure__breach__in=breaches_of(root).values("pk"))
    return {order.measure_id for order in rows.select_related("measure") if _is_otherwise(order, order.measure)}


def ended_and_held(rows: QuerySet[Measure], until: datetime) -> QuerySet[Measure]:
    """Those of these measures that were reversed, or whose term ended by then, and that still ask for something."""
    held = PlatformOrder.objects.filter(HELD, measure=OuterRef("pk"))
    return rows.filter(~Q(reversed_at=None) | Q(until__lte=until)).filter(Exists(held))


def misordered(measures: Sequence[Measure], owners: Mapping[int, int], now: datetime) -> Iterator[tuple[str, Measure]]:
    """Measures that were decided and not ordered so; `owners` maps the dossiers of sellers to those they are shown under."""
    held = _by_target(PlatformOrder.objects.filter(HELD, measure__breach__seller__in=owners))
    reaches = reaches_of(owners)
    for measure in measures:
        if measure.is_over(now):
            continue
        own, wanted = held.get(measure.pk, {}), aimed_at(measure, reaches[owners[measure.breach.seller_id]])
        if any(target not in wanted or _is_otherwise(order, measure) for target, order in own.items()):
            yield "wrong_order", measure
        elif len(own) < len(wanted):
            yield "not_ordered", measure


def _by_target(rows: QuerySet[PlatformOrder]) -> Orders:
    found: dict[int, dict[Target, PlatformOrder]] = {}
    for order in rows.order_by("pk"):
        target = Target(order.platform, TargetKind(order.target_kind), order.target)
        found.setdefault(order.measure_id, {})[target] = order
    return found


def _is_otherwise(order: PlatformOrder, measure: Measure) -> bool:
    return (order.action, order.until) != (measure.action, measure.until)
