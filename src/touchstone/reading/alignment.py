"""Lines up a message as sent with the same message as a person restored it, character by character."""

import math
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache

from pypinyin import Style, pinyin

LONGEST = 7  # a written-out syllable (zhuang) and one more
UNKNOWN = 1.0


@dataclass(frozen=True, slots=True)
class Replacement:
    """`written` (one or more folded characters from `place` on) stands for `intended` (one character, or none)."""

    place: int
    written: str
    intended: str


@dataclass(slots=True)
class Costs:
    """What a replacement costs: less the more often it has been seen."""

    seen: Counter[tuple[str, str]] = field(default_factory=Counter)

    def of(self, written: str, intended: str) -> float:
        """Cost of reading `written` as `intended`; infinite where that makes no sense."""
        discount = 0.6 * min(1.0, math.log1p(self.seen[written, intended]) / 5)
        if len(written) == 1:
            return (UNKNOWN if is_letter(written) else 0.9) - discount
        if written.isascii():
            return 1.0 - discount if written in syllables(intended) else math.inf
        return 1.4 - discount if len(written) == 2 and all(map(is_letter, written)) else math.inf


def is_letter(character: str) -> bool:
    """Letters, digits and Han."""
    return unicodedata.category(character)[0] in "LN"


@cache
def syllables(character: str) -> frozenset[str]:
    """The readings of a Han character in plain letters; none for other characters."""
    readings = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore") if is_han(character) else []
    return frozenset(readings[0]) if readings else frozenset()


def is_han(character: str) -> bool:
    """Han characters, all planes."""
    return "\u3400" <= character <= "\u9fff" or character >= "\U00020000"


def align(written: str, intended: str, costs: Costs) -> list[Replacement]:
    """Replacements that turn `written` into `intended` (letters only); characters outside them are alike in both."""
    matcher = SequenceMatcher(None, written, intended, autojunk=False)
    return [
        replacement
        for kind, i, j, k, m in matcher.get_opcodes()
        if kind != "equal"
        for replacement in _align_block(written, i, j, intended[k:m], costs)
    ]


def _align_block(text: str, first: int, last: int, intended: str, costs: Costs) -> Iterator[Replacement]:
    """The cheapest way through one differing block; insertions that nothing was written for are left out."""
    written = text[first:last]
    rows, columns = len(written) + 1, len(intended) + 1
    best = [[math.inf] * columns for _ in range(rows)]
    came: list[list[tuple[int, int]]] = [[(0, 0)] * columns for _ in range(rows)]
    best[0][0] = 0.0
    for i in range(rows):
        for j in range(columns):
            for length, taken, cost in _steps(written, i, intended, j, costs):
                if best[i - length][j - taken] + cost < best[i][j]:
                    best[i][j], came[i][j] = best[i - length][j - taken] + cost, (length, taken)
    i, j = rows - 1, columns - 1
    while i or j:
        length, taken = came[i][j]
        i, j = i - length, j - taken
        here, there = written[i : i + length], intended[j : j + taken]
        if length and here != there:
            yield Replacement(first + i, here, there)


def _steps(written: str, i: int, intended: str, j: int, costs: Costs) -> Iterator[tuple[int, int, float]]:
    """(written characters, intended characters, cost) of the steps that end at (i, j)."""
    if i:
        yield 1, 0, (1.0 if is_letter(written[i - 1]) else 0.05)
    if j:
        yield 0, 1, 1.0
    for length in range(1, min(i, LONGEST) + 1 if j else 0):
        here, there = written[i - length : i], intended[j - 1]
        yield length, 1, 0.0 if here == there else costs.of(here, there)


def align_all(pairs: list[tuple[str, str]], rounds: int = 2) -> list[list[Replacement]]:
    """Align every (written, intended) pair; later rounds know what earlier ones saw."""
    costs = Costs()
    aligned: list[list[Replacement]] = []
    for _ in range(rounds + 1):
        aligned = [align(written, intended, costs) for written, intended in pairs]
        costs = Costs(Counter((r.written, r.intended) for replacements in aligned for r in replacements))
    return aligned
