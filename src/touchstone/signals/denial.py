"""Tells a word that is said from a word that is denied: 不是高仿, 非A货, not a replica."""

import numpy as np
from numpy.typing import NDArray

from touchstone.lexicon.kind import Kind
from touchstone.signals.section import Section
from touchstone.signals.term_columns import TermColumns
from touchstone.tables.compiled import compiled

DENIAL, INNOCENT_CLAIM = int(Kind.DENIAL), int(Kind.INNOCENT_CLAIM)
REACH, LATIN_REACH = 3, 10  # folded characters between a denial and what it denies
REACH_BACK = 1  # 高仿勿扰: a denial right after
LOOK = 12  # hits looked at on each side
BREAKS = (44, 46, 59, 33, 63, 0xFF0C, 0x3002, 0x3001, 0x2C, 10, 124, 47)  # a denial does not reach over these


@compiled
def is_broken(codes: NDArray[np.uint32], begin: int, end: int) -> bool:
    """Whether a comma, full stop or bar stands in codes[begin:end]."""
    for place in range(begin, end):
        for sign in BREAKS:
            if codes[place] == sign:
                return True
    return False


@compiled
def mark_denied(
    asked: NDArray[np.intp],
    codes: NDArray[np.uint32],
    offsets: NDArray[np.int64],
    row: NDArray[np.int32],
    term: NDArray[np.int32],
    first: NDArray[np.int32],
    last: NDArray[np.int32],
    columns: TermColumns,
    denied: NDArray[np.bool_],
) -> None:
    """Set `denied` for each asked hit that a denial reaches or an innocent use covers."""
    for place in range(len(asked)):
        hit = asked[place]
        low = offsets[row[hit]]
        for other in range(max(0, hit - LOOK), min(len(row), hit + LOOK + 1)):
            if row[other] != row[hit] or other == hit:
                continue
            kind = columns.kind[term[other]]
            if kind == INNOCENT_CLAIM:
                if first[other] <= last[hit] + 1 and first[hit] <= last[other] + 1:
                    denied[place] = True
            elif kind == DENIAL:
                gap, gap_back = first[hit] - last[other] - 1, first[other] - last[hit] - 1
                latin = codes[low + last[other]] < 0x3400
                if first[other] <= first[hit] and last[other] >= last[hit]:
                    denied[place] = True
                elif 0 <= gap <= (LATIN_REACH if latin else REACH):
                    denied[place] |= not is_broken(codes, low + last[other] + 1, low + first[hit])
                elif 0 <= gap_back <= REACH_BACK and not latin:
                    denied[place] |= not is_broken(codes, low + last[hit] + 1, low + first[other])


def is_denied(section: Section, asked: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Of the hits `asked` (k,) of a section, which ones the text denies or means innocently."""
    denied = np.zeros(len(asked), dtype=np.bool_)
    hits, folded = section.hits, section.folded
    mark_denied(
        asked, folded.codes, folded.offsets, hits.row, hits.term, hits.first, hits.last, section.columns, denied
    )  # fmt: skip
    return denied
