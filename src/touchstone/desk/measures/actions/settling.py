"""Settling an account: what the code owes is decided with its reasons, what it owes no more is reversed."""

from collections.abc import Mapping
from datetime import datetime

from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.dossiers.actions.editing import signed
from touchstone.desk.dossiers.models import Seller
from touchstone.desk.measures.actions.ordering import issue_orders, release_orders
from touchstone.desk.measures.appeal_terms import appeal_term
from touchstone.desk.measures.events import MEASURE_DECIDED, MEASURE_REVERSED
from touchstone.desk.measures.messages import DECIDED, REVERSED
from touchstone.desk.measures.models import Breach, Measure
from touchstone.desk.measures.queries.accounts import accounts_of, breaches_of, standing_measures
from touchstone.desk.measures.queries.appeals import current_appeal
from touchstone.desk.measures.queries.codes import confirmed
from touchstone.desk.measures.statements import LANGUAGES, state_reasons
from touchstone.desk.measures.telling import tell_measure
from touchstone.desk.measures.transitions import FILED
from touchstone.rulebook.penalties.account import Account, Owed
from touchstone.rulebook.penalties.code import PenaltyCode


def settle(root: Seller, by: Actor, now: datetime, *, sets_terms: bool = False) -> None:
    """Make the measures of an identity those that its accounts owe, inside the running act.

    `sets_terms`: a measure whose term is not the one that is owed is reversed too, and decided anew.
    """
    accounts = accounts_of(root, now)
    standing = {measure.key: measure for measure in standing_measures(root)}
    owed = {debt.key: debt for account in accounts for debt in account.owed}
    for key, measure in list(standing.items()):
        if key not in owed or (sets_terms and not has_term(measure, owed[key])):
            _reverse(standing.pop(key), by, now)
    needed = breaches_of(root).select_related("listing_version__listing", "screening", "seller__root")
    rows = {row.public_id: row for row in needed.prefetch_related("appeals")}
    for account in accounts:
        for debt in account.owed:
            if debt.key not in standing:
                _decide(account, debt, rows, by, now)


def has_term(measure: Measure, owed: Owed) -> bool:
    """Whether a measure lasts as long as it is owed."""
    lasts = measure.until and measure.until - measure.starts
    return lasts == (owed.until and owed.until - owed.from_at)


def _decide(account: Account, debt: Owed, rows: Mapping[str, Breach], by: Actor, now: datetime) -> None:
    code, breach = confirmed(account.code), rows[debt.breach]
    _leave_time(breach, code, now)
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


def _leave_time(breach: Breach, code: PenaltyCode, now: datetime) -> None:
    """What is decided later on an old breach can be appealed for as long as what was decided at once, and anew."""
    appeal = current_appeal(breach)
    if appeal is not None and appeal.status == FILED:
        return
    if appeal is not None:
        appeal.superseded = now
        appeal.save(update_fields=["superseded"])
    until = appeal_term(code, breach.listing_version.listing.platform, now)
    if until > breach.appeal_until:
        breach.appeal_until = until
        breach.save(update_fields=["appeal_until"])


def _reverse(measure: Measure, by: Actor, now: datetime) -> None:
    measure.reversed_at, measure.reversed_by = now, signed(by)
    measure.save(update_fields=["reversed_at", "reversed_by"])
    record(MEASURE_REVERSED.key, measure, by=by, now=now, also=[measure.breach, measure.breach.seller])
    release_orders(measure, by, now)
    tell_measure(REVERSED, measure, now)
