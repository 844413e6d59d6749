"""The columns of the lists behind the numbers, for pages and files."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse

from touchstone.desk.audit.csv_rows import write_row
from touchstone.desk.dossiers.models import ListingSales
from touchstone.desk.leads.models import FirstVerdict, Lead, LeadVerdict
from touchstone.desk.measures.models import Appeal
from touchstone.desk.measures.queries.accounts import root_of
from touchstone.desk.reports.queries.things import APPEALS, LEADS, MEASURES, VERDICTS


@dataclass(frozen=True, slots=True)
class Thing:
    """One row: what it is and where it stands, when it began and was decided, how long that took, and what came of it."""

    id: str
    url: str
    title: str
    began: datetime | None
    decided: datetime | None
    waited: timedelta | None
    outcome: str
    orders: int | None = None
    sold_by: datetime | None = None
    unsold_until: datetime | None = None


FIRST = ("id", "title", "opened", "decided", "hours", "outcome")
COLUMNS: Mapping[str, Sequence[str]] = {
    LEADS: FIRST,
    VERDICTS: FIRST,
    MEASURES: ("id", "title", "decided", "outcome", "sales", "orders", "sold_by", "unsold_until"),
    APPEALS: ("id", "title", "filed", "decided", "hours", "outcome"),
}


def thing_of(kind: str, row: Any) -> Thing:
    """Of its row."""
    return OF[kind](row)


def hours_of(thing: Thing) -> float | None:
    """How long it took."""
    return None if thing.waited is None else round(thing.waited.total_seconds() / 3600, 4)


def table_of(kind: str, rows: Iterable[Any]) -> Iterator[bytes]:
    """Lines of CSV, under their heads."""
    yield b"\xef\xbb\xbf" + write_row(COLUMNS[kind])
    for row in rows:
        yield write_row("" if cell is None else cell for cell in cells_of(kind, row))


def cells_of(kind: str, row: Any) -> Sequence[object]:
    """In the order of COLUMNS; times in ISO 8601, the words of the desk."""
    thing = thing_of(kind, row)
    began, decided = (at.isoformat() if at else "" for at in (thing.began, thing.decided))
    hours = hours_of(thing)
    if kind != MEASURES:
        return (thing.id, thing.title, began, decided, hours, thing.outcome)
    sold, unsold = (at.isoformat() if at else "" for at in (thing.sold_by, thing.unsold_until))
    return (thing.id, thing.title, decided, thing.outcome, row.sales, thing.orders, sold, unsold)


def _lead(row: Lead) -> Thing:
    first = getattr(row, "first_verdict", None)
    return _of_lead(row, first.decided if first else None, first.decision.verdict if first else "")


def _verdict(row: FirstVerdict) -> Thing:
    return _of_lead(row.lead, row.decided, row.decision.verdict)


def _of_lead(lead: Lead, decided: datetime | None, verdict: str) -> Thing:
    waited = decided - lead.created_at if decided else None
    url = reverse("lead_detail", kwargs={"lead": lead.public_id})
    return Thing(lead.public_id, url, lead.listing.title, lead.created_at, decided, waited, verdict)


def _measure(row: Any) -> Thing:
    listing = row.breach.listing_version.listing
    said: ListingSales | None = getattr(listing, "sales", None)
    url = reverse("measure_detail", kwargs={"measure": row.public_id})
    outcome = "proactive" if row.is_proactive else "reported"
    sales = (said.orders, said.sold_by, said.unsold_until) if said else (None, None, None)
    return Thing(row.public_id, url, listing.title, None, row.decided_at, None, outcome, *sales)


def _appeal(row: Appeal) -> Thing:
    url = reverse("breach_detail", kwargs={"breach": row.breach.public_id})
    title = f"{root_of(row.breach.seller).name} · {row.breach.listing_version.listing.title}"
    waited = row.decided_at - row.filed_at if row.decided_at else None
    return Thing(row.public_id, url, title, row.filed_at, row.decided_at, waited, row.status)


OF: Mapping[str, Callable[[Any], Thing]] = {LEADS: _lead, VERDICTS: _verdict, MEASURES: _measure, APPEALS: _appeal}
VERDICT_WORDS = {each.value: each.label for each in LeadVerdict}
