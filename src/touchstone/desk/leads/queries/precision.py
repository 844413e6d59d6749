"""How precise signals and rulesets are, measured from the verdicts that stand; kept apart from what nobody could tell."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet, Sum

from touchstone.desk.dossiers.models import Screening
from touchstone.desk.leads.models import LeadVerdict, SignalCount
from touchstone.desk.leads.queries.deciding import BREACHES
from touchstone.figures.precision import Precision

RULESET = ""
"""In the place of a signal: the ruleset as a whole."""


@dataclass(frozen=True, slots=True)
class Period:
    """Decisions of these days, both counted; those of one ruleset, or of all."""

    since: date | None = None
    until: date | None = None
    ruleset: str = ""


EVER = Period()


def precision_of_signals(period: Period = EVER) -> Mapping[str, Precision]:
    """Name of the signal → its precision; a signal that fired in no decided lead is not there."""
    return _by("signal", _rows(period).exclude(signal=RULESET))


def precision_of_rulesets(period: Period = EVER) -> Mapping[str, Precision]:
    """Identity of the ruleset → the precision of what it found."""
    return _by("ruleset", _rows(period).filter(signal=RULESET))


def rulesets_counted() -> list[str]:
    """Those of which something was decided, the last name first."""
    rows = SignalCount.objects.filter(signal=RULESET, count__gt=0)
    return list(rows.values_list("ruleset", flat=True).distinct().order_by("-ruleset"))


def signals_of(screening: Screening) -> set[str]:
    """Which signals fired."""
    kept = screening.signals if isinstance(screening.signals, dict) else {}
    return {signal["name"] for signal in kept.get("signals", ())}


def _rows(period: Period) -> QuerySet[SignalCount]:
    rows = SignalCount.objects.filter(count__gt=0)
    if period.since is not None:
        rows = rows.filter(day__gte=period.since)
    if period.until is not None:
        rows = rows.filter(day__lte=period.until)
    return rows.filter(ruleset=period.ruleset) if period.ruleset else rows


def _by(key: str, rows: QuerySet[SignalCount]) -> Mapping[str, Precision]:
    sums: dict[str, dict[str, int]] = defaultdict(dict)
    for name, verdict, count in rows.values_list(key, "verdict").annotate(Sum("count")):
        sums[name][verdict] = count
    return {name: _precision(counts) for name, counts in sums.items()}


def _precision(counts: Mapping[str, int]) -> Precision:
    breaches = sum(counts.get(verdict, 0) for verdict in BREACHES)
    return Precision(breaches, counts.get(LeadVerdict.FINE, 0), counts.get(LeadVerdict.CANNOT_TELL, 0))
