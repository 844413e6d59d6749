"""Where a term may start: a cheap look at every character, so that the walk begins at few."""

import numpy as np
from numpy.typing import NDArray

from touchstone.reading.automaton import (
    ALONE,
    CLASS_BITS,
    MASK_SYMBOL,
    PAIR,
    SHAPE_SHIFT,
    SOUND_SHIFT,
    STARTS_SHAPE,
    STARTS_SOUND,
    STOP,
    SYMBOL_BITS,
    TRIPLE,
    has_bit,
)
from touchstone.reading.classes import MASKING, OTHER
from touchstone.reading.verifying import starts_word
from touchstone.reading.walking import MAX_GAP, is_word
from touchstone.tables.compiled import compiled

BY_SHAPE, BY_SOUND = 1, 2


@compiled
def _may_cross(marks: NDArray[np.int64], first: int, end: int, bloom: NDArray[np.int64]) -> bool:
    """`_may_start` where a separator follows: it may belong to the term, mask letters or stand between characters."""
    symbol = ((marks[first] >> SHAPE_SHIFT) & SYMBOL_BITS) << 16
    following = marks[first + 1]
    literal = (following >> SHAPE_SHIFT) & SYMBOL_BITS
    if literal and has_bit(bloom, symbol | literal, PAIR):
        return True
    if following & CLASS_BITS == MASKING and has_bit(bloom, symbol | MASK_SYMBOL, PAIR):
        return True
    for place in range(first + 1, min(first + MAX_GAP + 2, end)):
        if is_word(marks[place]):
            return has_bit(bloom, symbol | ((marks[place] >> SHAPE_SHIFT) & SYMBOL_BITS), PAIR)
        if marks[place] & CLASS_BITS == OTHER:
            return False
    return False


@compiled
def _may_start(marks: NDArray[np.int64], first: int, end: int, shift: int, bloom: NDArray[np.int64]) -> bool:
    """A cheap look at the first three characters: most starts end here."""
    if marks[first] & ALONE:
        return True
    if first + 1 >= end:
        return False
    if not is_word(marks[first + 1]):
        return shift == SHAPE_SHIFT and _may_cross(marks, first, end, bloom)
    pair = ((marks[first] >> shift) & SYMBOL_BITS) << 16 | ((marks[first + 1] >> shift) & SYMBOL_BITS)
    if not has_bit(bloom, pair, PAIR):
        return False
    if first + 2 >= end or not is_word(marks[first + 2]) or has_bit(bloom, pair, STOP):
        return True
    return has_bit(bloom, pair << 16 | ((marks[first + 2] >> shift) & SYMBOL_BITS), TRIPLE)


@compiled
def find_starts(
    marks: NDArray[np.int64], codes: NDArray[np.uint32], offsets: NDArray[np.int64], bloom: NDArray[np.int64]
) -> NDArray[np.uint8]:
    """BY_SHAPE and BY_SOUND for every character at which a term may start, (m,) uint8."""
    starts = np.zeros(len(marks), dtype=np.uint8)
    for row in range(len(offsets) - 1):
        begin, end = offsets[row], offsets[row + 1]
        here = OTHER
        for first in range(begin, end):
            mark = marks[first]
            before, here = here, mark & CLASS_BITS
            if not mark & (STARTS_SHAPE | STARTS_SOUND):
                continue
            if not starts_word(marks, codes, first, begin, end, here, before):
                continue
            if mark & STARTS_SHAPE and _may_start(marks, first, end, SHAPE_SHIFT, bloom):
                starts[first] = BY_SHAPE
            if mark & STARTS_SOUND and _may_start(marks, first, end, SOUND_SHIFT, bloom):
                starts[first] |= BY_SOUND
    return starts
