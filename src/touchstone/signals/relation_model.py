"""The weights that tell own from compatible: logistic regression, trained by bench/train_relation.py, shipped as data."""

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from touchstone.signals.hashing import make_slots
from touchstone.signals.relation_features import CONTRABAND_AT, FEATURES, LATE_AT
from touchstone.tables.compiled import inlined

DATA = Path(__file__).with_name("data")
WEIGHTS, PIECES = DATA / "relation_weights.csv", DATA / "relation_pieces.csv"
TEXT = 120  # characters of a text that are weighed; titles are shorter
FILTER_BITS = 15
SPREAD = np.uint64(0x9E3779B97F4A7C15)
PIECE_BITS = 21  # a code point; two or three of them are one key


class RelationModel(NamedTuple):
    """Log odds that goods are of the brand: `weights` (len(FEATURES),) of what surrounds the mention, and of pieces of text.

    sums (8, 256) float32: of the features of yes or no, by byte of their bits
    pieces (k,) uint64 keys of two or three characters, slots (2^j,) int32 their hash table, piece_weights (k,) float32
    seen (2^FILTER_BITS,) bool: False where no piece has a key of this hash, so that most pieces of a text are not looked up
    """

    weights: NDArray[np.float32]
    sums: NDArray[np.float32]
    pieces: NDArray[np.uint64]
    slots: NDArray[np.int32]
    piece_weights: NDArray[np.float32]
    seen: NDArray[np.bool_]


@cache
def relation_model() -> RelationModel:
    """The shipped model. A feature that the file omits weighs nothing."""
    weight_of = _read(WEIGHTS, "feature")
    pieces = _read(PIECES, "piece")
    keys = np.array([piece_key(piece) for piece in pieces], dtype=np.uint64)
    weights = np.array([weight_of.get(name, 0.0) for name in FEATURES], dtype=np.float32)
    seen = np.zeros(1 << FILTER_BITS, dtype=np.bool_)
    seen[keys * SPREAD >> np.uint64(64 - FILTER_BITS)] = True
    return RelationModel(
        weights=weights,
        sums=sum_by_byte(weights),
        pieces=keys,
        slots=make_slots(keys),
        piece_weights=np.array(list(pieces.values()), dtype=np.float32),
        seen=seen,
    )


def sum_by_byte(weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """Sums of `weights` (up to 64,) by each byte of the bits that say which ones count: (8, 256)."""
    padded = np.zeros(64, dtype=np.float32)
    padded[: len(weights)] = weights
    bits = np.arange(256)[:, None] >> np.arange(8) & 1
    return padded.reshape(8, 8) @ bits.T.astype(np.float32)


def _read(path: Path, key: str) -> dict[str, float]:
    with path.open(encoding="utf-8", newline="") as file:
        return {line[key]: float(line["weight"]) for line in csv.DictReader(file)}


def piece_key(piece: str) -> int:
    """Two or three characters as one number."""
    return sum(ord(char) << (PIECE_BITS * place) for place, char in enumerate(piece))


@inlined
def piece_weight(
    key: np.uint64, pieces: NDArray[np.uint64], slots: NDArray[np.int32], weights: NDArray[np.float32]
) -> float:
    """Weight of one piece, 0 where it is not in the table."""
    mask = np.uint64(len(slots) - 1)
    slot = (key * SPREAD) >> np.uint64(32) & mask
    while slots[slot] >= 0:
        if pieces[slots[slot]] == key:
            return float(weights[slots[slot]])
        slot = (slot + np.uint64(1)) & mask
    return 0.0


@inlined
def weigh_seen(seen: int, contraband: float, late: float, model: RelationModel) -> float:
    """Sum of the weights of what surrounds a mention."""
    total = model.weights[CONTRABAND_AT] * contraband + model.weights[LATE_AT] * late
    for byte in range(8):
        total += model.sums[byte, seen >> (8 * byte) & 255]
    return float(total)


@inlined
def weigh_text(codes: NDArray[np.uint32], low: int, high: int, model: RelationModel) -> float:
    """Sum of the weights of all pieces of the first `TEXT` characters of codes[low:high]."""
    total = 0.0
    bits, shift = np.uint64(PIECE_BITS), np.uint64(64 - FILTER_BITS)
    for place in range(low, min(high, low + TEXT) - 1):
        key = np.uint64(codes[place]) | np.uint64(codes[place + 1]) << bits
        if model.seen[key * SPREAD >> shift]:
            total += piece_weight(key, model.pieces, model.slots, model.piece_weights)
        if place + 2 < high:
            key |= np.uint64(codes[place + 2]) << (bits + bits)
            if model.seen[key * SPREAD >> shift]:
                total += piece_weight(key, model.pieces, model.slots, model.piece_weights)
    return total
