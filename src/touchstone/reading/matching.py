"""Finding terms in folded texts: starts, straight walks, walks past separators, then what holds of the ends they reach."""

import numpy as np
from numpy.typing import NDArray

from touchstone.reading.automaton import CLASS_BITS, LENGTH_BITS, LENGTH_SHIFT, TERM_BITS, Automaton
from touchstone.reading.classes import LIMIT, OTHER
from touchstone.reading.folded import Folded
from touchstone.reading.hits import TermHits
from touchstone.reading.starting import find_starts
from touchstone.reading.suppressing import keep_longest
from touchstone.reading.trie import COUNT_BITS, COUNT_SHIFT, PATTERN_BITS
from touchstone.reading.verifying import (
    REJECTED,
    S_FOLLOWS,
    SECOND_SHIFT,
    THIRD_SHIFT,
    WAY_SOUND,
    verify_shape,
    verify_sound,
)
from touchstone.reading.walking import (
    CROSSING_COLUMNS,
    END_COLUMNS,
    ENDS_PER_CROSSING,
    walk_past_separators,
    walk_straight,
)
from touchstone.tables.compiled import compiled
from touchstone.vocabulary.hiding import Hiding

HIT_COLUMNS = 6  # pattern, first, last, hiding, rule, row
_INVISIBLE = int(Hiding.INVISIBLE)
_LETTER_S = ord("s")


@compiled
def _verify(
    ends: NDArray[np.int64],
    marks: NDArray[np.int64],
    codes: NDArray[np.uint32],
    hiding: NDArray[np.uint16],
    offsets: NDArray[np.int64],
    rules: NDArray[np.int64],
    breaks: NDArray[np.int64],
    symbols: NDArray[np.uint32],
    symbol_start: NDArray[np.int32],
    out: NDArray[np.int64],
) -> int:
    """Put what holds of the ends into `out`, in their order, and return how many hits there are."""
    filled = 0
    for number in range(len(ends)):
        row, first, last, tail = ends[number, 0], ends[number, 1], ends[number, 2], ends[number, 3]
        gaps, way = ends[number, 4], ends[number, 5]
        begin, end = offsets[row], offsets[row + 1]
        before = marks[first - 1] & CLASS_BITS if first > begin else OTHER
        following = 0
        if last + 1 < end:
            following = marks[last + 1] & CLASS_BITS
            following |= S_FOLLOWS if codes[last + 1] == _LETTER_S else 0
        following |= (marks[last + 2] & CLASS_BITS) << SECOND_SHIFT if last + 2 < end else 0
        following |= (marks[last + 3] & CLASS_BITS) << THIRD_SHIFT if last + 3 < end else 0
        flags = int(hiding[first]) & ~_INVISIBLE
        for place in range(first + 1, last + 1):
            flags |= int(hiding[place])
        begins = tail & PATTERN_BITS
        for pattern in range(begins, begins + ((tail >> COUNT_SHIFT) & COUNT_BITS)):
            rule = rules[pattern]
            if way == WAY_SOUND:
                same = 0
                for offset in range((rule >> LENGTH_SHIFT) & LENGTH_BITS):
                    same += codes[first + offset] == symbols[symbol_start[pattern] + offset]
                hidden = verify_sound(rule, same)
            else:
                opening, closing = marks[first] & CLASS_BITS, marks[last] & CLASS_BITS
                allowed = breaks[pattern] if gaps else 0
                hidden = verify_shape(rule, allowed, gaps, way, before, opening, closing, following)
            if hidden != REJECTED:
                out[filled, 0] = pattern
                out[filled, 1] = first - begin
                out[filled, 2] = last - begin
                out[filled, 3] = hidden | flags
                out[filled, 4] = rule
                out[filled, 5] = row
                filled += 1
    return filled


@compiled
def _count_patterns(ends: NDArray[np.int64]) -> int:
    count = 0
    for number in range(len(ends)):
        count += (ends[number, 3] >> COUNT_SHIFT) & COUNT_BITS
    return count


