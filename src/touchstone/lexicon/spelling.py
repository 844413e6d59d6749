"""How a term is spelled for the matcher: its symbols, and where a separator may stand without hiding anything."""

from dataclasses import dataclass

from touchstone.reading.folding import fold_one
from touchstone.reading.pattern import MASK

SEPARATORS_THAT_COUNT = ":&+"  # 1:1, h&m, aaa+
MASK_SIGNS = "*~～"  # a lexicon file may write a masked name out: 始*


@dataclass(frozen=True, slots=True)
class Spelling:
    """`text` holds one character per symbol (MASK_SIGNS[0] for MASK); bit k of `breaks`: a separator may stand before it."""

    text: str
    breaks: int

    @property
    def symbols(self) -> tuple[int, ...]:
        """The symbols as a pattern has them."""
        return tuple(map(ord, self.text.replace(MASK_SIGNS[0], chr(MASK))))


def fold_term(text: str) -> str:
    """Return `text` as the reading folds it: width, case, simplified characters, accents dropped."""
    return fold_one(text).text(0)


def is_han(char: str) -> bool:
    """Say whether `char` is written without word boundaries: Han, kana."""
    return "\u2e80" <= char <= "\u9fff" or char >= "\U00020000"


def spell(text: str) -> Spelling:
    """Return the spelling of a term as written in a lexicon file; its text may be empty."""
    symbols: list[str] = []
    breaks, apart = 0, False
    for char in fold_term(text):
        if char in MASK_SIGNS:
            char = MASK_SIGNS[0]
        elif not char.isalnum() and char not in SEPARATORS_THAT_COUNT:
            apart = True
            continue
        if symbols and (apart or is_break(symbols[-1], char)):
            breaks |= 1 << len(symbols)
        symbols.append(char)
        apart = False
    return Spelling("".join(symbols), breaks)


def is_break(before: str, after: str) -> bool:
    """Say whether two neighbouring symbols are commonly set apart: 5a 级, h & m."""
    return is_han(before) != is_han(after) or "&" in (before, after)


def cut(spelling: Spelling, start: int, end: int, put: str) -> Spelling:
    """Return the spelling with symbols start..end replaced by `put`; breaks move along, none inside what was put."""
    below = spelling.breaks & ((1 << (start + 1)) - 1)
    above = (spelling.breaks >> end) << (start + len(put)) if end < len(spelling.text) else 0
    return Spelling(spelling.text[:start] + put + spelling.text[end:], below | above)
