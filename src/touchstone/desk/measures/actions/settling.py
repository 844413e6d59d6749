"""Settling an account: what the code owes is decided with its reasons, what it owes no more is reversed."""

from collections.abc import Mapping
from datetime import datetime

from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.dossiers.actions.editing import signed
from touchstone.desk.dossiers.models import Seller
from touchstone.desk.measures.actions.ordering import issue_orders, release_orders
from touchstone.desk.measures.actions.reaching import align_orders, leave_time
from touchstone.desk.measures.events import MEASURE_DECIDED, MEASURE_REVERSED
from touchstone.desk.measures.messages import DECIDED, REVERSED
from touchstone.desk.measures.models import Breach, Measure
from touchstone.desk.measures.queries.accounts import accounts_of, breaches_of, standing_measures
from touchstone.desk.measures.queries.codes import confirmed
from touchstone.desk.measures.queries.ordered import ended_and_held, ordered_otherwise
from touchstone.desk.measures.statements import LANGUAGES, state_reasons
from touchstone.desk.measures.telling import tell_measure
from touchstone.rulebook.penalties.account import Account, Owed


def settle(root: Seller, by: Actor, now: datetime, *, sets_terms: bool = False) -> None:
    """Make the measures of an identity those that its accounts owe, and its orders those of its measures, inside the running act.

    `sets_terms`: a measure whose term is not the one that is owed, or that was ordered otherwise, is reversed too and decided
    anew; what was never ordered is, and what ended is taken back.
    """
    accounts = accounts_of(root, now)
    standing = {measure.key: measure for measure in standing_measures(root)}
    owed = {debt.key: debt for account in accounts for debt in account.owed}
    otherwise = ordered_otherwise(root) if sets_terms else set()
    for key, measure in list(standing.items()):
        if key not in owed or (sets_terms and (not has_term(measure, owed[key]) or measure.pk in otherwise)):
            _reverse(standing.pop(key), by, now)
    needed = breaches_of(root).select_related("listing_version__listing", "screening", "seller__root")
    rows = {row.public_id: row for row in needed.prefetch_related("appeals")}
    for account in accounts:
        for debt in account.owed:
            if debt.key not in standing:
                _decide(account, debt, rows, by, now)
    align_orders(root, by, now, is_whole=sets_terms)
    if sets_terms:
        every = Measure.objects.filter(breach__in=breaches_of(root).values("pk"))
        for measure in ended_and_held(every, now):
            release_orders(measure, by, now)


def has_term(measure: Measure, owed: Owed) -> bool:
    """Whether a measure lasts as long as it is owed."""
    lasts = measure.until and measure.until - measure.starts
    return lasts == (owed.until and owed.until - owed.from_at)


def _decide(account: Account, debt: Owed, rows: Mapping[str, Breach], by: Actor, now: datetime) -> None:
    code, breach = confirmed(account.code), rows[debt.breach]
    leave_time(breach, code, now)
    english, chinese = (state_reasons(code, account, debt, rows, language, now) for language in LANGUAGES)
    measure = Measure.objects.create(
        breach=breach,
        row=debt.row,
        action=debt.action.value,
        starts=debt.from_at,
        until=debt.until,
        statement_en=english,
        statement_zh=chinese,
        decided_at=now,
        decided_by=signed(by),
    )
    data = {"action": measure.action, "row": measure.row}
    record(MEASURE_DECIDED.key, measure, by=by, now=now, also=[breach, breach.seller], data=data)
    issue_orders(measure, by, now)
    tell_measure(DECIDED, measure, now)


def _reverse(measure: Measure, by: Actor, now: datetime) -> None:
    measure.reversed_at, measure.reversed_by = now, signed(by)
    measure.save(update_fields=["reversed_at", "reversed_by"])
    record(MEASURE_REVERSED.key, measure, by=by, now=now, also=[measure.breach, measure.breach.seller])
    release_orders(measure, by, now)
    tell_measure(REVERSED, measure, now)
