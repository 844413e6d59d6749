"""The folding of single characters as two arrays that a kernel can index."""

import sys
import unicodedata
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from touchstone.reading.characters import (
    HAN,
    OTHERS,
    fold_character,
    han_variants,
    invisible,
    is_foreign,
    is_latin,
    is_word,
    look_alikes,
)
from touchstone.vocabulary.hiding import Hiding

# One entry is 32 bits: 0-20 value, 21-22 kind, 23-24 hiding (STYLED, LOOKALIKE), 25-31 by kind.
VALUE = 0x1FFFFF
KIND = 3 << 21
PLAIN = 0 << 21  # value is a code point; 25 word, 26 Latin letter, 27 ASCII digit
EXPANDED = 1 << 21  # value is an index into `expansions`; 25-31 how many entries stand there
DROPPED = 2 << 21
FOREIGN = 3 << 21  # value is a code point; 25-31 the ASCII letter it is drawn like, 0: none
HIDING_SHIFT = 23
EXTRA_SHIFT = 25
WORD = 1 << 25
LATIN = 1 << 26
DIGIT = 1 << 27
LISU_YHA = 0x11FB0  # the one letter there whose script has look-alikes


@dataclass(frozen=True, slots=True)
class FoldTable:
    """`entries` (0x110000,) uint32, indexed by code point; `expansions` (k,) uint32 entries of characters that fold to several."""

    entries: NDArray[np.uint32]
    expansions: NDArray[np.uint32]


def make_fold_table() -> FoldTable:
    """The table from unicodedata, OpenCC and the shipped data; half a second of work, see `kept_table`."""
    entries = np.arange(sys.maxunicode + 1, dtype=np.uint32)
    expansions: list[int] = []
    entries[0xD800:0xE000] = 0xFFFD
    entries[0xE0000:0xE1000] = DROPPED
    entries[[code for code in HAN if is_word(chr(code))]] |= np.uint32(WORD)
    entries[0xAC00:0xD7A4] |= np.uint32(WORD)
    entries[letters := _bare_letters()] |= np.uint32(WORD)
    for code in (
        *sorted(set(OTHERS) - set(letters)),
        *map(ord, han_variants()),
        *range(0xF900, 0xFB00),
        *range(0x2F800, 0x2FA20),
    ):
        if unicodedata.category(chr(code)) != "Cn" or chr(code) in invisible():
            entries[code] = _entry(chr(code), expansions)
    return FoldTable(entries, np.array(expansions, np.uint32))


def _bare_letters() -> list[int]:
    """Letters of ancient scripts beyond the BMP: no case, no style, no look-alikes, so they need no closer look."""
    return [code for code in range(0x11000, 0x1D000) if unicodedata.category(chr(code)) == "Lo" and code != LISU_YHA]


def _entry(character: str, expansions: list[int]) -> int:
    """The packed entry of one character; appends to `expansions` what does not fit into it."""
    plain, hiding = fold_character(character)
    hidden = int(hiding) << HIDING_SHIFT
    if not plain:
        return DROPPED
    if len(plain) == 1:
        return hidden | _single(plain, character)
    first = len(expansions)
    expansions.extend(_single(one, one) for one in plain)
    return EXPANDED | hidden | first | len(plain) << EXTRA_SHIFT


def _single(plain: str, character: str) -> int:
    """The entry of a character that stands for one plain character."""
    if is_foreign(plain):
        latin = look_alikes().get(character) or look_alikes().get(plain, "\0")
        return FOREIGN | ord(plain) | ord(latin) << EXTRA_SHIFT
    classes = WORD * is_word(plain) | LATIN * is_latin(plain) | DIGIT * ("0" <= plain <= "9")
    return PLAIN | ord(plain) | classes


STYLED, LOOKALIKE = int(Hiding.STYLED), int(Hiding.LOOKALIKE)  # bits 0 and 1, as the entries store them
