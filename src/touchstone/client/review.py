"""Leads with what was decided on them, and the measures of a penalty code."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, BinaryIO

from touchstone.client.figures import Figures, FigureThing, FigureWeeks
from touchstone.client.lists import Listed
from touchstone.client.reading import read_thing


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
    tips_count: int
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


@dataclass(frozen=True)
class Precision:
    """Of the decided leads with `key`, the share that was a breach, with its 95 % interval; None: nothing was decided."""

    key: str
    breaches: int
    others: int
    cannot_tell: int
    share: float | None
    low: float
    high: float


@dataclass(frozen=True)
class Precisions:
    """Of each signal and of each ruleset."""

    signals: tuple[Precision, ...]
    rulesets: tuple[Precision, ...]


@dataclass(frozen=True)
class Agreement:
    """How far two reviewers agree; `key` is empty, a verdict, or two people. None: chance alone explains everything."""

    key: str
    count: int
    same: int
    kappa: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Agreements:
    """Over all, on each verdict, for each pair of people."""

    overall: Agreement
    verdicts: tuple[Agreement, ...]
    pairs: tuple[Agreement, ...]


@dataclass(frozen=True)
class Disagreement:
    """Two answers to one lead that differ, and what was settled."""

    id: str
    lead: str
    first: str
    first_by: str
    second: str
    second_by: str
    settled_verdict: str
    settled_at: datetime | None
    settled_by: str


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

    @property
    def disagreements(self) -> Listed[Disagreement]:
        """Where two reviewers differ."""
        return Listed(self.wire, "disagreements", Disagreement)

    def agreement(self) -> Agreements:
        """How far reviewers agree, measured by blind second reviews."""
        return read_thing(Agreements, self.wire.get("agreement").json())

    def labels(self, into: BinaryIO, *, platform: str = "") -> int:
        """Write the verdicts that stand into an open file, as a Parquet table of labels; returns how many bytes."""
        return self.wire.save("labels/parquet", into, platform=platform)

    def precision(self, *, since: date | None = None, until: date | None = None, ruleset: str = "") -> Precisions:
        """How precise signals and rulesets were in the decisions of these days, both counted."""
        return read_thing(Precisions, self.wire.get("precision", since=since, until=until, ruleset=ruleset).json())

    def figures(self, *, since: date | None = None, until: date | None = None) -> Figures:
        """The service figures of these days; without them, of the last four weeks."""
        return read_thing(Figures, self.wire.get("figures", since=since, until=until).json())

    def figure_weeks(self, *, since: date | None = None, until: date | None = None) -> FigureWeeks:
        """The service figures of the weeks of these days, of twelve at least."""
        return read_thing(FigureWeeks, self.wire.get("figures/weeks", since=since, until=until).json())

    def figure_things(
        self, name: str, *, since: date | None = None, until: date | None = None, limit: int = 200
    ) -> Iterator[FigureThing]:
        """The leads, removals or appeals that a number of these days counts; `name` is that of the list, as `removals_proactive`."""
        things = Listed(self.wire, "figures/things", FigureThing)
        return things.each(limit=limit, list=name, since=since, until=until)

    def undo(self, lead: str) -> Lead:
        """Take back one's own decision, with those that were given together with it."""
        return self._read("POST", f"{self.path}/{lead}/undo")


@dataclass(frozen=True)
class LeadFilter:
    """A saved filter of the queue; `asked` holds what `leads.each` takes."""

    id: str
    name: str
    asked: dict[str, Any]
    is_shared: bool
    created_at: datetime
    created_by: str
    etag: str = ""


class LeadFilters(Listed[LeadFilter]):
    """One's own, and those shared within the organisation."""

    def add(self, name: str, asked: Mapping[str, Any], *, is_shared: bool = False) -> LeadFilter:
        """Save a filter of the queue."""
        return self._read("POST", self.path, {"name": name, "asked": dict(asked), "is_shared": is_shared})

    def change(self, thing: LeadFilter, **values: Any) -> LeadFilter:
        """Rename it, share it, or keep it to oneself."""
        return self._change(thing, **values)

    def delete(self, thing: LeadFilter) -> None:
        """It is there no more."""
        self.wire.change("DELETE", f"{self.path}/{thing.id}", self._state(thing))


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


@dataclass(frozen=True)
class Measures(Listed[Measure]):
    """Measures, and their statements of reasons."""

    def statement(self, measure: str) -> dict[str, Any]:
        """The statement of reasons of one measure: `body` for the DSA Transparency Database, or its `problems`."""
        answer: dict[str, Any] = self.wire.get(f"{self.path}/{measure}/statement").json()
        return answer

    def statements(self, *, limit: int = 100) -> Iterator[dict[str, Any]]:
        """Of all measures, those that are held back too."""
        address: str | None = "statements"
        while address:
            page = self.wire.get(address, **({"limit": limit} if address == "statements" else {})).json()
            yield from page["items"]
            address = page["next"]
