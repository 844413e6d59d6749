"""The sellers of a simulation: searched, narrowed, in an order; and one of them day by day."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from touchstone.desk.dossiers.models import Seller, Shop
from touchstone.desk.measures.models import CodeSimulation, SimulatedSeller
from touchstone.desk.measures.queries.simulating import codes_of, history_of
from touchstone.rulebook.penalties.account import Account
from touchstone.rulebook.penalties.code import PenaltyCode
from touchstone.rulebook.penalties.keeping import account_of
from touchstone.rulebook.penalties.timeline import points_by_day

ORDERS: Mapping[str, str] = {
    "name": "seller__name",
    "breaches": "breaches",
    "now": "points_now",
    "then": "points_then",
    "points": "more_points",
    "measures": "more_measures",
    "days": "days_then",
}
NARROWED: Mapping[str, Q] = {
    "differs": Q(differs=True),
    "harder": Q(more_measures__gt=0),
    "milder": Q(more_measures__lt=0),
    "closed_then": Q(closed_now=None) & ~Q(closed_then=None),
    "closed_now": Q(closed_then=None) & ~Q(closed_now=None),
}
USUAL = ("-differs", "-more_measures", "id")


def simulated_sellers(row: CodeSimulation, asked: Mapping[str, Any], sort: str) -> QuerySet[SimulatedSeller]:
    """What was asked for: `q` in the name of the seller or a shop of it, or its id; `which` of `NARROWED`."""
    rows = SimulatedSeller.objects.filter(simulation=row).select_related("seller")
    words = asked.get("q", "")
    if words:
        shops = Shop.objects.filter(
            Q(name__icontains=words) | Q(platform_shop_id=words) | Q(public_id=words)
        ).order_by()
        owners = Q(seller__in=shops.values("seller")) | Q(seller__in=shops.values("seller__root"))
        rows = rows.filter(Q(seller__name__icontains=words) | Q(seller__public_id=words) | owners)
    rows = rows.filter(NARROWED.get(asked.get("which", ""), Q()))
    name = ORDERS.get(sort.removeprefix("-"))
    if name is None:
        return rows.order_by(*USUAL)
    return rows.order_by(f"{'-' if sort.startswith('-') else ''}{name}", "id")


@dataclass(frozen=True, slots=True)
class Course:
    """One seller under one code: the account at the end, and the points of each track at the end of each day."""

    code: PenaltyCode
    account: Account
    days: list[date]
    points: Mapping[str, list[int]]


def courses_of(row: CodeSimulation, seller: Seller) -> tuple[Course, Course]:
    """Under the code that applied, and under the other one; computed again from the same breaches."""
    codes = codes_of(row)
    history = history_of(row, {seller.pk: seller.public_id}).get(seller.pk, [])
    found: list[Course] = []
    for side, code in (("now", codes.known), ("then", codes.other)):
        matched = row.sums["matched"][side]
        applied = code if code.is_runnable else code.as_if_confirmed()
        renamed = [replace(one, kind=matched.get(one.kind, one.kind)) for one in history]
        account = account_of(applied, seller.public_id, renamed, codes.period.until - timedelta(microseconds=1))
        days, points = points_by_day(account, codes.period, code.zone)
        found.append(Course(code, account, days, points))
    return found[0], found[1]
