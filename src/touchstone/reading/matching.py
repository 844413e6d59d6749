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
    CROSSINGS_PER_START,
    END_COLUMNS,
    ENDS_PER_CROSSING,
    ENDS_PER_START,
    walk_past_separators,
    walk_straight,
)
from touchstone.tables.compiled import compiled
from touchstone.vocabulary.hiding import Hiding

# What is matched at a time: at most so many rows, and no further row once there are so many characters.
STRETCH_ROWS, STRETCH_CHARACTERS = 512, 1 << 15
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
    automaton: Automaton,
) -> NDArray[np.int64]:
    """What holds of the ends, in their order, (k, HIT_COLUMNS)."""
    rules, breaks = automaton.rules, automaton.breaks
    symbols, symbol_start = automaton.symbols, automaton.symbol_start
    out = np.empty((_count_patterns(ends), HIT_COLUMNS), dtype=np.int64)
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
    return out[:filled]


@compiled
def _count_patterns(ends: NDArray[np.int64]) -> int:
    count = 0
    for number in range(len(ends)):
        count += (ends[number, 3] >> COUNT_SHIFT) & COUNT_BITS
    return count


@compiled
def _merge(
    straight: NDArray[np.int64], past: NDArray[np.int64], out: NDArray[np.int64], filled: int, top: int, stop: int
) -> int:
    """Put the hits of rows `top` to `stop` into `out`, ordered and without the superfluous ones; returns the new end.

    `straight` and `past` count rows from `top`.
    """
    a = b = 0
    for row in range(stop - top):
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
        for place in range(begin, filled):
            out[place, 5] = top + row
    return filled


@compiled
def _with_room(table: NDArray[np.int64], filled: int, room: int) -> NDArray[np.int64]:
    """The table, with room for `room` more lines after the filled ones."""
    if filled + room <= len(table):
        return table
    larger = np.empty((2 * len(table) + room, table.shape[1]), dtype=np.int64)
    larger[:filled] = table[:filled]
    return larger


@compiled
def _end_of_stretch(offsets: NDArray[np.int64], row: int) -> int:
    """The row after the last one of a stretch that begins at `row`."""
    stop = row + 1
    while stop < len(offsets) - 1 and stop - row < STRETCH_ROWS and offsets[stop] - offsets[row] < STRETCH_CHARACTERS:
        stop += 1
    return stop


@compiled
def _look_up(codes: NDArray[np.uint32], table: NDArray[np.int64]) -> NDArray[np.int64]:
    marks = np.empty(len(codes), dtype=np.int64)
    for place in range(len(codes)):
        marks[place] = table[min(codes[place], LIMIT - 1)]
    return marks


@compiled
def match_rows(
    codes: NDArray[np.uint32], hiding: NDArray[np.uint16], offsets: NDArray[np.int64], automaton: Automaton
) -> NDArray[np.int64]:
    """The hits of all rows (k, HIT_COLUMNS), ordered by row. Stretch by stretch: what the steps hand on stays in the cache."""
    hits = np.empty((4 * len(offsets), HIT_COLUMNS), dtype=np.int64)
    ends = np.empty((12 * STRETCH_ROWS, END_COLUMNS), dtype=np.int64)
    past = np.empty((STRETCH_ROWS + ENDS_PER_CROSSING, END_COLUMNS), dtype=np.int64)
    crossings = np.empty((4 * STRETCH_ROWS, CROSSING_COLUMNS), dtype=np.int64)
    filled = top = 0
    while top < len(offsets) - 1:
        stop = _end_of_stretch(offsets, top)
        begin, end = offsets[top], offsets[stop]
        here, shown, bounds = codes[begin:end], hiding[begin:end], offsets[top : stop + 1] - begin
        marks = _look_up(here, automaton.marks)
        starts = find_starts(marks, here, bounds, automaton.bloom)
        row = place = ended = crossed = done = reached = 0
        while row < stop - top:
            ends = _with_room(ends, ended, ENDS_PER_START)
            crossings = _with_room(crossings, crossed, CROSSINGS_PER_START)
            row, place, ended, crossed = walk_straight(
                starts, marks, bounds, automaton.root, automaton.nodes, automaton.edges, row, place, ends, ended,
                crossings, crossed,
            )  # fmt: skip
        while done < crossed:
            past = _with_room(past, reached, ENDS_PER_CROSSING)
            done, reached = walk_past_separators(
                marks, bounds, automaton.nodes, automaton.edges, crossings, crossed, done, past, reached
            )
        straight = _verify(ends[:ended], marks, here, shown, bounds, automaton)
        beyond = _verify(past[:reached], marks, here, shown, bounds, automaton)
        hits = _with_room(hits, filled, len(straight) + len(beyond))
        filled = _merge(straight, beyond, hits, filled, top, stop)
        top = stop
    return hits[:filled]


def find_terms(folded: Folded, automaton: Automaton) -> TermHits:
    """All hits of the automaton's patterns, ordered by row, first, last, term. Cost: linear in characters."""
    hits = match_rows(folded.codes, folded.hiding, folded.offsets, automaton)
    return TermHits(*_spread(hits, folded.offsets, folded.starts, folded.ends))


@compiled
def _spread(
    hits: NDArray[np.int64], offsets: NDArray[np.int64], starts: NDArray[np.int32], ends: NDArray[np.int32]
) -> tuple[
    NDArray[np.int32], NDArray[np.int32], NDArray[np.int32], NDArray[np.int32], NDArray[np.int32], NDArray[np.int32],
    NDArray[np.uint16],
]:  # fmt: skip
    """The columns of TermHits."""
    count = len(hits)
    row, term = np.empty(count, np.int32), np.empty(count, np.int32)
    first, last = np.empty(count, np.int32), np.empty(count, np.int32)
    start, end, hiding = np.empty(count, np.int32), np.empty(count, np.int32), np.empty(count, np.uint16)
    for k in range(count):
        begin = offsets[hits[k, 5]]
        row[k], term[k], first[k], last[k] = hits[k, 5], hits[k, 4] & TERM_BITS, hits[k, 1], hits[k, 2]
        start[k], end[k], hiding[k] = starts[begin + hits[k, 1]], ends[begin + hits[k, 2]], hits[k, 3]
    return row, term, start, end, first, last, hiding
