"""Which characters are written for which, and the weights that say in what company: the learned data of the restoring."""

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from touchstone.reading.shipped import DATA

BITS = 20  # of a feature's place in `weights`
FILE = "restoring.npz"

# What a variant is, one byte per code point.
GATED = 1  # has candidates in any row
DEEP = 2  # has candidates only in rows that are obfuscated anyway
STRONG = 4  # hardly ever written but to hide: evidence that the row is obfuscated
HAN = 8

# How a candidate relates to what is written.
KEPT, SOUND, NEAR_SOUND, SHAPE, OTHER, PARTS, SPELLED = range(7)


@dataclass(frozen=True, slots=True)
class Correspondences:
    """Variant `v` has the candidates `first[v]:first[v + 1]`, the first of which is itself.

    variants  (v,) uint32   code points, ascending
    marks     (v,) uint8    GATED, DEEP, STRONG
    first     (v+1,) int32
    intended  (c,) uint32   code point a candidate stands for
    kind      (c,) uint8    KEPT … SPELLED
    tail      (c,) int32    index into `tails`, where the further characters stand that are read with the variant; 0: none
    tails     (t,) uint32   runs of code points, each ended by 0
    places    (w,) uint32   where in the weights; ascending
    values    (w,) int8     the weight there, in units of `unit[0]`
    unit      (1,) float32
    """

    variants: NDArray[np.uint32]
    marks: NDArray[np.uint8]
    first: NDArray[np.int32]
    intended: NDArray[np.uint32]
    kind: NDArray[np.uint8]
    tail: NDArray[np.int32]
    tails: NDArray[np.uint32]
    places: NDArray[np.uint32]
    values: NDArray[np.int8]
    unit: NDArray[np.float32]

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the file that `save` wrote."""
        with np.load(path, allow_pickle=False) as stored:
            arrays = {field.name: stored[field.name] for field in fields(cls)}
        arrays["places"] = np.cumsum(arrays["places"], dtype=np.uint32)
        return cls(**arrays)

    def save(self, path: Path, note: str) -> None:
        """Write a compressed file; `note` says where the data came from. Places are stored as differences, which pack well."""
        arrays = {field.name: getattr(self, field.name) for field in fields(self)}
        arrays["places"] = np.diff(self.places, prepend=np.uint32(0))
        np.savez_compressed(path, note=np.array(note), allow_pickle=False, **arrays)


@dataclass(frozen=True, slots=True)
class RestoringTables:
    """Correspondences spread out for the kernel. `marks` and `slot` are indexed by code point, `weights` by feature place."""

    marks: NDArray[np.uint8]
    slot: NDArray[np.uint16]
    canon: NDArray[np.uint32]  # by variant: what stands for it when it is only a neighbour
    first: NDArray[np.int32]
    intended: NDArray[np.uint32]
    kind: NDArray[np.uint8]
    tail: NDArray[np.int32]
    tails: NDArray[np.uint32]
    weights: NDArray[np.int8]


def spread(source: Correspondences) -> RestoringTables:
    """The tables of some correspondences."""
    marks, slot = np.zeros(0x110000, np.uint8), np.zeros(0x110000, np.uint16)
    for first, last in ((0x3400, 0xA000), (0xF900, 0xFB00), (0x20000, 0x32400)):
        marks[first:last] = HAN
    marks[source.variants] |= source.marks
    slot[source.variants] = np.arange(len(source.variants), dtype=np.uint16)
    weights = np.zeros(1 << BITS, np.int8)
    weights[source.places] = source.values
    best = np.minimum(source.first[:-1] + 1, source.first[1:] - 1)
    strong = (source.marks & STRONG != 0) & (source.tail[best] == 0)
    canon = np.where(strong, source.intended[best], source.variants)
    return RestoringTables(
        marks, slot, canon, source.first, source.intended, source.kind, source.tail, source.tails, weights
    )


@cache
def restoring_tables() -> RestoringTables:
    """The tables of the shipped data, loaded once per process."""
    return spread(Correspondences.load(Path(str(DATA.joinpath(FILE)))))
