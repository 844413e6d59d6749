"""Folds texts straight from Arrow's UTF-8 buffers: width, case, script, style, look-alikes; every character keeps its origin."""

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from touchstone.reading.fold_table import (
    DIGIT,
    DROPPED,
    EXPANDED,
    EXTRA_SHIFT,
    FOREIGN,
    HIDING_SHIFT,
    KIND,
    LATIN,
    LOOKALIKE,
    VALUE,
    WORD,
)
from touchstone.reading.folded import Folded
from touchstone.reading.kept_table import fold_table
from touchstone.tables.compiled import compiled
from touchstone.vocabulary.hiding import Hiding

SPACE = 0x20
INVISIBLE = int(Hiding.INVISIBLE)
MOST_PER_BYTE = 6  # U+FDFA: three bytes, eighteen folded characters
SLACK = 64


def fold(texts: pa.Array | pa.ChunkedArray) -> Folded:
    """Fold every text of a string array; null counts as empty. Rows keep their order."""
    flat = texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts
    if not pa.types.is_string(flat.type) and not pa.types.is_large_string(flat.type):
        flat = flat.cast(pa.large_string())
    if flat.null_count:
        flat = flat.fill_null("")
    width = np.int64 if pa.types.is_large_string(flat.type) else np.int32
    _, where, content = flat.buffers()
    if len(flat) == 0 or where is None:
        return _fold_bytes(np.zeros(0, np.uint8), np.zeros(len(flat) + 1, np.int64))
    bounds = np.frombuffer(where, width)[flat.offset : flat.offset + len(flat) + 1].astype(np.int64)
    return _fold_bytes(np.frombuffer(content or b"", np.uint8), bounds)


def fold_one(text: str) -> Folded:
    """Fold a single text. Unpaired surrogates become U+FFFD."""
    data = np.frombuffer(text.encode("utf-8", "surrogatepass"), np.uint8)
    return _fold_bytes(data, np.array((0, len(data)), np.int64))


def _fold_bytes(data: NDArray[np.uint8], bounds: NDArray[np.int64]) -> Folded:
    """Texts lie in `data` between consecutive `bounds`. Room for one character per byte nearly always suffices."""
    table = fold_table()
    room = int(bounds[-1] - bounds[0]) + SLACK
    while True:
        codes, hiding = np.empty(room, np.uint32), np.empty(room, np.uint16)
        starts, ends = np.empty(room, np.int32), np.empty(room, np.int32)
        offsets = np.zeros(len(bounds), np.int64)
        used = fold_rows(data, bounds, table.entries, table.expansions, codes, starts, ends, hiding, offsets)
        if used >= 0:
            return Folded(codes[:used], starts[:used], ends[:used], hiding[:used], offsets)
        room = room * MOST_PER_BYTE


@compiled
def settle_word(
    codes: NDArray[np.uint32], hiding: NDArray[np.uint16], first: int, last: int, latin: int, unlike: int
) -> None:
    """Give a word's foreign letters their final form: Latin where the word is mixed, their own otherwise.

    Bits 24-30 of a code hold the Latin letter it is drawn like. A word with more foreign letters that are like no Latin one
    than Latin letters is taken for a foreign word.
    """
    mixed = latin > unlike
    for k in range(first, last):
        alike = codes[k] >> np.uint32(24)
        codes[k] &= np.uint32(VALUE)
        if alike and mixed:
            codes[k] = alike
            hiding[k] |= np.uint16(LOOKALIKE)


@compiled
def fold_rows(
    data: NDArray[np.uint8],
    bounds: NDArray[np.int64],
    entries: NDArray[np.uint32],
    expansions: NDArray[np.uint32],
    codes: NDArray[np.uint32],
    starts: NDArray[np.int32],
    ends: NDArray[np.int32],
    hiding: NDArray[np.uint16],
    offsets: NDArray[np.int64],
) -> int:
    """Fold all rows into the given arrays; returns how much of them is used, -1 if they are too small."""
    room = len(codes) - 32
    k = 0
    for row in range(len(bounds) - 1):
        place = bounds[row]
        stop = bounds[row + 1]
        row_start = word_start = k
        latin = unlike = foreign = 0
        position = 0
        dropped = after_word = False
        while place < stop:
            byte = np.uint32(data[place])
            if byte < 0x80:
                code = byte
                place += 1
            elif byte < 0xE0:
                code = (byte & np.uint32(0x1F)) << np.uint32(6) | np.uint32(data[place + 1]) & np.uint32(0x3F)
                place += 2
            elif byte < 0xF0:
                code = (
                    (byte & np.uint32(0x0F)) << np.uint32(12)
                    | (np.uint32(data[place + 1]) & np.uint32(0x3F)) << np.uint32(6)
                    | np.uint32(data[place + 2]) & np.uint32(0x3F)
                )
                place += 3
            else:
                code = (
                    (byte & np.uint32(0x07)) << np.uint32(18)
                    | (np.uint32(data[place + 1]) & np.uint32(0x3F)) << np.uint32(12)
                    | (np.uint32(data[place + 2]) & np.uint32(0x3F)) << np.uint32(6)
                    | np.uint32(data[place + 3]) & np.uint32(0x3F)
                )
                place += 4
            entry = entries[code]
            kind = entry & np.uint32(KIND)
            position += 1
            if kind == DROPPED:
                dropped = True
                continue
            hidden = np.uint16(entry >> np.uint32(HIDING_SHIFT) & np.uint32(3))
            count = np.int64(1)
            index = np.int64(0)
            if kind == EXPANDED:
                count = np.int64(entry >> np.uint32(EXTRA_SHIFT))
                index = np.int64(entry & np.uint32(VALUE))
                entry = expansions[index]
            if k >= room:
                return -1
            while count > 0:
                plain = entry & np.uint32(VALUE)
                is_foreign = entry & np.uint32(KIND) == FOREIGN
                is_word = is_foreign or entry & np.uint32(WORD) != 0
                if plain == SPACE and k > row_start and codes[k - 1] == SPACE:
                    ends[k - 1] = position
                else:
                    if is_foreign:
                        alike = entry >> np.uint32(EXTRA_SHIFT)
                        codes[k] = plain | alike << np.uint32(24)
                        foreign += 1
                        unlike += alike == 0
                    else:
                        codes[k] = plain
                        if entry & np.uint32(LATIN):
                            latin += 1
                        elif not entry & np.uint32(DIGIT):
                            if foreign:
                                settle_word(codes, hiding, word_start, k, latin, unlike)
                            word_start = k + 1
                            latin = unlike = foreign = 0
                    starts[k] = position - 1
                    ends[k] = position
                    hiding[k] = hidden | np.uint16(INVISIBLE * (dropped and is_word and after_word))
                    k += 1
                dropped = False
                after_word = is_word
                count -= 1
                index += 1
                if count > 0:
                    entry = expansions[index]
        if foreign:
            settle_word(codes, hiding, word_start, k, latin, unlike)
        offsets[row + 1] = k
    return k
