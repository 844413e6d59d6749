"""The company a character keeps, as places in a table of weights; the same for learning and for restoring."""

import numpy as np
from numpy.typing import NDArray

from touchstone.reading.compiled import compiled
from touchstone.reading.correspondences import BITS

FEATURES = 11
EDGE = 1  # neighbour code at the start and the end of a text
SPACE = 0x20
PLACES = (1 << BITS) - 1


@compiled
def neighbour(code: np.uint32) -> np.uint32:
    """A code as neighbours see it: all digits alike, signs and symbols beyond ASCII alike."""
    if np.uint32(0x30) <= code <= np.uint32(0x39):
        return np.uint32(0x30)
    if np.uint32(0x2000) <= code < np.uint32(0x3040) or np.uint32(0x1F000) <= code < np.uint32(0x20000):
        return np.uint32(0x2E)
    return code


@compiled
def mix(kind: int, a: int, b: int, c: int, d: int) -> np.uint32:
    """Place of one feature."""
    h = np.uint64(kind) * np.uint64(0x9E3779B97F4A7C15) + np.uint64(a)
    h = (h ^ (h >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9) + np.uint64(b)
    h = (h ^ (h >> np.uint64(32))) * np.uint64(0x94D049BB133111EB) + np.uint64(c)
    h = (h ^ (h >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9) + np.uint64(d)
    h = (h ^ (h >> np.uint64(32))) * np.uint64(0x94D049BB133111EB)
    return np.uint32((h >> np.uint64(40)) & np.uint64(PLACES))


@compiled
def list_features(
    out: NDArray[np.uint32], written: int, intended: int, kind: int, rare: int, level: int,
    left2: int, left: int, right: int, right2: int,
) -> None:  # fmt: skip
    """Fill `out` (FEATURES,) for reading `written` as `intended`; `level` 0..3 says how obfuscated the rest of the row is."""
    out[0] = mix(1, written, intended, 0, 0)
    out[1] = mix(2, written, intended, left, 0)
    out[2] = mix(3, written, intended, right, 0)
    out[3] = mix(4, written, intended, level, 0)
    out[4] = mix(5, intended, left, 0, 0)
    out[5] = mix(6, intended, right, 0, 0)
    out[6] = mix(7, kind, rare, level, 0)
    out[7] = mix(8, written, intended, left, right)
    out[8] = mix(9, intended, left2, left, 0)
    out[9] = mix(10, intended, right, right2, 0)
    out[10] = mix(11, intended, left, right, 0)
