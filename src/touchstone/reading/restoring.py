"""Reads what was meant where another character was written for it: by sound, by shape, by parts; in context only."""

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from touchstone.reading.context import EDGE, FEATURES, SPACE, Number, door_of, list_features, neighbour
from touchstone.reading.correspondences import (
    DOOR,
    HAN,
    HOPELESS,
    MOST_LEVEL,
    OPEN,
    STRONG,
    RestoringTables,
    restoring_tables,
)
from touchstone.reading.folded import Folded
from touchstone.reading.folding import fold, fold_one
from touchstone.tables.compiled import compiled, inlined
from touchstone.vocabulary.hiding import Hiding

# Hiding flag by kind of candidate (KEPT, SOUND, NEAR_SOUND, SHAPE, OTHER, PARTS, SPELLED).
KIND_HIDING = np.array(
    [0, Hiding.HOMOPHONE, Hiding.HOMOPHONE, Hiding.LOOKALIKE, Hiding.LOOKALIKE, Hiding.LOOKALIKE, Hiding.PINYIN],
    np.uint16,
)
MERGED = 0xFFFFFFFF
A, Z, ZERO, NINE = ord("a"), ord("z"), ord("0"), ord("9")


def read_texts(texts: pa.Array | pa.ChunkedArray) -> Folded:
    """What the texts say: folded, then restored. The entry that everybody uses."""
    return _restore_in_place(fold(texts), restoring_tables())


def read_one(text: str) -> Folded:
    """`read_texts` for a single text."""
    return _restore_in_place(fold_one(text), restoring_tables())


def restore(folded: Folded) -> Folded:
    """Undo the writing of one character for another; changed characters are marked, merged ones span all they stand for."""
    return restore_with(folded, restoring_tables())


def restore_with(folded: Folded, tables: RestoringTables) -> Folded:
    """`restore` by other tables than the shipped ones."""
    own = Folded(*(np.array(getattr(folded, name)) for name in ("codes", "starts", "ends", "hiding", "offsets")))
    return _restore_in_place(own, tables)


def _restore_in_place(folded: Folded, tables: RestoringTables) -> Folded:
    """Like `restore`, but the arrays of `folded` are overwritten."""
    merged = restore_rows(
        folded.codes, folded.ends, folded.hiding, folded.offsets, KIND_HIDING, tables.marks, tables.slot, tables.canon,
        tables.first, tables.intended, tables.kind, tables.tail, tables.tails, tables.base, tables.doors, tables.weights,
    )  # fmt: skip
    if not merged:
        return folded
    left = close_gaps(folded.codes, folded.starts, folded.ends, folded.hiding, folded.offsets)
    return Folded(folded.codes[:left], folded.starts[:left], folded.ends[:left], folded.hiding[:left], folded.offsets)


@compiled
def close_gaps(
    codes: NDArray[np.uint32],
    starts: NDArray[np.int32],
    ends: NDArray[np.int32],
    hiding: NDArray[np.uint16],
    offsets: NDArray[np.int64],
) -> int:
    """Move what follows a MERGED character over it, in place; how many characters are left."""
    left = begin = 0
    for row in range(len(offsets) - 1):
        stop = offsets[row + 1]
        for k in range(begin, stop):
            if codes[k] != MERGED:
                codes[left], starts[left], ends[left], hiding[left] = codes[k], starts[k], ends[k], hiding[k]
                left += 1
        begin, offsets[row + 1] = stop, left
    return left


@inlined
def match_tail(codes: NDArray[np.uint32], place: int, stop: int, tails: NDArray[np.uint32], tail: int) -> int:
    """How many folded characters from `place` on are the given tail; -1 if it does not stand there."""
    length = 0
    while tails[tail + length] != 0:
        if place + length >= stop or codes[place + length] != tails[tail + length]:
            return -1
        length += 1
    return length


@inlined
def is_letter(code: Number) -> bool:
    """A plain Latin letter."""
    return bool(A <= code <= Z)


@inlined
def stands_in_word(codes: NDArray[np.uint32], start: int, place: int, stop: int) -> bool:
    """A Latin letter beside another one, or a digit not between two letters: ordinary rows mean them as they are."""
    code = codes[place]
    before = codes[place - 1] if place > start else np.uint32(EDGE)
    after = codes[place + 1] if place + 1 < stop else np.uint32(EDGE)
    if is_letter(code):
        return (is_letter(before) and before != code) or (is_letter(after) and after != code)
    return NINE >= code >= ZERO and not (is_letter(before) and is_letter(after))


@inlined
def step_left(codes: NDArray[np.uint32], place: int, start: int) -> int:
    """The nearest place before `place` that is neither a space nor merged away; `start - 1` if there is none."""
    place -= 1
    while place >= start and (codes[place] == SPACE or codes[place] == MERGED):
        place -= 1
    return place


@inlined
def step_right(codes: NDArray[np.uint32], place: int, stop: int) -> int:
    """The nearest place after `place` that is not a space; `stop` if there is none."""
    place += 1
    while place < stop and codes[place] == SPACE:
        place += 1
    return min(place, stop)


