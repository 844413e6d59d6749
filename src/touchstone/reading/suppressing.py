"""Of hits of one kind the longest, least hidden one stays; innocent terms swallow what lies inside them."""

import numpy as np
from numpy.typing import NDArray

from touchstone.reading.automaton import KIND_BITS, KIND_SHIFT, TERM_BITS
from touchstone.reading.verifying import count_bits
from touchstone.tables.compiled import inlined

# Folded characters: MAX_SYMBOLS symbols with MAX_GAP separators between and a mask; longer hits do not exist.
MAX_SPAN = 320
BEATEN = -1
INNOCENT = 0  # the number of lexicon.kind.Kind.INNOCENT; a test keeps them equal


@inlined
def _beats(out: NDArray[np.int64], winner: int, loser: int) -> bool:
    """Whether the hit in line `winner` makes the one in line `loser` superfluous."""
    if out[winner, 1] > out[loser, 1] or out[winner, 2] < out[loser, 2]:
        return False
    kind = (out[winner, 4] >> KIND_SHIFT) & KIND_BITS
    other = (out[loser, 4] >> KIND_SHIFT) & KIND_BITS
    if kind != other and kind != INNOCENT:
        return False
    if out[winner, 1] != out[loser, 1] or out[winner, 2] != out[loser, 2]:
        return True
    if kind != other:
        return True
    fewer, more = count_bits(out[winner, 3]), count_bits(out[loser, 3])
    if fewer != more:
        return fewer < more
    same_term = out[winner, 4] & TERM_BITS == out[loser, 4] & TERM_BITS
    return same_term and (out[winner, 3], out[winner, 0]) < (out[loser, 3], out[loser, 0])


@inlined
def _precedes(out: NDArray[np.int64], a: int, b: int) -> bool:
    if out[a, 1] != out[b, 1]:
        return bool(out[a, 1] < out[b, 1])
    if out[a, 2] != out[b, 2]:
        return bool(out[a, 2] < out[b, 2])
    return bool(out[a, 4] & TERM_BITS < out[b, 4] & TERM_BITS)


@inlined
def _order(out: NDArray[np.int64], begin: int, end: int) -> None:
    """Insertion sort of one row's hits, nearly sorted already."""
    for index in range(begin + 1, end):
        place = index
        while place > begin and _precedes(out, place, place - 1):
            for column in range(5):
                swap = out[place, column]
                out[place, column] = out[place - 1, column]
                out[place - 1, column] = swap
            place -= 1


@inlined
def keep_longest(out: NDArray[np.int64], begin: int, end: int) -> int:
    """Order the hits of one row, lines `begin` to `end` (pattern, first, last, hiding, rule); drop the beaten; new end.

    A beaten line is only marked until all are judged: it may itself beat another.
    """
    _order(out, begin, end)
    for loser in range(begin, end):
        for winner in range(loser - 1, begin - 1, -1):
            if out[winner, 1] < out[loser, 1] - MAX_SPAN:
                break
            if _beats(out, winner, loser):
                out[loser, 0] = BEATEN
                break
        for winner in range(loser + 1, end):
            if out[loser, 0] == BEATEN or out[winner, 1] > out[loser, 1]:
                break
            if _beats(out, winner, loser):
                out[loser, 0] = BEATEN
    kept = begin
    for line in range(begin, end):
        if out[line, 0] == BEATEN:
            continue
        if kept != line:
            for column in range(5):
                out[kept, column] = out[line, column]
        kept += 1
    return kept
