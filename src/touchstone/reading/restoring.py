"""Reads what was meant where another character was written for it: by sound, by shape, by parts; in context only."""

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from touchstone.reading.compiled import compiled
from touchstone.reading.context import EDGE, FEATURES, SPACE, list_features, neighbour
from touchstone.reading.correspondences import DEEP, GATED, HAN, STRONG, RestoringTables, restoring_tables
from touchstone.reading.folded import Folded
from touchstone.reading.folding import fold, fold_one
from touchstone.vocabulary.hiding import Hiding

# Hiding flag by kind of candidate (KEPT, SOUND, NEAR_SOUND, SHAPE, OTHER, PARTS, SPELLED).
KIND_HIDING = np.array(
    [0, Hiding.HOMOPHONE, Hiding.HOMOPHONE, Hiding.LOOKALIKE, Hiding.LOOKALIKE, Hiding.LOOKALIKE, Hiding.PINYIN], np.uint16
)
DEEP_LEVEL = 2  # how many other strong variants a row needs before its ordinary characters are doubted
MOST_LEVEL = 3


def read_texts(texts: pa.Array | pa.ChunkedArray) -> Folded:
    """What the texts say: folded, then restored. The entry that everybody uses."""
    return _restore_in_place(fold(texts), restoring_tables())


def read_one(text: str) -> Folded:
    """`read_texts` for a single text."""
    return _restore_in_place(fold_one(text), restoring_tables())


def restore(folded: Folded) -> Folded:
    """Undo the writing of one character for another; changed characters are marked, merged ones span all they stand for."""
    own = Folded(*(np.array(getattr(folded, name)) for name in ("codes", "starts", "ends", "hiding", "offsets")))
    return _restore_in_place(own, restoring_tables())


def _restore_in_place(folded: Folded, tables: RestoringTables) -> Folded:
    """Like `restore`, but the arrays of `folded` are overwritten."""
    longest = int(np.diff(folded.offsets).max(initial=0))
    used = restore_rows(
        folded.codes, folded.starts, folded.ends, folded.hiding, folded.offsets,
        np.empty(longest + 4, np.int32), np.empty(longest + 4, np.uint32), np.empty(longest + 4, np.uint32), KIND_HIDING,
        tables.marks, tables.slot, tables.canon, tables.first, tables.intended, tables.kind, tables.tail, tables.tails, tables.weights,
    )  # fmt: skip
    return Folded(folded.codes[:used], folded.starts[:used], folded.ends[:used], folded.hiding[:used], folded.offsets)


@compiled
def tail_length(
    codes: NDArray[np.uint32], place: int, stop: int, tails: NDArray[np.uint32], tail: int
) -> int:
    """How many folded characters from `place` on are the given tail; -1 if it does not stand there."""
    length = 0
    while tails[tail + length] != 0:
        if place + length >= stop or codes[place + length] != tails[tail + length]:
            return -1
        length += 1
    return length


@compiled
def list_context(
    codes: NDArray[np.uint32], first: int, last: int,
    marks: NDArray[np.uint8], slot: NDArray[np.uint16], canon: NDArray[np.uint32],
    places: NDArray[np.int32], right: NDArray[np.uint32],
) -> int:  # fmt: skip
    """Characters of one row without spaces: where they stand and what they are as right neighbours; returns how many."""
    count = 0
    for k in range(first, last):
        code = codes[k]
        if code != SPACE:
            places[count] = k
            right[count] = neighbour(canon[slot[code]] if marks[code] & STRONG else code)
            count += 1
    right[count] = right[count + 1] = EDGE
    return count


@compiled
def restore_rows(
    codes: NDArray[np.uint32], starts: NDArray[np.int32], ends: NDArray[np.int32], hiding: NDArray[np.uint16], offsets: NDArray[np.int64],
    places: NDArray[np.int32], right: NDArray[np.uint32], left: NDArray[np.uint32], kind_hiding: NDArray[np.uint16],
    marks: NDArray[np.uint8], slot: NDArray[np.uint16], canon: NDArray[np.uint32], first: NDArray[np.int32],
    intended: NDArray[np.uint32], kinds: NDArray[np.uint8], tail: NDArray[np.int32], tails: NDArray[np.uint32], weights: NDArray[np.int8],
) -> int:  # fmt: skip
    """Restore all rows in place; returns how many characters are left."""
    found = np.empty(FEATURES, np.uint32)
    kept = row_start = np.int64(0)
    for row in range(len(offsets) - 1):
        row_stop = offsets[row + 1]
        seen = strong = 0
        for k in range(row_start, row_stop):
            mark = marks[codes[k]]
            seen |= mark
            strong += (mark & STRONG) != 0
        doubted = GATED | DEEP if strong >= DEEP_LEVEL else GATED
        if seen & HAN and seen & doubted:
            count = list_context(codes, row_start, row_stop, marks, slot, canon, places, right)
            here = 0
            written_to = kept
            before2 = before = np.uint32(EDGE)
            next_place = row_start
            while here < count:
                place = places[here]
                while next_place < place:  # spaces between
                    codes[written_to] = codes[next_place]
                    starts[written_to], ends[written_to] = starts[next_place], ends[next_place]
                    hiding[written_to] = hiding[next_place]
                    written_to += 1
                    next_place += 1
                code = codes[place]
                mark = marks[code]
                best, best_tail = code, 0
                best_kind = 0
                if mark & doubted:
                    variant = slot[code]
                    rare = 1 if mark & STRONG else 0
                    level = min(strong - rare, MOST_LEVEL)
                    best_score = -1 << 30
                    for c in range(first[variant], first[variant + 1]):
                        length = 0
                        if tail[c]:
                            length = tail_length(codes, place + 1, row_stop, tails, tail[c])
                            if length < 0:
                                continue
                        whole = np.int64(code) if length == 0 else np.int64(code) | np.int64(tails[tail[c]]) << 21
                        list_features(
                            found, whole, intended[c], kinds[c], rare, level,
                            before2, before, right[here + 1 + length], right[min(here + 2 + length, count)],
                        )  # fmt: skip
                        score = 0
                        for f in range(FEATURES):
                            score += weights[found[f]]
                        if score > best_score:
                            best_score, best, best_tail, best_kind = score, intended[c], length, kinds[c]
                codes[written_to] = best
                starts[written_to], ends[written_to] = starts[place], ends[place + best_tail]
                hiding[written_to] = hiding[place] | kind_hiding[best_kind]
                written_to += 1
                next_place = place + 1 + best_tail
                here += 1 + best_tail
                before2, before = before, neighbour(best)
            while next_place < row_stop:
                codes[written_to] = codes[next_place]
                starts[written_to], ends[written_to] = starts[next_place], ends[next_place]
                hiding[written_to] = hiding[next_place]
                written_to += 1
                next_place += 1
            kept = written_to
        elif kept == row_start:
            kept = row_stop
        else:
            for k in range(row_start, row_stop):
                codes[kept] = codes[k]
                starts[kept], ends[kept], hiding[kept] = starts[k], ends[k], hiding[k]
                kept += 1
        row_start = row_stop
        offsets[row + 1] = kept
    return kept
