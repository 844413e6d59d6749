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

HIT_COLUMNS = 5  # pattern, first, last, hiding, rule
_INVISIBLE = int(Hiding.INVISIBLE)
_LETTER_S = ord("s")


@compiled
def _hits_of_ends(
    ends: NDArray[np.int64],
    number: int,
    until: int,
    marks: NDArray[np.int64],
    codes: NDArray[np.uint32],
    hiding: NDArray[np.uint16],
    offsets: NDArray[np.int64],
    rules: NDArray[np.int64],
    breaks: NDArray[np.int64],
    symbols: NDArray[np.uint32],
    symbol_start: NDArray[np.int32],
    out: NDArray[np.int64],
    filled: int,
) -> int:
    """Verify the ends from `number` to `until`, all of one row; appends hits to `out` and returns how many there are."""
    for end_number in range(number, until):
        row, first, last, tail = ends[end_number, 0], ends[end_number, 1], ends[end_number, 2], ends[end_number, 3]
        gaps, way = ends[end_number, 4], ends[end_number, 5]
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
                filled += 1
    return filled


@compiled
def _count_patterns(ends: NDArray[np.int64], ended: int) -> int:
    count = 0
    for number in range(ended):
        count += (ends[number, 3] >> COUNT_SHIFT) & COUNT_BITS
    return count


@compiled
def _verify_rows(
    straight: NDArray[np.int64],
    crossing: NDArray[np.int64],
    marks: NDArray[np.int64],
    codes: NDArray[np.uint32],
    hiding: NDArray[np.uint16],
    offsets: NDArray[np.int64],
    rules: NDArray[np.int64],
    breaks: NDArray[np.int64],
    symbols: NDArray[np.uint32],
    symbol_start: NDArray[np.int32],
    out: NDArray[np.int64],
    row_ends: NDArray[np.int64],
) -> int:
    """Hits of all rows, ordered and with the superfluous ones dropped; `row_ends[r]` is where those of row r end."""
    filled = a = b = 0
    for row in range(len(offsets) - 1):
        begin, start_a, start_b = filled, a, b
        while a < len(straight) and straight[a, 0] == row:
            a += 1
        while b < len(crossing) and crossing[b, 0] == row:
            b += 1
        if a > start_a:
            filled = _hits_of_ends(
                straight, start_a, a, marks, codes, hiding, offsets, rules, breaks, symbols, symbol_start, out, filled
            )
        if b > start_b:
            filled = _hits_of_ends(
                crossing, start_b, b, marks, codes, hiding, offsets, rules, breaks, symbols, symbol_start, out, filled
            )
        if filled > begin + 1:
            filled = keep_longest(out, begin, filled)
        row_ends[row] = filled
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
    straight, past = _walk(starts, marks, folded, automaton)
    room = _count_patterns(straight, len(straight)) + _count_patterns(past, len(past))
    out = np.empty((room, HIT_COLUMNS), dtype=np.int64)
    row_ends = np.zeros(len(folded), dtype=np.int64)
    filled = _verify_rows(
        straight, past, marks, folded.codes, folded.hiding, folded.offsets, *automaton[5:9], out, row_ends
    )
    return _hits(folded, out[:filled], row_ends)


def _hits(folded: Folded, hits: NDArray[np.int64], row_ends: NDArray[np.int64]) -> TermHits:
    row_of = np.repeat(np.arange(len(folded), dtype=np.int32), np.diff(row_ends, prepend=0))
    begins = folded.offsets[row_of]
    return TermHits(
        row=row_of,
        term=(hits[:, 4] & TERM_BITS).astype(np.int32),
        start=folded.starts[begins + hits[:, 1]],
        end=folded.ends[begins + hits[:, 2]],
        first=hits[:, 1].astype(np.int32),
        last=hits[:, 2].astype(np.int32),
        hiding=hits[:, 3].astype(np.uint16),
    )
