"""Leads with what was decided on them, and the measures of a penalty code."""

from dataclasses import dataclass
from datetime import datetime

from touchstone.client.lists import Listed


@dataclass(frozen=True)
class Lead:
    """A listing that a person should look at; `version` counts its steps."""

    id: str
    status: str
    version: int
    listing: str
    shop: str | None
    seller: str | None
    platform: str
    category: str
    brand_text: str
    score: float
    exposure: float
    danger: float
    harm: float
    verdict: str
    claimed_by: str
    claimed_until: datetime | None
    created_at: datetime


@dataclass(frozen=True)
class Decision:
    """What a person answered; `undone`: it was taken back."""

    id: str
    lead: str
    verdict: str
    note: str
    decided_at: datetime
    decided_by: str
    undone: bool


class Leads(Listed[Lead]):
    """What waits for a person, and what one answered."""

    def decisions(self, lead: str) -> Listed[Decision]:
        """What was decided on a lead, with what was taken back."""
        return Listed(self.wire, f"{self.path}/{lead}/decisions", Decision)

    def claim(self, lead: str) -> Lead:
        """Hold a lead for a while, or hold it longer; refused while somebody else does."""
        return self._read("POST", f"{self.path}/{lead}/claim")

    def decide(self, lead: Lead, verdict: str, *, note: str = "") -> Lead:
        """Decide a lead as it was read: counterfeit, dangerous, other_breach, fine or cannot_tell."""
        body = {"verdict": verdict, "seen": lead.version, "note": note}
        return self._read("POST", f"{self.path}/{lead.id}/decisions", body)

    def undo(self, lead: str) -> Lead:
        """Take back one's own decision, with those that were given together with it."""
        return self._read("POST", f"{self.path}/{lead}/undo")


@dataclass(frozen=True)
class Measure:
    """What the platform does because the penalty code owes it, with its reasons; no `until`: no end."""

    id: str
    breach: str
    seller: str
    listing: str
    action: str
    row: str
    starts: datetime
    until: datetime | None
    decided_at: datetime
    reversed_at: datetime | None
    appeal_until: datetime
    statement_en: str
    statement_zh: str


Measures = Listed[Measure]
