"""Finding terms in folded texts: from every start one walk through the trie, in machine code."""

import numpy as np
from numpy.typing import NDArray

from touchstone.reading.automaton import (
    CLASS_BITS,
    ENDS,
    MASK_SYMBOL,
    NODE_BITS,
    SHAPE_SHIFT,
    SOUND_SHIFT,
    STARTS_SHAPE,
    STARTS_SOUND,
    SYMBOL_BITS,
    Automaton,
    Column,
    find_edge,
    pair_bit,
)
from touchstone.reading.classes import HAN, LETTER, LIMIT, MASKING, OTHER, SPACE
from touchstone.reading.compiled import compiled, inlined
from touchstone.reading.folded import Folded
from touchstone.reading.hits import TermHits
from touchstone.reading.suppressing import keep_longest
from touchstone.reading.verifying import GAP_JOINER, GAP_SPACE, REJECTED, starts_word, verify_shape, verify_sound
from touchstone.vocabulary.hiding import Hiding

MAX_GAP = 3  # separators between two characters of a term
MAX_MASK = 4  # mask characters that stand for one run of letters
MAX_HITS_PER_START = 64
_STACK = 256
_INVISIBLE = int(Hiding.INVISIBLE)


@compiled
def _is_word(mark: int) -> bool:
    return LETTER <= (mark & CLASS_BITS) <= HAN


@inlined
def _push(stack: NDArray[np.int64], top: int, place: int, node: int, length: int, gaps: int, kinds: int) -> int:
    if node < 0 or top >= _STACK:
        return top
    stack[top, 0] = place
    stack[top, 1] = node
    stack[top, 2] = length
    stack[top, 3] = gaps
    stack[top, 4] = kinds
    return top + 1


@inlined
def _child(edges: NDArray[np.int64], node: int, mark: int, shift: int) -> int:
    symbol = (mark >> shift) & SYMBOL_BITS
    return find_edge(edges, node, symbol) if symbol else -1


@inlined
def _push_past_separators(
    marks: NDArray[np.int64],
    here: int,
    end: int,
    edges: NDArray[np.int64],
    stack: NDArray[np.int64],
    top: int,
    node: int,
    length: int,
    gaps: int,
    kinds: int,
) -> int:
    """The three ways on at a separator: it belongs to the term, it masks letters, it stands between characters."""
    top = _push(stack, top, here, _child(edges, node, marks[here], SHAPE_SHIFT), length + 1, gaps, kinds)
    run = 0
    while run < MAX_MASK and here + run < end and marks[here + run] & CLASS_BITS == MASKING:
        run += 1
    if run:
        top = _push(stack, top, here + run - 1, find_edge(edges, node, MASK_SYMBOL), length + 1, gaps, kinds)
    for place in range(here, min(here + MAX_GAP + 1, end)):
        kind = marks[place] & CLASS_BITS
        if _is_word(kind):
            child = _child(edges, node, marks[place], SHAPE_SHIFT)
            return _push(stack, top, place, child, length + 1, gaps | (1 << length), kinds)
        if kind == OTHER:
            return top
        kinds |= GAP_SPACE if kind == SPACE else GAP_JOINER
    return top


@inlined
def _add(found: NDArray[np.int64], count: int, pattern: int, last: int, hiding: int) -> int:
    """Add a hit of this start, or keep the less hidden of two ways of reading it."""
    for index in range(count):
        if found[index, 0] == pattern and found[index, 1] == last:
            found[index, 2] = min(found[index, 2], hiding)
            return count
    if count == MAX_HITS_PER_START:
        return count
    found[count, 0] = pattern
    found[count, 1] = last
    found[count, 2] = hiding
    return count + 1


@inlined
def _add_outputs(
    marks: NDArray[np.int64],
    codes: NDArray[np.uint32],
    first: int,
    place: int,
    begin: int,
    end: int,
    shift: int,
    outputs: NDArray[np.int32],
    patterns: NDArray[np.int64],
    symbols: NDArray[np.uint32],
    node: int,
    gaps: int,
    kinds: int,
    found: NDArray[np.int64],
    count: int,
) -> int:
    """Verify the patterns that end at `node` and add those that hold."""
    for pattern in range(outputs[node & NODE_BITS], outputs[(node & NODE_BITS) + 1]):
        if shift == SOUND_SHIFT:
            hiding = verify_sound(codes, first, patterns, symbols, pattern, gaps)
        else:
            hiding = verify_shape(marks, codes, first, place, begin, end, patterns, symbols, pattern, gaps, kinds)
        if hiding != REJECTED:
            count = _add(found, count, pattern, place, hiding)
    return count


@inlined
def _walk(
    marks: NDArray[np.int64],
    codes: NDArray[np.uint32],
    first: int,
    begin: int,
    end: int,
    shift: int,
    edges: NDArray[np.int64],
    outputs: NDArray[np.int32],
    patterns: NDArray[np.int64],
    symbols: NDArray[np.uint32],
    stack: NDArray[np.int64],
    found: NDArray[np.int64],
    count: int,
) -> int:
    """Walk every way from one start; returns the number of hits found so far at this start.

    The straight way stays in registers; the stack only holds the other ways on at a separator.
    """
    place, node, length, gaps, kinds = first, _child(edges, 0, marks[first], shift), 1, 0, 0
    top = 0
    while True:
        if node >= 0:
            if node & ENDS:
                count = _add_outputs(
                    marks,
                    codes,
                    first,
                    place,
                    begin,
                    end,
                    shift,
                    outputs,
                    patterns,
                    symbols,
                    node,
                    gaps,
                    kinds,
                    found,
                    count,
                )
            place += 1
            node &= NODE_BITS
            if place < end and _is_word(marks[place]):
                node = _child(edges, node, marks[place], shift)
                length += 1
                continue
            if place < end and shift == SHAPE_SHIFT:
                top = _push_past_separators(marks, place, end, edges, stack, top, node, length, gaps, kinds)
        if top == 0:
            return count
        top -= 1
        place, node, length, gaps, kinds = stack[top, 0], stack[top, 1], stack[top, 2], stack[top, 3], stack[top, 4]


