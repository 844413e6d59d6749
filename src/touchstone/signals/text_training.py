"""Trains the text model: logistic regression by AdaGrad, pass after pass in a seeded order, sellers weighed alike."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from touchstone.reading.classes import character_classes
from touchstone.reading.folded import Folded
from touchstone.signals.text_features import MAX_SLOTS, collect_slots
from touchstone.tables.compiled import compiled

LARGEST = 127  # of an int8 weight
START = 1e-2  # first sum of squares of a slot: keeps its first steps small


@dataclass(frozen=True, slots=True)
class TrainingSettings:
    """`slots` is a power of two; steps whose error is below `margin` are left out: the text is learned already."""

    epochs: int = 8
    rate: float = 0.1
    margin: float = 1e-3
    slots: int = 1 << 17
    balance: float = 0.5  # a seller with n titles of a label counts n ** (1 - balance) times one with a single title
    positive_share: float = 0.1  # of the summed weight of all titles
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A trained, unpacked model: `weights` (slots,) float32 and `bias`."""

    weights: NDArray[np.float32]
    bias: float


def weigh_titles(
    labels: NDArray[np.integer], sellers: NDArray[np.integer], settings: TrainingSettings
) -> NDArray[np.float32]:
    """Weight of each title, (n,) float32, mean 1: every seller's titles of one label share a damped weight."""
    _, group, size = np.unique(sellers.astype(np.int64) * 2 + labels, return_inverse=True, return_counts=True)
    weights = size[group] ** -settings.balance
    positive = labels == 1
    if positive.any() and not positive.all():
        share = settings.positive_share
        weights[positive] *= share / (1 - share) * weights[~positive].sum() / weights[positive].sum()
    mean: float = weights.mean()
    return np.asarray(weights / mean, np.float32)


def train_line(
    folded: Folded, labels: NDArray[np.integer], weights: NDArray[np.float32], settings: TrainingSettings
) -> Line:
    """Train on all rows; the same input gives the same line. `labels` (n,) 0 or 1, `weights` (n,)."""
    table = np.zeros((settings.slots, 2), np.float32)
    table[:, 1] = START
    bias = np.zeros(2, np.float64)
    order = np.random.default_rng(settings.seed)
    targets = labels.astype(np.float32)
    for _ in range(settings.epochs):
        rows = order.permutation(len(folded))
        train_epoch(
            folded.codes,
            folded.offsets,
            character_classes(),
            targets,
            weights,
            rows,
            table,
            bias,
            settings.rate,
            settings.margin,
        )
    return Line(table[:, 0].copy(), float(bias[0]))


@compiled
def train_epoch(
    codes: NDArray[np.uint32],
    offsets: NDArray[np.int64],
    classes: NDArray[np.uint8],
    targets: NDArray[np.float32],
    weights: NDArray[np.float32],
    rows: NDArray[np.int64],
    table: NDArray[np.float32],
    bias: NDArray[np.float64],
    rate: float,
    margin: float,
) -> int:
    """One pass over `rows`; changes `table` (slots, 2: weight, sum of squares) and `bias` (2,); returns steps taken."""
    slots = np.empty(MAX_SLOTS, np.int32)
    taken = 0
    for row in rows:
        count = collect_slots(codes, offsets[row], offsets[row + 1], classes, len(table) - 1, slots)
        total = np.float32(0)
        for k in range(count):
            total += table[slots[k], 0]
        share = np.float32(1.0 / np.sqrt(max(count, 1)))
        chance = 1.0 / (1.0 + np.exp(-(bias[0] + total * share)))
        error = (chance - targets[row]) * weights[row]
        if abs(error) < margin:
            continue
        taken += 1
        step = np.float32(error * share)
        square = step * step
        step *= np.float32(rate)
        for k in range(count):
            slot = slots[k]
            seen = table[slot, 1] + square
            table[slot, 1] = seen
            table[slot, 0] -= step / np.sqrt(seen)
        bias[1] += error * error
        bias[0] -= 0.1 * rate * error / np.sqrt(bias[1] + 1e-6)
    return taken


def pack_line(line: Line, slope: float = 1.0, shift: float = 0.0) -> tuple[NDArray[np.int8], float, float]:
    """Weights as int8, their scale and the bias, of the calibrated line `slope * logit + shift`."""
    scale = float(np.abs(line.weights).max()) / LARGEST or 1.0
    packed = np.clip(np.rint(line.weights / scale), -LARGEST, LARGEST).astype(np.int8)
    return packed, scale * slope, line.bias * slope + shift
