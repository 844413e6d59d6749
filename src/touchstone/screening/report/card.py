"""One listing as the report shows it: its texts with the evidence marked, and how its score came about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from touchstone.screening.explain import Contribution, Explanation, explain_finding
from touchstone.screening.report.marking import Glyphs, Stretch, mark_text, show
from touchstone.screening.ruleset import Ruleset, Words
from touchstone.screening.screen import finding_of
from touchstone.signals.explain import explain_signal
from touchstone.signals.spelling import read_detail
from touchstone.vocabulary.finding import Finding


@dataclass(frozen=True, slots=True)
class Text:
    """A field of the listing; `more` is how many characters were cut off."""

    name: str
    stretches: list[Stretch]
    more: int


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence; `seen` is the original text, empty where the whole listing is meant."""

    index: int
    sentence: Words
    seen: tuple[Glyphs, ...]
    field: str


@dataclass(frozen=True, slots=True)
class Fall:
    """One bar of the waterfall, in percent of its width, with the pieces of evidence behind it."""

    title: Words
    contribution: float
    left: float
    width: float
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """Everything shown of one exhibit. `row` are the columns of EXHIBITS."""

    row: Mapping[str, Any]
    title: Text
    description: Text | None
    score: str
    ratio: str
    signals: str
    brands: str
    explanation: Explanation
    falls: tuple[Fall, ...]
    unshown: int


def make_card(row: Mapping[str, Any], ruleset: Ruleset, day: date) -> Card:
    """The view of one row of EXHIBITS, explained by the ruleset that found it."""
    finding = finding_of(_finding_columns(row))
    explanation = explain_finding(finding, ruleset, day)
    details = [read_detail(signal.detail) for signal in finding.signals]
    return Card(
        row=row,
        title=_text(row, "title"),
        description=_text(row, "description") if row["description"] else None,
        score=spell_score(finding.score),
        ratio=next((values["ratio"] for values in details if "ratio" in values), ""),
        signals=" ".join(sorted({signal.name for signal in finding.signals})),
        brands=" ".join(sorted({values["brand"] for values in details if values.get("brand")})),
        explanation=explanation,
        falls=tuple(_falls(explanation, _pieces(row, finding))),
        unshown=row["pieces"] - len(row["signals"]),
    )


def spell_score(score: float) -> str:
    """Three decimals; no score is shown as certain."""
    return "> 0.999" if score > 0.9995 else f"{score:.3f}"


def _finding_columns(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in ("listing_id", "score", "verdict", "signals", "ruleset", "input_digest")}


def _text(row: Mapping[str, Any], name: str) -> Text:
    spans = [
        (piece["start"], piece["end"], index) for index, piece in enumerate(row["signals"]) if piece["field"] == name
    ]
    return Text(name, mark_text(row[name], spans), row[f"{name}_length"] - len(row[name]))


def _pieces(row: Mapping[str, Any], finding: Finding) -> dict[str, list[Piece]]:
    pieces: dict[str, list[Piece]] = {}
    for index, (signal, shown) in enumerate(zip(finding.signals, row["signals"], strict=True)):
        piece = Piece(index, Words(*explain_signal(signal)), tuple(show(shown["text"])), str(signal.field))
        pieces.setdefault(signal.name, []).append(piece)
    return pieces


def _falls(explanation: Explanation, pieces: Mapping[str, list[Piece]]) -> list[Fall]:
    ends = [0.0, explanation.bias]
    for part in explanation.contributions:
        ends.append(ends[-1] + part.contribution)
    low, wide = min(ends), max(max(ends) - min(ends), 1e-9)

    def place(start: float, end: float) -> tuple[float, float]:
        return round(100 * (min(start, end) - low) / wide, 1), round(100 * abs(end - start) / wide, 1)

    base = Words("where every listing starts", "每件商品的起点")
    falls = [Fall(base, explanation.bias, *place(0.0, explanation.bias), ())]
    for part, start, end in zip(explanation.contributions, ends[1:], ends[2:], strict=False):
        own = tuple(pieces.get(part.name, ()))
        falls.append(Fall(_title(part, own), part.contribution, *place(start, end), own))
    return falls


def _title(part: Contribution, pieces: tuple[Piece, ...]) -> Words:
    return part.title if pieces else Words(part.sentence.en, part.sentence.zh)
