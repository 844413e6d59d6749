"""Measures of this node as the decisions of a statement: which word speaks, and until when."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from touchstone.exchange.dsa.measure_rows import MeasureRow, find_row, measure_rows

END_DATES = {
    "decision_visibility": "end_date_visibility_restriction",
    "decision_monetary": "end_date_monetary_restriction",
    "decision_provision": "end_date_service_restriction",
    "decision_account": "end_date_account_restriction",
}


@dataclass(frozen=True, slots=True)
class Decided:
    """The decisions of one statement: attribute → words, attribute → day on which they end (None: no end)."""

    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ends: dict[str, date | None] = field(default_factory=dict)

    def body(self) -> dict[str, object]:
        """Their attributes; only visibility takes several words."""
        said: dict[str, object] = {
            name: list(words) if name == "decision_visibility" else words[0] for name, words in self.words.items()
        }
        return said | {END_DATES[name]: day.isoformat() for name, day in self.ends.items() if day is not None}


def decide(measures: Iterable[tuple[str, date | None]]) -> Decided | None:
    """Actions with the days on which they end (None: no end) as decisions; None if nothing is restricted and no statement is due.

    Of measures of one attribute the gravest speaks, of visibility all; the end is the latest of those that speak.
    """
    found: dict[str, list[tuple[MeasureRow, date | None]]] = {}
    for action, until in measures:
        row = find_row(measure_rows().measures, action)
        if row.field:
            found.setdefault(row.field, []).append((row, until))
    if not found:
        return None
    speaking = {name: _choose(name, rows) for name, rows in found.items()}
    words = {name: tuple(sorted({_word(*one) for one in rows})) for name, rows in speaking.items()}
    return Decided(words, {name: _latest(until for _, until in rows) for name, rows in speaking.items()})


def _choose(name: str, rows: list[tuple[MeasureRow, date | None]]) -> list[tuple[MeasureRow, date | None]]:
    """All of visibility; else those of the gravest word, a lasting one before a passing one."""
    if name == "decision_visibility":
        return rows
    gravest = max((row.gravity, until is None) for row, until in rows)
    return [(row, until) for row, until in rows if (row.gravity, until is None) == gravest]


def _word(row: MeasureRow, until: date | None) -> str:
    return row.lasting if until is None else row.passing


def _latest(days: Iterable[date | None]) -> date | None:
    every = list(days)
    known = [day for day in every if day is not None]
    return max(known) if len(known) == len(every) else None
