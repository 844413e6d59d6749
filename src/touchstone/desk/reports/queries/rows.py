"""The rows that the figures follow from, one by one, as they are kept: nothing is counted here."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from django.utils.crypto import salted_hmac

from touchstone.desk.dossiers.models import ListingSales
from touchstone.desk.leads.models import Decision, Lead, Overturning, SecondReview, Undoing
from touchstone.desk.leads.transitions import DECIDED
from touchstone.desk.measures.models import Appeal, Measure
from touchstone.desk.tips.models import Tip
from touchstone.desk.tips.transitions import WITHDRAWN
from touchstone.figures.recount.rows import (
    AppealRow,
    DecisionRow,
    LeadRow,
    MeasureRow,
    ReviewRow,
    Row,
    SalesRow,
    TipRow,
)

MANY = 5000


def lead_rows() -> Iterator[LeadRow]:
    """In the order in which they were opened; with what their screening found."""
    rows = Lead.objects.order_by("pk").select_related("screening").only(
        "public_id", "created_at", "waiting", "status", "screening__ruleset", "screening__signals"
    )  # fmt: skip
    for lead in rows.iterator(chunk_size=MANY):
        found = lead.screening
        signals = tuple(sorted(_names(found.signals))) if found else ()
        is_decided, ruleset = lead.status == DECIDED, found.ruleset if found else ""
        yield LeadRow(lead.public_id, lead.created_at, lead.waiting, is_decided, ruleset, signals)


def decision_rows() -> Iterator[DecisionRow]:
    """In the order in which they were given."""
    instead = dict(Overturning.objects.values_list("decision", "verdict"))
    undone = set(Undoing.objects.values_list("decision", flat=True))
    columns = ("pk", "public_id", "lead__public_id", "verdict", "decided_at", "decided_by")
    rows = Decision.objects.order_by("pk").values_list(*columns).iterator(chunk_size=MANY)
    for row, decision, lead, verdict, at, by in rows:
        holds = instead.get(row, verdict)
        yield DecisionRow(decision, lead, verdict, holds, at, reviewer_name(by), row in undone)


def review_rows() -> Iterator[ReviewRow]:
    """Drawn, open and closed ones."""
    columns = ("first__public_id", "lead__public_id", "second__public_id", "open")
    for first, lead, second, is_open in SecondReview.objects.order_by("pk").values_list(*columns):
        yield ReviewRow(first, lead or "", second or "", is_open)


def measure_rows() -> Iterator[MeasureRow]:
    """All measures, whatever they do."""
    columns = ("public_id", "action", "breach__listing_version__listing__public_id", "decided_at", "reversed_at")
    rows = Measure.objects.order_by("pk").values_list(*columns).iterator(chunk_size=MANY)
    for measure, action, listing, at, taken_back in rows:
        yield MeasureRow(measure, str(action), listing, at, taken_back is not None)


def tip_rows() -> Iterator[TipRow]:
    """Of those about no listing that the desk holds, too."""
    columns = ("public_id", "target__listing__public_id", "created_at", "status")
    for tip, listing, at, status in Tip.objects.order_by("pk").values_list(*columns).iterator(chunk_size=MANY):
        yield TipRow(tip, listing or "", at, status == WITHDRAWN)


def sales_rows() -> Iterator[SalesRow]:
    """What platforms said of orders."""
    columns = ("listing__public_id", "sold_by", "unsold_until")
    for row in ListingSales.objects.order_by("pk").values_list(*columns).iterator(chunk_size=MANY):
        yield SalesRow(*row)


def appeal_rows() -> Iterator[AppealRow]:
    """All appeals."""
    for row in Appeal.objects.order_by("pk").values_list("public_id", "status", "decided_at"):
        yield AppealRow(*row)


@cache
def reviewer_name(person: str) -> str:
    """The same for all that one person decided; it leads back to nobody."""
    return salted_hmac("reports.reviewer", person, algorithm="sha256").hexdigest()[:12]


def _names(signals: object) -> set[str]:
    kept = signals.get("signals", ()) if isinstance(signals, dict) else ()
    return {str(signal["name"]) for signal in kept}


ROWS: Mapping[type[Row], Callable[[], Iterator[Row]]] = {
    LeadRow: lead_rows,
    DecisionRow: decision_rows,
    ReviewRow: review_rows,
    MeasureRow: measure_rows,
    TipRow: tip_rows,
    SalesRow: sales_rows,
    AppealRow: appeal_rows,
}
