"""The rows that figures are counted from, as the desk exports them: one file for each kind, one JSON object a line."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class LeadRow:
    """A lead. `decided`: its status is that; `ruleset` found it (empty: none), `signals` fired then."""

    FILE: ClassVar = "leads.jsonl"

    lead: str
    opened: datetime
    waiting: bool
    decided: bool
    ruleset: str
    signals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A verdict, in the order in which they were given. `holds`: what holds of it now; `reviewer` is a pseudonym."""

    FILE: ClassVar = "decisions.jsonl"

    decision: str
    lead: str
    verdict: str
    holds: str
    decided: datetime
    reviewer: str
    taken_back: bool


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A blind second review: the decision `first`, the second `lead` and the answer on it; empty where there is none."""

    FILE: ClassVar = "second_reviews.jsonl"

    first: str
    lead: str
    second: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure and the listing that it is about."""

    FILE: ClassVar = "measures.jsonl"

    measure: str
    action: str
    listing: str
    decided: datetime
    reversed: bool


@dataclass(frozen=True, slots=True)
class TipRow:
    """A tip; `listing` is empty where it is about none that the desk holds."""

    FILE: ClassVar = "tips.jsonl"

    tip: str
    listing: str
    received: datetime
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class SalesRow:
    """What the platform said of the orders of a listing."""

    FILE: ClassVar = "sales.jsonl"

    listing: str
    sold_by: datetime | None
    unsold_until: datetime | None


@dataclass(frozen=True, slots=True)
class AppealRow:
    """An appeal; `status` is filed, upheld, rejected or withdrawn."""

    FILE: ClassVar = "appeals.jsonl"

    appeal: str
    status: str
    decided: datetime | None


Row = LeadRow | DecisionRow | ReviewRow | MeasureRow | TipRow | SalesRow | AppealRow
KINDS: tuple[type[Row], ...] = (LeadRow, DecisionRow, ReviewRow, MeasureRow, TipRow, SalesRow, AppealRow)