@compiled
def _may_start(first: int, second: int, shift: int, bloom: NDArray[np.int64]) -> bool:
    """A cheap look at the first two characters: most starts end here. A separator may lead anywhere."""
    if not _is_word(second):
        return True
    bit = pair_bit((first >> shift) & SYMBOL_BITS, (second >> shift) & SYMBOL_BITS)
    return (bloom[bit >> 6] >> (bit & 63)) & 1 == 1


@compiled
def _hide_by_characters(hiding: NDArray[np.uint16], first: int, last: int) -> int:
    """Flags of the characters of a span; an invisible one before the first hides nothing of the term."""
    flags = int(hiding[first]) & ~_INVISIBLE
    for place in range(first + 1, last + 1):
        flags |= int(hiding[place])
    return flags


@inlined
def _match_row(
    marks: NDArray[np.int64],
    codes: NDArray[np.uint32],
    hiding: NDArray[np.uint16],
    begin: int,
    end: int,
    bloom: NDArray[np.int64],
    edges: NDArray[np.int64],
    outputs: NDArray[np.int32],
    patterns: NDArray[np.int64],
    symbols: NDArray[np.uint32],
    stack: NDArray[np.int64],
    found: NDArray[np.int64],
    out: NDArray[np.int64],
    filled: int,
) -> int:
    """Append the hits of one row to `out` from `filled`; -1 where they do not fit."""
    for first in range(begin, end):
        mark = marks[first]
        if not mark & (STARTS_SHAPE | STARTS_SOUND) or not starts_word(marks, codes, first, begin, end):
            continue
        second = marks[first + 1] if first + 1 < end else OTHER
        count = 0
        for shift, starts in ((SHAPE_SHIFT, STARTS_SHAPE), (SOUND_SHIFT, STARTS_SOUND)):
            if mark & starts and _may_start(mark, second, shift, bloom):
                count = _walk(
                    marks, codes, first, begin, end, shift, edges, outputs, patterns, symbols, stack, found, count
                )
        if filled + count > len(out):
            return -1
        for index in range(count):
            last = found[index, 1]
            out[filled, 0] = found[index, 0]
            out[filled, 1] = first - begin
            out[filled, 2] = last - begin
            out[filled, 3] = found[index, 2] | _hide_by_characters(hiding, first, last)
            filled += 1
    return filled


@compiled
def _match_rows(
    marks: NDArray[np.int64],
    codes: NDArray[np.uint32],
    hiding: NDArray[np.uint16],
    offsets: NDArray[np.int64],
    bloom: NDArray[np.int64],
    edges: NDArray[np.int64],
    outputs: NDArray[np.int32],
    patterns: NDArray[np.int64],
    symbols: NDArray[np.uint32],
    row: int,
    out: NDArray[np.int64],
    row_ends: NDArray[np.int64],
    filled: int,
) -> tuple[int, int]:
    """Match rows from `row` on; returns (next row, hits so far), stopping early where `out` is full."""
    stack = np.empty((_STACK, 5), dtype=np.int64)
    found = np.empty((MAX_HITS_PER_START, 3), dtype=np.int64)
    while row < len(offsets) - 1:
        end = _match_row(
            marks,
            codes,
            hiding,
            offsets[row],
            offsets[row + 1],
            bloom,
            edges,
            outputs,
            patterns,
            symbols,
            stack,
            found,
            out,
            filled,
        )
        if end < 0:
            return row, filled
        filled = keep_longest(out, filled, end, patterns)
        row_ends[row] = filled
        row += 1
    return row, filled


def find_terms(folded: Folded, automaton: Automaton) -> TermHits:
    """All hits of the automaton's patterns in `folded`, ordered by row, first, last, term. Cost: linear in characters."""
    marks = automaton.marks[np.minimum(folded.codes, LIMIT - 1)]
    rows = len(folded)
    out = np.empty((max(64, 6 * rows), 4), dtype=np.int64)
    row_ends = np.zeros(rows, dtype=np.int64)
    text = (marks, folded.codes, folded.hiding, folded.offsets)
    tables = automaton[1:]
    row, filled = _match_rows(*text, *tables, 0, out, row_ends, 0)
    while row < rows:
        out = np.concatenate((out[:filled], np.empty((2 * len(out), 4), dtype=np.int64)))
        row, filled = _match_rows(*text, *tables, row, out, row_ends, filled)
    hits = out[:filled]
    row_of = np.repeat(np.arange(rows, dtype=np.int32), np.diff(row_ends, prepend=0))
    begins = folded.offsets[row_of]
    return TermHits(
        row=row_of,
        term=automaton.patterns[hits[:, 0], Column.TERM].astype(np.int32),
        start=folded.starts[begins + hits[:, 1]],
        end=folded.ends[begins + hits[:, 2]],
        first=hits[:, 1].astype(np.int32),
        last=hits[:, 2].astype(np.int32),
        hiding=hits[:, 3].astype(np.uint16),
    )
