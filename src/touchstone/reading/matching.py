"""Finding terms in folded texts: from every start one walk through the trie, in machine code."""

import numpy as np
from numpy.typing import NDArray

from touchstone.reading.automaton import (
    SHAPE_SHIFT,
    SOUND_SHIFT,
    TERM_BITS,
    Automaton,
)
from touchstone.reading.classes import LIMIT
from touchstone.reading.compiled import compiled, inlined
from touchstone.reading.folded import Folded
from touchstone.reading.hits import TermHits
from touchstone.reading.starting import BY_SHAPE, BY_SOUND, find_starts
from touchstone.reading.suppressing import keep_longest
from touchstone.reading.walking import MAX_HITS_PER_START, STACK, walk
from touchstone.vocabulary.hiding import Hiding

_INVISIBLE = int(Hiding.INVISIBLE)


@compiled
def _hide_by_characters(hiding: NDArray[np.uint16], first: int, last: int) -> int:
    """Flags of the characters of a span; an invisible one before the first hides nothing of the term."""
    flags = int(hiding[first]) & ~_INVISIBLE
    for place in range(first + 1, last + 1):
        flags |= int(hiding[place])
    return flags


@inlined
def _match_row(
    starts: NDArray[np.uint8],
    marks: NDArray[np.int64],
    codes: NDArray[np.uint32],
    hiding: NDArray[np.uint16],
    begin: int,
    end: int,
    root: NDArray[np.int32],
    edges: NDArray[np.int64],
    outputs: NDArray[np.int32],
    rules: NDArray[np.int64],
    breaks: NDArray[np.int64],
    symbols: NDArray[np.uint32],
    symbol_start: NDArray[np.int32],
    stack: NDArray[np.int64],
    found: NDArray[np.int64],
    out: NDArray[np.int64],
    filled: int,
) -> int:
    """Append the hits of one row to `out` from `filled`; -1 where they do not fit."""
    for first in range(begin, end):
        if starts[first] == 0:
            continue
        count = 0
        for shift, way in ((SHAPE_SHIFT, BY_SHAPE), (SOUND_SHIFT, BY_SOUND)):
            if starts[first] & way:
                count = walk(
                    marks,
                    codes,
                    first,
                    begin,
                    end,
                    shift,
                    root,
                    edges,
                    outputs,
                    rules,
                    breaks,
                    symbols,
                    symbol_start,
                    stack,
                    found,
                    count,
                )
        if filled + count > len(out):
            return -1
        for index in range(count):
            last = found[index, 1]
            out[filled, 0] = found[index, 0]
            out[filled, 1] = first - begin
            out[filled, 2] = last - begin
            out[filled, 3] = found[index, 2] | _hide_by_characters(hiding, first, last)
            out[filled, 4] = found[index, 3]
            filled += 1
    return filled


@compiled
def _match_rows(
    starts: NDArray[np.uint8],
    marks: NDArray[np.int64],
    codes: NDArray[np.uint32],
    hiding: NDArray[np.uint16],
    offsets: NDArray[np.int64],
    root: NDArray[np.int32],
    edges: NDArray[np.int64],
    outputs: NDArray[np.int32],
    rules: NDArray[np.int64],
    breaks: NDArray[np.int64],
    symbols: NDArray[np.uint32],
    symbol_start: NDArray[np.int32],
    row: int,
    out: NDArray[np.int64],
    row_ends: NDArray[np.int64],
    filled: int,
) -> tuple[int, int]:
    """Match rows from `row` on; returns (next row, hits so far), stopping early where `out` is full."""
    stack = np.empty((STACK, 5), dtype=np.int64)
    found = np.empty((MAX_HITS_PER_START, 4), dtype=np.int64)
    while row < len(offsets) - 1:
        end = _match_row(
            starts,
            marks,
            codes,
            hiding,
            offsets[row],
            offsets[row + 1],
            root,
            edges,
            outputs,
            rules,
            breaks,
            symbols,
            symbol_start,
            stack,
            found,
            out,
            filled,
        )
        if end < 0:
            return row, filled
        filled = keep_longest(out, filled, end)
        row_ends[row] = filled
        row += 1
    return row, filled


def find_terms(folded: Folded, automaton: Automaton) -> TermHits:
    """All hits of the automaton's patterns, ordered by row, first, last, term. Cost: linear in characters."""
    marks = automaton.marks[np.minimum(folded.codes, LIMIT - 1)]
    starts = find_starts(marks, folded.codes, folded.offsets, automaton.bloom)
    rows = len(folded)
    out = np.empty((max(64, 6 * rows), 5), dtype=np.int64)
    row_ends = np.zeros(rows, dtype=np.int64)
    row = filled = attempts = 0
    while row < rows:
        if attempts:
            out = np.concatenate((out[:filled], np.empty((2 * len(out), 5), dtype=np.int64)))
        row, filled = _match_rows(
            starts,
            marks,
            folded.codes,
            folded.hiding,
            folded.offsets,
            automaton.root,
            automaton.edges,
            automaton.outputs,
            automaton.rules,
            automaton.breaks,
            automaton.symbols,
            automaton.symbol_start,
            row,
            out,
            row_ends,
            filled,
        )
        attempts += 1
    return _hits(folded, automaton, out[:filled], row_ends)


def _hits(folded: Folded, automaton: Automaton, hits: NDArray[np.int64], row_ends: NDArray[np.int64]) -> TermHits:
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
