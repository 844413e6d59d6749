"""Whether a walk through the trie is a hit: word boundaries, what stood between the characters, how it was hidden."""

import numpy as np
from numpy.typing import NDArray

from touchstone.reading.automaton import (
    CLASS_BITS,
    HIDING_BITS,
    HIDING_SHIFT,
    LENGTH_BITS,
    LENGTH_SHIFT,
    MASKED_END,
)
from touchstone.reading.classes import DIGIT, HAN, LETTER, OTHER
from touchstone.tables.compiled import compiled
from touchstone.vocabulary.hiding import Hiding

SPLIT = int(Hiding.SPLIT)
DECORATED = int(Hiding.DECORATED)
HOMOPHONE = int(Hiding.HOMOPHONE)
REJECTED = -1
GAP_JOINER = 1
GAP_SPACE = 2
LETTER_S = ord("s")
FULL_STOP = ord(".")


@compiled
def class_at(marks: NDArray[np.int64], place: int, begin: int, end: int) -> int:
    """Class of the character at `place`; OTHER outside the row."""
    if place < begin or place >= end:
        return OTHER
    return int(marks[place] & CLASS_BITS)


@compiled
def starts_word(
    marks: NDArray[np.int64], codes: NDArray[np.uint32], place: int, begin: int, end: int, here: int, before: int
) -> bool:
    """Whether a term may start here: not inside a word, not inside a number. `here`, `before` are character classes."""
    if here == HAN:
        return True
    if here == LETTER:
        return before != LETTER
    if here != DIGIT or before in (DIGIT, LETTER):
        return False
    return not (
        place - 2 >= begin and codes[place - 1] == FULL_STOP and class_at(marks, place - 2, begin, end) == DIGIT
    )


@compiled
def ends_word(
    marks: NDArray[np.int64], codes: NDArray[np.uint32], last: int, length: int, begin: int, end: int
) -> bool:
    """Whether a term may end here; a model code (oppo|a59) may follow, and a plural s of a longer term."""
    here = class_at(marks, last, begin, end)
    after = class_at(marks, last + 1, begin, end)
    if here == DIGIT:
        return after != DIGIT
    if here != LETTER or after != LETTER:
        return True
    second = class_at(marks, last + 2, begin, end)
    if second != LETTER:
        return second == DIGIT or (length >= 4 and codes[last + 1] == LETTER_S)
    return class_at(marks, last + 3, begin, end) == DIGIT


@compiled
def ends_mask(marks: NDArray[np.int64], first: int, last: int, length: int, begin: int, end: int) -> bool:
    """Whether a pattern that ends in a mask is a hit: no word goes on after it, and 香* ends no Chinese word."""
    if class_at(marks, first, begin, end) == LETTER:
        return class_at(marks, last + 1, begin, end) != LETTER
    return length > 2 or class_at(marks, first - 1, begin, end) != HAN


@compiled
def count_bits(flags: int) -> int:
    """Number of set bits of a non-negative number."""
    count = 0
    while flags:
        count += flags & 1
        flags >>= 1
    return count


@compiled
def hide_by_gaps(
    marks: NDArray[np.int64], first: int, last: int, begin: int, end: int, length: int, gaps: int, gap_kinds: int
) -> int:
    """What unexpected separators inside a term hide: DECORATED, SPLIT, or REJECTED where it is no hit."""
    if gap_kinds == GAP_JOINER:
        return DECORATED
    han = class_at(marks, first, begin, end) == HAN
    if count_bits(gaps) == length - 1 and length >= (3 if han else 4):
        return SPLIT
    if not han or length == 3:
        return REJECTED
    if length == 2:
        alone = class_at(marks, first - 1, begin, end) != HAN and class_at(marks, last + 1, begin, end) != HAN
        return SPLIT if alone else REJECTED
    return SPLIT


@compiled
def verify_shape(
    marks: NDArray[np.int64],
    codes: NDArray[np.uint32],
    first: int,
    last: int,
    begin: int,
    end: int,
    rule: int,
    breaks: int,
    gaps: int,
    gap_kinds: int,
) -> int:
    """Hiding of a hit by shape (its own way of writing and its gaps), or REJECTED."""
    length = (rule >> LENGTH_SHIFT) & LENGTH_BITS
    if rule & MASKED_END:
        if not ends_mask(marks, first, last, length, begin, end):
            return REJECTED
    elif not ends_word(marks, codes, last, length, begin, end):
        return REJECTED
    hiding = (rule >> HIDING_SHIFT) & HIDING_BITS
    if gaps & ~breaks == 0:
        return hiding
    if hiding or class_at(marks, first, begin, end) == DIGIT or class_at(marks, last, begin, end) == DIGIT:
        return REJECTED
    return hide_by_gaps(marks, first, last, begin, end, length, gaps, gap_kinds)


@compiled
def verify_sound(codes: NDArray[np.uint32], first: int, symbols: NDArray[np.uint32], start: int, rule: int) -> int:
    """HOMOPHONE where some characters differ from the pattern and at least one is the same; else REJECTED."""
    length = (rule >> LENGTH_SHIFT) & LENGTH_BITS
    same = 0
    for offset in range(length):
        same += codes[first + offset] == symbols[start + offset]
    return HOMOPHONE | ((rule >> HIDING_SHIFT) & HIDING_BITS) if 0 < same < length else REJECTED
