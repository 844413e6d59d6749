"""A 64-bit number for each string of a column, the same on every machine: what the reference tables are keyed by."""

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from touchstone.tables.compiled import compiled


@compiled
def hash_bytes(data: NDArray[np.uint8], offsets: NDArray[np.int32]) -> NDArray[np.uint64]:
    """FNV-1a of data[offsets[i]:offsets[i + 1]], then mixed (the finaliser of MurmurHash3); (n,) uint64, never 0."""
    out = np.empty(len(offsets) - 1, dtype=np.uint64)
    for row in range(len(out)):
        value = np.uint64(0xCBF29CE484222325)
        for place in range(offsets[row], offsets[row + 1]):
            value = (value ^ np.uint64(data[place])) * np.uint64(0x100000001B3)
        value = (value ^ (value >> np.uint64(33))) * np.uint64(0xFF51AFD7ED558CCD)
        value ^= value >> np.uint64(33)
        out[row] = max(value, np.uint64(1))
    return out


def hash_strings(texts: pa.Array) -> NDArray[np.uint64]:
    """Hash of each string, (n,) uint64; 0 where it is null."""
    column = texts.cast(pa.string()) if texts.type != pa.string() else texts
    _, offset_buffer, data_buffer = column.buffers()
    if not len(column) or offset_buffer is None:
        return np.zeros(len(column), dtype=np.uint64)
    offsets = np.frombuffer(offset_buffer, dtype=np.int32)[column.offset : column.offset + len(column) + 1]
    data = np.frombuffer(data_buffer, dtype=np.uint8) if data_buffer is not None else np.empty(0, dtype=np.uint8)
    hashes = hash_bytes(data, offsets)
    if column.null_count:
        hashes[column.is_null().to_numpy(zero_copy_only=False)] = 0
    return hashes


def hash_text(text: str) -> int:
    """Hash of one string."""
    return int(hash_strings(pa.array([text], pa.string()))[0])


@compiled
def fill_slots(keys: NDArray[np.uint64], slots: NDArray[np.int32]) -> None:
    """Open addressing: `slots` (2^k,) int32 becomes the place of each key, -1 where empty."""
    mask = np.uint64(len(slots) - 1)
    for place in range(len(keys)):
        slot = (keys[place] * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(32) & mask
        while slots[slot] >= 0:
            slot = (slot + np.uint64(1)) & mask
        slots[slot] = place


@compiled
def look_up(keys: NDArray[np.uint64], slots: NDArray[np.int32], asked: NDArray[np.uint64]) -> NDArray[np.int32]:
    """Place of each asked key in `keys`, (n,) int32; -1 where it is not there, and for key 0."""
    out = np.full(len(asked), -1, dtype=np.int32)
    mask = np.uint64(len(slots) - 1)
    for row in range(len(asked)):
        if asked[row] == 0:
            continue
        slot = (asked[row] * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(32) & mask
        while slots[slot] >= 0:
            if keys[slots[slot]] == asked[row]:
                out[row] = slots[slot]
                break
            slot = (slot + np.uint64(1)) & mask
    return out


@compiled
def number_values(values: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """The distinct values in the order in which they first occur, and which of them each value is, (n,) int32."""
    size = 16
    while size < 2 * len(values):
        size *= 2
    slots, mask = np.full(size, -1, dtype=np.int32), np.uint64(size - 1)
    distinct, number = np.empty(len(values), dtype=np.int64), np.empty(len(values), dtype=np.int32)
    count = 0
    for place in range(len(values)):
        slot = (np.uint64(values[place]) * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(32) & mask
        while slots[slot] >= 0 and distinct[slots[slot]] != values[place]:
            slot = (slot + np.uint64(1)) & mask
        if slots[slot] < 0:
            slots[slot], distinct[count] = count, values[place]
            count += 1
        number[place] = slots[slot]
    return distinct[:count], number


def make_slots(keys: NDArray[np.uint64]) -> NDArray[np.int32]:
    """The slots of `keys` for `look_up`, at most half full."""
    slots = np.full(1 << max(4, (2 * len(keys) + 1).bit_length()), -1, dtype=np.int32)
    fill_slots(keys, slots)
    return slots
