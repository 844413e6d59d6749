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
from touchstone.reading.classes import DIGIT, HAN, LETTER, MASKING, OTHER
from touchstone.tables.compiled import compiled

BY_SHAPE, BY_SOUND = 1, 2
MAX_GAP = 3  # separators between two characters of a term
FULL_STOP = ord(".")


@compiled
def _pair(first: int, second: int, shift: int) -> int:
    return ((first >> shift) & SYMBOL_BITS) << 16 | ((second >> shift) & SYMBOL_BITS)


@compiled
def find_starts(
    marks: NDArray[np.int64], codes: NDArray[np.uint32], offsets: NDArray[np.int64], bloom: NDArray[np.int64]
) -> NDArray[np.uint8]:
    """BY_SHAPE and BY_SOUND for every character at which a term may start, (m,) uint8.

    Not inside a word or a number, and only where the first two or three characters begin some pattern; a separator
    after the first one may belong to the term, mask letters, or stand between its characters.
    """
    starts = np.zeros(len(marks), dtype=np.uint8)
    for row in range(len(offsets) - 1):
        begin, end = offsets[row], offsets[row + 1]
        here = OTHER
        for first in range(begin, end):
            mark = marks[first]
            before, here = here, mark & CLASS_BITS
            if not mark & (STARTS_SHAPE | STARTS_SOUND):
                continue
            if here == LETTER:
                if before == LETTER:
                    continue
            elif here == DIGIT:
                if before in (DIGIT, LETTER):
                    continue
                if first - 2 >= begin and codes[first - 1] == FULL_STOP and marks[first - 2] & CLASS_BITS == DIGIT:
                    continue
            elif here != HAN:
                continue
            if mark & ALONE:
                starts[first] = BY_SHAPE
            if first + 1 >= end:
                continue
            second = marks[first + 1]
            kind = second & CLASS_BITS
            if LETTER <= kind <= HAN:
                third = marks[first + 2] if first + 2 < end else 0
                goes_on = LETTER <= third & CLASS_BITS <= HAN
                if mark & STARTS_SHAPE:
                    pair = _pair(mark, second, SHAPE_SHIFT)
                    if has_bit(bloom, pair, PAIR) and (
                        not goes_on
                        or has_bit(bloom, pair, STOP)
                        or has_bit(bloom, pair << 16 | ((third >> SHAPE_SHIFT) & SYMBOL_BITS), TRIPLE)
                    ):
                        starts[first] = BY_SHAPE
                if mark & STARTS_SOUND:
                    pair = _pair(mark, second, SOUND_SHIFT)
                    if has_bit(bloom, pair, PAIR) and (
                        has_bit(bloom, pair, STOP)
                        or (goes_on and has_bit(bloom, pair << 16 | ((third >> SOUND_SHIFT) & SYMBOL_BITS), TRIPLE))
                    ):
                        starts[first] |= BY_SOUND
            elif mark & STARTS_SHAPE:
                symbol = ((mark >> SHAPE_SHIFT) & SYMBOL_BITS) << 16
                literal = (second >> SHAPE_SHIFT) & SYMBOL_BITS
                if (literal and has_bit(bloom, symbol | literal, PAIR)) or (
                    kind == MASKING and has_bit(bloom, symbol | MASK_SYMBOL, PAIR)
                ):
                    starts[first] = BY_SHAPE
                    continue
                for place in range(first + 1, min(first + MAX_GAP + 2, end)):
                    kind = marks[place] & CLASS_BITS
                    if LETTER <= kind <= HAN:
                        if has_bit(bloom, symbol | ((marks[place] >> SHAPE_SHIFT) & SYMBOL_BITS), PAIR):
                            starts[first] = BY_SHAPE
                        break
                    if kind == OTHER:
                        break
    return starts
