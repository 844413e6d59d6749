"""Rulesets: drafts, backtests and shadow runs, and who is live."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from touchstone.client.lists import Listed


@dataclass(frozen=True)
class Release:
    """A ruleset on its way to the node's screening; `content` is its file (TOML)."""

    id: str
    status: str
    version: int
    ruleset: str
    digest: str
    origin: str
    why: str
    content: str
    live_at: datetime | None
    created_at: datetime


@dataclass(frozen=True)
class Share:
    """A share with its 95 % interval; no `value` where nothing was counted."""

    value: float | None
    low: float
    high: float


@dataclass(frozen=True)
class Quality:
    """Against the verdicts of people."""

    precision_review: Share
    recall_review: Share
    precision_block: Share
    recall_block: Share
    average_precision: float | None


@dataclass(frozen=True)
class Trial:
    """A release beside the live one: a backtest, or a shadow run; `transitions` count from verdict to verdict."""

    id: str
    kind: str
    state: str
    release: str
    against: str
    done: int
    total: int
    listings: int
    changed: int
    transitions: Mapping[str, int]
    labels: int
    counterfeits: int
    live_quality: Quality
    release_quality: Quality
    created_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True)
class Moved:
    """A listing of which the two rulesets say different things."""

    id: str
    listing: str
    before: str
    after: str
    score_before: float
    score_after: float
    differences: str


class Rulesets(Listed[Release]):
    """What screens, what may, and what did."""

    def add(self, content: str, *, why: str = "") -> Release:
        """Write a draft from the text of a file."""
        return self._read("POST", self.path, {"content": content, "why": why})

    def step(self, release: Release, verb: str, *, reason: str = "") -> Release:
        """Take a step of a release as it was read: shadow, propose, go_live, propose_return, roll_back, …"""
        body = {"verb": verb, "seen": release.version, "reason": reason}
        return self._read("POST", f"{self.path}/{release.id}/steps", body)

    def trials(self, release: str) -> Listed[Trial]:
        """The backtests and shadow runs of a release."""
        return Listed(self.wire, f"{self.path}/{release}/trials", Trial)


class Trials(Listed[Trial]):
    """Backtests, and runs in shadow: the list of a release is `rulesets.trials`."""

    def start(self, release: str) -> Trial:
        """Start a backtest of a release against the live one."""
        return self._read("POST", f"rulesets/{release}/backtests")

    def moved(self, trial: str) -> Listed[Moved]:
        """The listings of which the two rulesets say different things."""
        return Listed(self.wire, f"{self.path}/{trial}/listings", Moved)

    def stop(self, trial: str) -> Trial:
        """Stop a backtest."""
        return self._read("POST", f"{self.path}/{trial}/stop")
