"""Keeps the counts of signals in step with the decisions that stand: inside the act that changes one."""

from datetime import datetime

from django.db.models import F
from django.utils.timezone import get_default_timezone

from touchstone.desk.leads.models import Decision, Lead, SignalCount
from touchstone.desk.leads.queries.deciding import holding_verdict
from touchstone.desk.leads.queries.precision import RULESET, signals_of


def count_decision(lead: Lead, decision: Decision) -> None:
    """A decision stands from now on."""
    _change(lead, decision.decided_at, holding_verdict(decision), 1)


def discount_decision(lead: Lead, decision: Decision) -> None:
    """A decision stands no longer, or no longer with this verdict; asked before that is written."""
    _change(lead, decision.decided_at, holding_verdict(decision), -1)


def _change(lead: Lead, at: datetime, verdict: str, by: int) -> None:
    """A lead that only tips opened has no finding to count."""
    screening = lead.screening
    if screening is None:
        return
    day = at.astimezone(get_default_timezone()).date()
    signals = {RULESET, *signals_of(screening)}
    rows = SignalCount.objects.filter(day=day, ruleset=screening.ruleset, verdict=verdict, signal__in=signals)
    known = set(rows.values_list("signal", flat=True)) if rows.update(count=F("count") + by) < len(signals) else signals
    SignalCount.objects.bulk_create(
        SignalCount(day=day, ruleset=screening.ruleset, verdict=verdict, signal=signal, count=by)
        for signal in sorted(signals - known)
    )