@compiled
def _merge(straight: NDArray[np.int64], past: NDArray[np.int64], out: NDArray[np.int64], rows: int) -> int:
    """Put the hits of all rows into `out`, ordered and without the superfluous ones; returns how many there are."""
    filled = a = b = 0
    for row in range(rows):
        begin = filled
        while a < len(straight) and straight[a, 5] == row:
            for column in range(HIT_COLUMNS):
                out[filled, column] = straight[a, column]
            filled += 1
            a += 1
        while b < len(past) and past[b, 5] == row:
            for column in range(HIT_COLUMNS):
                out[filled, column] = past[b, column]
            filled += 1
            b += 1
        if filled > begin + 1:
            filled = keep_longest(out, begin, filled)
    return filled


def _grow(table: NDArray[np.int64], filled: int, room: int) -> NDArray[np.int64]:
    return np.concatenate((table[:filled], np.empty((len(table) + room, table.shape[1]), dtype=np.int64)))


def _walk(
    starts: NDArray[np.uint8], marks: NDArray[np.int64], folded: Folded, automaton: Automaton
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Ends of straight walks and of those past separators, each ordered by row."""
    rows, (root, nodes, edges) = len(folded), automaton[2:5]
    longest = int(np.diff(folded.offsets).max(initial=0))
    ends = np.empty((6 * rows + 64, END_COLUMNS), dtype=np.int64)
    crossings = np.empty((2 * rows + 64, CROSSING_COLUMNS), dtype=np.int64)
    row = ended = crossed = 0
    while row < rows:
        row, ended, crossed = walk_straight(
            starts, marks, folded.offsets, root, nodes, edges, row, ends, ended, crossings, crossed
        )
        if row < rows:
            ends, crossings = _grow(ends, ended, 64 * longest), _grow(crossings, crossed, 2 * longest)
    past = np.empty((rows // 2 + ENDS_PER_CROSSING, END_COLUMNS), dtype=np.int64)
    done = reached = 0
    while done < crossed:
        done, reached = walk_past_separators(
            marks, folded.offsets, nodes, edges, crossings, crossed, done, past, reached
        )
        if done < crossed:
            past = _grow(past, reached, ENDS_PER_CROSSING)
    return ends[:ended], past[:reached]


def find_terms(folded: Folded, automaton: Automaton) -> TermHits:
    """All hits of the automaton's patterns, ordered by row, first, last, term. Cost: linear in characters."""
    marks = automaton.marks[np.minimum(folded.codes, LIMIT - 1)]
    starts = find_starts(marks, folded.codes, folded.offsets, automaton.bloom)
    held = [_verified(ends, marks, folded, automaton) for ends in _walk(starts, marks, folded, automaton)]
    out = np.empty((len(held[0]) + len(held[1]), HIT_COLUMNS), dtype=np.int64)
    filled = _merge(held[0], held[1], out, len(folded))
    return _hits(folded, out[:filled])


def _verified(
    ends: NDArray[np.int64], marks: NDArray[np.int64], folded: Folded, automaton: Automaton
) -> NDArray[np.int64]:
    out = np.empty((_count_patterns(ends), HIT_COLUMNS), dtype=np.int64)
    found = _verify(
        ends,
        marks,
        folded.codes,
        folded.hiding,
        folded.offsets,
        automaton.rules,
        automaton.breaks,
        automaton.symbols,
        automaton.symbol_start,
        out,
    )
    return out[:found]


def _hits(folded: Folded, hits: NDArray[np.int64]) -> TermHits:
    row_of = hits[:, 5]
    begins = folded.offsets[row_of]
    return TermHits(
        row=row_of.astype(np.int32),
        term=(hits[:, 4] & TERM_BITS).astype(np.int32),
        start=folded.starts[begins + hits[:, 1]],
        end=folded.ends[begins + hits[:, 2]],
        first=hits[:, 1].astype(np.int32),
        last=hits[:, 2].astype(np.int32),
        hiding=hits[:, 3].astype(np.uint16),
    )
