"""Drafts trained from verdicts, and what is there screened again."""

from dataclasses import dataclass
from datetime import datetime

from touchstone.client.lists import Listed


@dataclass(frozen=True)
class Estimate:
    """A figure with its 95 % interval; None where it is not known."""

    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class HeldFigures:
    """Of one ruleset on the sellers that did not teach; `area` is that under the ROC curve."""

    area: Estimate
    average_precision: Estimate
    precision_review: Estimate
    recall_review: Estimate
    precision_block: Estimate
    recall_block: Estimate


@dataclass(frozen=True)
class Half:
    """Labelled listings of one half of the sellers."""

    listings: int
    counterfeits: int
    fine: int
    sellers: int


@dataclass(frozen=True)
class Judged:
    """The draft beside the live ruleset; `outcome` is better, worse or unclear."""

    outcome: str
    gain: Estimate
    teaching: Half
    judging: Half
    live: HeldFigures
    draft: HeldFigures
    text_taken: bool


@dataclass(frozen=True)
class Training:
    """A draft that is trained from verdicts; `release` is the draft that it left."""

    id: str
    state: str
    edition: str
    base: str
    release: str | None
    percent: int
    failure: str
    judged: Judged | None
    created_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True)
class Rescreening:
    """What was there when a ruleset went live, screened again with it; `opened`, `brought` and `lapsed` count leads."""

    id: str
    state: str
    release: str
    done: int
    total: int
    screened: int
    harder: int
    milder: int
    opened: int
    brought: int
    lapsed: int
    created_at: datetime
    ended_at: datetime | None


class Trainings(Listed[Training]):
    """Trainings of drafts."""

    def start(self, edition: str, *, text: bool = True, weights: bool = True, why: str = "") -> Training:
        """Train a draft of this version from the verdicts that stand."""
        return self._read("POST", self.path, {"edition": edition, "text": text, "weights": weights, "why": why})

    def stop(self, training: str) -> Training:
        """Stop a training; no draft is left."""
        return self._read("POST", f"{self.path}/{training}/stop")


class Rescreenings(Listed[Rescreening]):
    """Screenings of what is there already."""

    def start(self, release: str) -> Rescreening:
        """Screen again what is there with the live ruleset."""
        return self._read("POST", f"rulesets/{release}/rescreenings")

    def stop(self, rescreening: str) -> Rescreening:
        """Stop it; what was screened so far stays screened."""
        return self._read("POST", f"{self.path}/{rescreening}/stop")
