"""How dangerous a counterfeit of these goods can be: dated classes of goods, read from danger.toml."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("danger.toml")


@dataclass(frozen=True, slots=True)
class DangerClass:
    """`weight` multiplies the harm of a lead whose category or title holds one of `words`; from `valid_from` on."""

    key: str
    name: Mapping[str, str]
    weight: float
    words: tuple[re.Pattern[str], re.Pattern[str]]
    valid_from: date

    def names(self, text: str) -> bool:
        """Whether a text in lower case holds one of the words."""
        others, latin = self.words
        return bool(others.search(text) or latin.search(text))


NOTHING = re.compile("(?!)")
ORDINARY = DangerClass("", {"en": "ordinary", "zh": "一般"}, 1.0, (NOTHING, NOTHING), date.min)
"""Goods of no class."""


@cache
def danger_classes() -> tuple[DangerClass, ...]:
    """The rows, the heaviest first."""
    rows = tomllib.loads(FILE.read_text("utf-8"))["class"]
    found = [
        DangerClass(row["key"], row["name"], row["weight"], _any_of(row["words"]), row["valid_from"]) for row in rows
    ]
    return tuple(sorted(found, key=lambda each: -each.weight))


def danger_of(category: str, title: str, day: date) -> DangerClass:
    """The heaviest class in force on `day` that names these goods."""
    text = f"{category} {title}".lower()
    found = (each for each in danger_classes() if each.valid_from <= day and each.names(text))
    return next(found, ORDINARY)


def danger_named(key: str) -> DangerClass:
    """The class of a key; one that is no longer in the file is ordinary."""
    return next((each for each in danger_classes() if each.key == key), ORDINARY)


def _any_of(words: list[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """In lower case: Chinese words wherever they stand, Latin ones whole, with a plural. Apart: plain words are found faster."""
    latin, others = (
        "|".join(re.escape(word.lower()) for word in words if word.isascii() is is_latin) for is_latin in (True, False)
    )
    return re.compile(others) if others else NOTHING, re.compile(rf"\b(?:{latin})s?\b") if latin else NOTHING
