"""The company a character keeps, as places in a table of weights; the same for learning and for restoring."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from touchstone.reading.correspondences import BITS, DOOR_BITS
from touchstone.tables.compiled import inlined

Number = int | np.integer[Any]  # kernels see both
FEATURES = 8
EDGE = 1  # neighbour code at the start and the end of a text
SPACE = 0x20
SPREAD_A, SPREAD_B, SPREAD_C = (
    np.uint64(0x9E3779B97F4A7C15),
    np.uint64(0xBF58476D1CE4E5B9),
    np.uint64(0x94D049BB133111EB),
)


@inlined
def neighbour(code: np.uint32) -> np.uint32:
    """A code as neighbours see it: all digits alike, signs and symbols beyond ASCII alike."""
    if np.uint32(0x30) <= code <= np.uint32(0x39):
        return np.uint32(0x30)
    if np.uint32(0x2000) <= code < np.uint32(0x3040) or np.uint32(0x1F000) <= code < np.uint32(0x20000):
        return np.uint32(0x2E)
    return code


@inlined
def door_of(written: Number, neighbouring: Number, side: Number) -> Number:
    """Hash of a character and its left (0) or right (1) neighbour."""
    h = np.uint64(written) * SPREAD_A + (np.uint64(neighbouring) << np.uint64(1) | np.uint64(side)) * SPREAD_B
    h ^= h >> np.uint64(32)
    return np.int64(h * SPREAD_C >> np.uint64(64 - DOOR_BITS))


@inlined
def place_of(kind: Number, who: Number, company: Number) -> Number:
    """Place of the weight of one feature: `who` (one or two codes, packed) in `company` (one or two neighbours, packed)."""
    h = np.uint64(who) * SPREAD_A + (np.uint64(company) | np.uint64(kind) << np.uint64(58)) * SPREAD_B
    h ^= h >> np.uint64(32)
    return np.int64(h * SPREAD_C >> np.uint64(64 - BITS))


@inlined
def list_features(
    out: NDArray[np.int64],
    written: Number,
    intended: Number,
    left2: Number,
    left: Number,
    right: Number,
    right2: Number,
) -> None:
    """Fill `out` (FEATURES,) with the places for reading `written` as `intended` between these neighbours."""
    pair = np.int64(written) << np.int64(21) ^ np.int64(intended)
    both = np.int64(left) << np.int64(21) | np.int64(right)
    before = np.int64(left2) << np.int64(21) | np.int64(left)
    after = np.int64(right) << np.int64(21) | np.int64(right2)
    out[0] = place_of(1, pair, left)
    out[1] = place_of(2, pair, right)
    out[2] = place_of(3, pair, both)
    out[3] = place_of(4, intended, left)
    out[4] = place_of(5, intended, right)
    out[5] = place_of(6, intended, before)
    out[6] = place_of(7, intended, after)
    out[7] = place_of(8, intended, both)
