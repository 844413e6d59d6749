"""Differences between what is owed, decided and ordered, put there on purpose: the report must find these and no others."""

import csv
from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass, fields
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext

from touchstone.desk.leads.models import Decision
from touchstone.desk.measures.models import Breach, Measure
from touchstone.desk.measures.queries.codes import confirmed
from touchstone.rulebook.penalties.action import Action

FILE = "planted_differences.csv"
LATE, LONGER = timedelta(days=3), timedelta(days=30)
ROW = "penalty.model."


@dataclass(frozen=True, slots=True, order=True)
class Planted:
    """One line that the report “enforced = owed” must have, by the columns of its table."""

    what: str
    seller: str
    breach: str
    row: str
    action: str


def _wrong_term(breach: Breach) -> Iterable[Planted]:
    """The shop stays hidden for 30 days more than the code says."""
    measure = breach.measures.get(action=Action.HIDE_SHOP)
    assert measure.until is not None
    _change(measure, until=measure.until + LONGER)
    yield _planted("wrong_term", breach, "counterfeit12", Action.HIDE_SHOP)


def _late(breach: Breach) -> Iterable[Planted]:
    """It began three days after it was owed."""
    measure = breach.measures.get(action=Action.LIMIT_PUBLISHING)
    assert measure.until is not None
    _change(measure, starts=measure.starts + LATE, until=measure.until + LATE)
    yield _planted("late", breach, "counterfeit12", Action.LIMIT_PUBLISHING)


def _not_owed(breach: Breach) -> Iterable[Planted]:
    """An account is closed for 6 points."""
    said = Measure.objects.filter(breach=breach).values(
        "starts", "decided_at", "decided_by", "statement_en", "statement_zh"
    )
    Measure.objects.create(breach=breach, row=f"{ROW}counterfeit48", action=Action.CLOSE_ACCOUNT, **said[0])
    yield _planted("not_owed", breach, "counterfeit48", Action.CLOSE_ACCOUNT)


def _not_ordered(breach: Breach) -> Iterable[Planted]:
    """The order to remove the listing is lost: the measure asks for nothing."""
    breach.measures.get(action=Action.REMOVE_LISTING).orders.update(let_go=breach.established_at)
    yield _planted("not_ordered", breach, "misleading", Action.REMOVE_LISTING)


def _wrong_order(breach: Breach) -> Iterable[Planted]:
    """The account is closed for ever, but was ordered to be closed for 30 days."""
    measure = breach.measures.get(action=Action.CLOSE_ACCOUNT)
    measure.orders.update(until=measure.starts + LONGER)
    yield _planted("wrong_order", breach, "counterfeit48", Action.CLOSE_ACCOUNT)


def _still_ordered(breach: Breach) -> Iterable[Planted]:
    """It is noted as taken back from the first day, so that nobody takes it back when its term is over."""
    Measure.objects.filter(breach=breach, action=Action.LIMIT_PUBLISHING).update(released=breach.established_at)
    yield _planted("still_ordered", breach, "danger1", Action.LIMIT_PUBLISHING)


PLANTS: dict[str, Callable[[Breach], Iterable[Planted]]] = {
    "wrong_term": _wrong_term,
    "late": _late,
    "not_owed": _not_owed,
    "not_ordered": _not_ordered,
    "wrong_order": _wrong_order,
    "still_ordered": _still_ordered,
}
"""What is done to a breach whose measures were decided and ordered as they are owed."""


def plant_unsettled(decision: Decision, code: str, now: datetime) -> Iterable[Planted]:
    """A breach written past the act that settles accounts, as by a faulty program: nothing that it owes is decided."""
    lead = decision.lead
    shop = lead.listing.shop
    assert shop is not None
    breach = Breach.objects.create(
        seller=shop.seller,
        shop=shop,
        listing_version=decision.listing_version,
        screening=lead.screening,
        decision=decision,
        code=code,
        kind="dangerous",
        ground=f"{ROW}dangerous",
        evidence_count=0,
        facts_en="Simulated: entered past the desk, so that no measure followed.",
        facts_zh="模拟数据：绕过工作台录入，因而没有任何处罚措施。",
        appeal_until=now + timedelta(days=confirmed(code).appeal_days),
        established_at=now,
        established_by=decision.decided_by,
    )
    yield _planted("missing", breach, "dangerous", Action.REMOVE_LISTING)
    yield _planted("missing", breach, "danger1", Action.LIMIT_PUBLISHING)


def keep_planted(planted: Iterable[Planted]) -> str:
    """Write the list into the home of the desk; returns the sentence that says so."""
    rows = sorted(planted)
    path = settings.HOME / FILE
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(field.name for field in fields(Planted))
        table.writerows(map(astuple, rows))
    said = {"count": len(rows), "path": path}
    return gettext("%(count)s differences were planted for the report “enforced = owed”: %(path)s") % said


def _planted(what: str, breach: Breach, row: str, action: Action) -> Planted:
    return Planted(what, (breach.seller.root or breach.seller).public_id, breach.public_id, ROW + row, action.value)


def _change(measure: Measure, **values: datetime) -> None:
    Measure.objects.filter(pk=measure.pk).update(**values)
    measure.orders.update(until=values["until"])
