"""Breaches, appeals against them, and doubts about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from touchstone.client.lists import Listed
from touchstone.client.reading import read_thing
from touchstone.client.review import Lead


@dataclass(frozen=True)
class Breach:
    """What a person established about a listing; to its seller `right`, `lead` and `established_by` are not told."""

    id: str
    seller: str
    shop: str
    listing: str
    listing_version: int
    right: str | None
    lead: str | None
    code: str
    kind: str
    ground: str
    facts_en: str
    facts_zh: str
    evidence_count: int
    appeal_until: datetime
    established_at: datetime
    established_by: str
    reversed_at: datetime | None


@dataclass(frozen=True)
class Appeal:
    """A seller asks for a breach to be reversed; `version` counts its steps."""

    id: str
    breach: str
    status: str
    version: int
    text: str
    evidence: tuple[str, ...]
    answer: str
    filed_at: datetime
    decided_at: datetime | None


@dataclass(frozen=True)
class Doubt:
    """The verdict holds no longer from which a breach followed; `verdict` is what holds now."""

    id: str
    breach: str
    status: str
    version: int
    verdict: str
    settled: bool
    answer: str
    raised_at: datetime
    decided_at: datetime | None


class Breaches(Listed[Breach]):
    """Ask with `standing` for those that count, with `seller` for those of one."""

    @property
    def missing(self) -> Listed[Lead]:
        """The decided leads from which no breach follows yet; ask with `verdict` or `platform` for some of them."""
        return Listed(self.wire, "verdicts-without-breach", Lead)

    def draft(self, lead: str) -> dict[str, Any]:
        """What a breach from a decided lead begins with: `kind`, facts in both languages, and the `kinds` of the code."""
        answer: dict[str, Any] = self.wire.get(f"leads/{lead}/breach").json()
        return answer

    def establish(
        self,
        lead: str,
        kind: str,
        *,
        facts_en: str,
        facts_zh: str,
        right: str | None = None,
        evidence: Sequence[str] = (),
    ) -> Breach:
        """Establish a breach from a decided lead; what the code owes is decided at once."""
        body = {"kind": kind, "facts_en": facts_en, "facts_zh": facts_zh, "right": right, "evidence": list(evidence)}
        return self._read("POST", f"leads/{lead}/breach", body)

    def appeal(self, breach: str, text: str, *, evidence: Sequence[str] = ()) -> Appeal:
        """Appeal against a breach of one's own, with files that one has handed in."""
        body = {"text": text, "evidence": list(evidence)}
        return read_thing(Appeal, self.wire.post(f"{self.path}/{breach}/appeal", body).json())


class Appeals(Listed[Appeal]):
    """Ask with `state` for those that wait."""

    def decide(self, appeal: Appeal, verb: str, reason: str) -> Appeal:
        """Uphold or reject an appeal as it was read, as somebody who did not establish the breach."""
        body = {"verb": verb, "seen": appeal.version, "reason": reason}
        return self._read("POST", f"{self.path}/{appeal.id}/decision", body)


class Doubts(Listed[Doubt]):
    """Ask with `state` for those that wait."""

    def decide(self, doubt: Doubt, verb: str, reason: str) -> Doubt:
        """Let the breach be taken back (`take_back`) or stand (`keep`), as somebody who did not establish it."""
        body = {"verb": verb, "seen": doubt.version, "reason": reason}
        return self._read("POST", f"{self.path}/{doubt.id}/decision", body)
