"""Penalty codes: which there are, two of them row by row, and what one would have done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from touchstone.client.lists import Listed
from touchstone.client.wire import Wire


@dataclass(frozen=True)
class Side:
    """Everyone under one code, in the period of a simulation; `measures` by action."""

    sellers: int
    points: int
    strikes: int
    days: int
    closed: int
    measures: Mapping[str, int]


@dataclass(frozen=True)
class Simulation:
    """What another code would have done to the breaches that stood at `created_at`."""

    id: str
    code: str
    code_digest: str
    against: str
    against_digest: str
    days: int
    state: str
    done: int
    total: int
    digest: str
    unmatched: int
    differing: int
    now: Side
    then: Side
    created_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True)
class SimulatedSeller:
    """One seller under both codes."""

    seller: str
    breaches: int
    points_now: int
    points_then: int
    measures_now: int
    measures_then: int
    days_now: int
    days_then: int
    closed_now: datetime | None
    closed_then: datetime | None
    differs: bool


@dataclass(frozen=True)
class Codes:
    """The penalty codes of the node: shipped ones, and its own."""

    wire: Wire

    def each(self) -> list[dict[str, Any]]:
        """All of them, each with its digest and whether it runs and applies."""
        items: list[dict[str, Any]] = self.wire.get("codes").json()["items"]
        return items

    def difference(self, before: str, after: str) -> list[dict[str, Any]]:
        """The rows that `after` adds, leaves out and says otherwise than `before`; both are key and version."""
        answer = self.wire.get("codes/difference", before=before, after=after).json()
        changes: list[dict[str, Any]] = answer["changes"]
        return changes


class Simulations(Listed[Simulation]):
    """What codes would have done."""

    def start(self, code: str, *, days: int = 365) -> Simulation:
        """Start one beside the code that applies; read it again until its `state` is `done`."""
        return self._read("POST", self.path, {"code": code, "days": days})

    def sellers(self, simulation: str) -> Listed[SimulatedSeller]:
        """What it says of each seller."""
        return Listed(self.wire, f"{self.path}/{simulation}/sellers", SimulatedSeller)

    def stop(self, simulation: str) -> Simulation:
        """Stop one that runs."""
        return self._read("POST", f"{self.path}/{simulation}/stop")
