"""Finding terms in folded texts: from every start one walk through the trie, in machine code."""

import numpy as np
from numpy.typing import NDArray

from touchstone.reading.automaton import (
    ALONE,
    CLASS_BITS,
    PAIR,
    SHAPE_SHIFT,
    SOUND_SHIFT,
    STARTS_SHAPE,
    STARTS_SOUND,
    STOP,
    SYMBOL_BITS,
    TRIPLE,
    Automaton,
    Column,
    has_bit,
)
from touchstone.reading.classes import LIMIT, OTHER
from touchstone.reading.compiled import compiled, inlined
from touchstone.reading.folded import Folded
from touchstone.reading.hits import TermHits
from touchstone.reading.suppressing import keep_longest
from touchstone.reading.verifying import starts_word
from touchstone.reading.walking import MAX_HITS_PER_START, STACK, is_word, walk
from touchstone.vocabulary.hiding import Hiding

_INVISIBLE = int(Hiding.INVISIBLE)


@compiled
def _may_start(marks: NDArray[np.int64], first: int, end: int, shift: int, bloom: NDArray[np.int64]) -> bool:
    """A cheap look at the first three characters: most starts end here. A separator may lead anywhere."""
    if marks[first] & ALONE or first + 1 >= end or not is_word(marks[first + 1]):
        return True
    pair = ((marks[first] >> shift) & SYMBOL_BITS) << 16 | ((marks[first + 1] >> shift) & SYMBOL_BITS)
    if not has_bit(bloom, pair, PAIR):
        return False
    if first + 2 >= end or not is_word(marks[first + 2]) or has_bit(bloom, pair, STOP):
        return True
    return has_bit(bloom, pair << 16 | ((marks[first + 2] >> shift) & SYMBOL_BITS), TRIPLE)


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
    root: NDArray[np.int32],
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
    here = OTHER
    for first in range(begin, end):
        mark = marks[first]
        before, here = here, mark & CLASS_BITS
        if not mark & (STARTS_SHAPE | STARTS_SOUND):
            continue
        if not starts_word(marks, codes, first, begin, end, here, before):
            continue
        count = 0
        for shift, starts in ((SHAPE_SHIFT, STARTS_SHAPE), (SOUND_SHIFT, STARTS_SOUND)):
            if mark & starts and _may_start(marks, first, end, shift, bloom):
                count = walk(
                    marks, codes, first, begin, end, shift, root, edges, outputs, patterns, symbols, stack, found, count
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
    root: NDArray[np.int32],
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
    stack = np.empty((STACK, 5), dtype=np.int64)
    found = np.empty((MAX_HITS_PER_START, 3), dtype=np.int64)
    while row < len(offsets) - 1:
        end = _match_row(
            marks,
            codes,
            hiding,
            offsets[row],
            offsets[row + 1],
            bloom,
            root,
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
    """All hits of the automaton's patterns, ordered by row, first, last, term. Cost: linear in characters."""
    marks = automaton.marks[np.minimum(folded.codes, LIMIT - 1)]
    rows = len(folded)
    out = np.empty((max(64, 6 * rows), 4), dtype=np.int64)
    row_ends = np.zeros(rows, dtype=np.int64)
    row, filled = _match_rows(
        marks,
        folded.codes,
        folded.hiding,
        folded.offsets,
        automaton.bloom,
        automaton.root,
        automaton.edges,
        automaton.outputs,
        automaton.patterns,
        automaton.symbols,
        0,
        out,
        row_ends,
        0,
    )
    while row < rows:
        out = np.concatenate((out[:filled], np.empty((2 * len(out), 4), dtype=np.int64)))
        row, filled = _match_rows(
            marks,
            folded.codes,
            folded.hiding,
            folded.offsets,
            automaton.bloom,
            automaton.root,
            automaton.edges,
            automaton.outputs,
            automaton.patterns,
            automaton.symbols,
            row,
            out,
            row_ends,
            filled,
        )
    return _hits(folded, automaton, out[:filled], row_ends)


def _hits(folded: Folded, automaton: Automaton, hits: NDArray[np.int64], row_ends: NDArray[np.int64]) -> TermHits:
    row_of = np.repeat(np.arange(len(folded), dtype=np.int32), np.diff(row_ends, prepend=0))
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
