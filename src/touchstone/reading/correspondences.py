"""Which characters are written for which, and the weights that say in what company: the learned data of the restoring."""

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from touchstone.reading.shipped import DATA

BITS = 20  # of a feature's place in `weights`
DOOR_BITS = 16
FILE = "restoring.npz"

# What a variant is, one byte per code point.
STRONG = 1  # hardly ever written but to hide: evidence that the row is obfuscated
HAN = 2
DOOR = 4  # closed, but opened by some neighbours (`doors`)
OPEN = 16  # bits 4-7: may stand for another where the rest of the row has 0, 1, 2, 3 or more strong variants
MOST_LEVEL = 3
HOPELESS = 60  # a candidate whose own weight is this far below that of keeping is not looked at

# How a candidate relates to what is written.
KEPT, SOUND, NEAR_SOUND, SHAPE, OTHER, PARTS, SPELLED = range(7)
KINDS = 7


@dataclass(frozen=True, slots=True)
class Correspondences:
    """Variant `v` has the candidates `first[v]:first[v + 1]`, the first of which is itself.

    variants  (v,) uint32   code points, ascending
    marks     (v,) uint8    STRONG and OPEN bits
    first     (v+1,) int32
    intended  (c,) uint32   code point a candidate stands for
    kind      (c,) uint8    KEPT … SPELLED
    tail      (c,) int32    index into `tails`, where the further characters stand that are read with the variant; 0: none
    base      (c, 4) int16  weight of the candidate itself, by how many other strong variants the row has
    doors     (d,) uint32   hashed (variant, neighbour) pairs that open a variant marked DOOR; ascending
    tails     (t,) uint32   runs of code points, each ended by 0
    places    (w,) uint32   where in the weights; ascending
    values    (w,) int8     the weight there, in units that only matter relative to `base`
    """

    variants: NDArray[np.uint32]
    marks: NDArray[np.uint8]
    first: NDArray[np.int32]
    intended: NDArray[np.uint32]
    kind: NDArray[np.uint8]
    tail: NDArray[np.int32]
    base: NDArray[np.int16]
    doors: NDArray[np.uint32]
    tails: NDArray[np.uint32]
    places: NDArray[np.uint32]
    values: NDArray[np.int8]

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the file that `save` wrote."""
        with np.load(path, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files if name != "note"}
        arrays["variants"] = np.cumsum(arrays["variants"], dtype=np.uint32)
        arrays["first"] = np.concatenate(([0], np.cumsum(arrays["first"], dtype=np.int32))).astype(np.int32)
        arrays["intended"] = arrays.pop("alphabet")[arrays["intended"]]
        arrays["places"] = np.flatnonzero(np.unpackbits(arrays["places"])).astype(np.uint32)
        return cls(**arrays)

    def save(self, path: Path, note: str) -> None:
        """Write a compressed file; `note` says where the data came from. Numbers are stored in the way that packs best."""
        arrays = {field.name: getattr(self, field.name) for field in fields(self)}
        arrays["variants"] = np.diff(self.variants, prepend=np.uint32(0))
        arrays["first"] = np.diff(self.first).astype(np.uint8)
        arrays["alphabet"], index = np.unique(self.intended, return_inverse=True)
        arrays["intended"] = index.astype(np.uint16)
        present = np.zeros(1 << BITS, np.bool_)
        present[self.places] = True
        arrays["places"] = np.packbits(present)
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
    base: NDArray[np.int16]
    doors: NDArray[np.bool_]  # by hash
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
    doors = np.zeros(1 << DOOR_BITS, np.bool_)
    doors[source.doors] = True
    best = np.minimum(source.first[:-1] + 1, source.first[1:] - 1)
    strong = (source.marks & STRONG != 0) & (source.tail[best] == 0)
    canon = np.where(strong, source.intended[best], source.variants)
    return RestoringTables(
        marks,
        slot,
        canon,
        source.first,
        source.intended,
        source.kind,
        source.tail,
        source.tails,
        source.base,
        doors,
        weights,
    )


@cache
def restoring_tables() -> RestoringTables:
    """The tables of the shipped data, loaded once per process."""
    return spread(Correspondences.load(Path(str(DATA.joinpath(FILE)))))