@inlined
def choose(
    places: NDArray[np.int64], codes: NDArray[np.uint32], start: int, place: int, stop: int, level: int, marks: NDArray[np.uint8],
    slot: NDArray[np.uint16], canon: NDArray[np.uint32], first: NDArray[np.int32], intended: NDArray[np.uint32],
    kinds: NDArray[np.uint8], tail: NDArray[np.int32], tails: NDArray[np.uint32],
    base: NDArray[np.int16], doors: NDArray[np.bool_], weights: NDArray[np.int8],
) -> tuple[int, int]:  # fmt: skip
    """The best candidate for the character at `place`, and how many characters after it are read with it."""
    variant = slot[codes[place]]
    keep = first[variant]
    nearest = step_left(codes, place, start)
    left = neighbour(codes[nearest]) if nearest >= start else np.uint32(EDGE)
    after = step_right(codes, place, stop)
    if not marks[codes[place]] & (OPEN << level):
        beside = neighbour(codes[after]) if after < stop else np.uint32(EDGE)
        if not doors[door_of(codes[place], left, 0)] and not doors[door_of(codes[place], beside, 1)]:
            return keep, 0
    right = seen_from_left(codes, after, stop, marks, slot, canon)
    further = step_left(codes, nearest, start)
    left2 = neighbour(codes[further]) if further >= start else np.uint32(EDGE)
    right2 = seen_from_left(codes, step_right(codes, after, stop), stop, marks, slot, canon)
    best, best_length, best_score = keep, 0, np.int64(base[keep, level])
    least = best_score - HOPELESS
    for c in range(keep + 1, first[variant + 1]):
        if base[c, level] < least:
            continue
        length = 0
        right_here, right2_here = right, right2
        if tail[c]:
            length = match_tail(codes, place + 1, stop, tails, tail[c])
            if length < 0:
                continue
            after_tail = step_right(codes, place + length, stop)
            right_here = seen_from_left(codes, after_tail, stop, marks, slot, canon)
            right2_here = seen_from_left(codes, step_right(codes, after_tail, stop), stop, marks, slot, canon)
        written = np.int64(codes[place]) | np.int64(tails[tail[c]]) << np.int64(21)
        list_features(places, written, intended[c], left2, left, right_here, right2_here)
        score = np.int64(base[c, level])
        for f in range(FEATURES):
            score += weights[places[f]]
        if score > best_score:
            best, best_length, best_score = c, length, score
    return best, best_length


@inlined
def seen_from_left(
    codes: NDArray[np.uint32], place: int, stop: int, marks: NDArray[np.uint8], slot: NDArray[np.uint16], canon: NDArray[np.uint32]
) -> np.uint32:  # fmt: skip
    """A character that is not restored yet, as its left neighbour sees it."""
    if place >= stop:
        return np.uint32(EDGE)
    code = codes[place]
    return neighbour(canon[slot[code]] if marks[code] & STRONG else code)


@compiled
def restore_rows(
    codes: NDArray[np.uint32], ends: NDArray[np.int32], hiding: NDArray[np.uint16], offsets: NDArray[np.int64],
    kind_hiding: NDArray[np.uint16], marks: NDArray[np.uint8], slot: NDArray[np.uint16], canon: NDArray[np.uint32],
    first: NDArray[np.int32], intended: NDArray[np.uint32], kinds: NDArray[np.uint8],
    tail: NDArray[np.int32], tails: NDArray[np.uint32], base: NDArray[np.int16], doors: NDArray[np.bool_], weights: NDArray[np.int8],
) -> int:  # fmt: skip
    """Restore all rows in place; characters read with the one before become MERGED. Returns how many were merged."""
    places = np.empty(FEATURES, np.int64)
    merged = 0
    for row in range(len(offsets) - 1):
        start, stop = offsets[row], offsets[row + 1]
        seen = strong = 0
        for k in range(start, stop):
            mark = marks[codes[k]]
            seen |= mark
            strong += (mark & STRONG) != 0
        if not seen & HAN:
            continue
        doubted = OPEN << min(strong, MOST_LEVEL)
        if not seen & (doubted | STRONG | DOOR):
            continue
        k = start
        while k < stop:
            mark = marks[codes[k]]
            rare = 1 if mark & STRONG else 0
            level = min(strong - rare, MOST_LEVEL)
            length = 0
            doubtful = mark & (OPEN << level) or (level == 0 and mark & DOOR)
            if doubtful and not (level == 0 and stands_in_word(codes, start, k, stop)):
                best, length = choose(
                    places,
                    codes,
                    start,
                    k,
                    stop,
                    level,
                    marks,
                    slot,
                    canon,
                    first,
                    intended,
                    kinds,
                    tail,
                    tails,
                    base,
                    doors,
                    weights,
                )
                codes[k] = intended[best]
                hiding[k] |= kind_hiding[kinds[best]]
                ends[k] = ends[k + length]
                for gone in range(k + 1, k + 1 + length):
                    codes[gone] = MERGED
                merged += length
            k += 1 + length
    return merged
