"""The words of the lists of a statement, each with the days on which it may be used."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("words.csv")


@dataclass(frozen=True, slots=True)
class Word:
    """One word. A day that the documents do not give is None; `replaced_by` is empty where they name no successor."""

    list_name: str
    word: str
    valid_from: date | None
    valid_to: date | None
    replaced_by: str
    source: str
    status: str

    def applies_on(self, day: date) -> bool:
        """Whether the word could be used on that day; `valid_to` is its last day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@cache
def all_words() -> tuple[Word, ...]:
    """Every word of every list, former ones too, in the order of the file."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(
            Word(
                row["list"],
                row["word"],
                _read_day(row["valid_from"]),
                _read_day(row["valid_to"]),
                row["replaced_by"],
                row["source"],
                row["status"],
            )
            for row in csv.DictReader(file)
        )


@cache
def words_on(list_name: str, day: date) -> tuple[str, ...]:
    """The words of a list that may be used on that day."""
    return tuple(word.word for word in all_words() if word.list_name == list_name and word.applies_on(day))


def find_former(list_name: str, text: str, day: date) -> Word | None:
    """The row of a word whose last day is past."""
    rows = (word for word in all_words() if word.list_name == list_name and word.word == text)
    return next((word for word in rows if word.valid_to is not None and word.valid_to < day), None)


def _read_day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
