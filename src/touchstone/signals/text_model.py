"""A hashed logistic regression over the words and character runs of a title, with a card of what it was trained on."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from touchstone.reading.classes import character_classes
from touchstone.reading.folded import Folded
from touchstone.signals.text_card import ModelCard
from touchstone.signals.text_features import BLANK, HAN_START, MAX_SLOTS, collect_slots, symbol_of
from touchstone.tables.compiled import compiled


@dataclass(frozen=True)
class TextModel:
    """The logit of a text is `bias + scale * sum(weights[slots]) / sqrt(number of slots)`; `weights` (2^k,) int8."""

    weights: NDArray[np.int8]
    scale: float
    bias: float
    card: ModelCard

    @property
    def label(self) -> str:
        """What findings call it: `default@1`."""
        return f"{self.card.name}@{self.card.version}"


def predict(model: TextModel, folded: Folded) -> NDArray[np.float32]:
    """Probability of each text that it offers counterfeit goods, (n,) float32."""
    return score_rows(folded.codes, folded.offsets, character_classes(), model.weights, model.scale, model.bias)


def find_strongest_words(
    model: TextModel, folded: Folded, rows: NDArray[np.integer]
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """The word of each of `rows` (k,) that speaks most for a counterfeit: first place, one past the last; (k,)."""
    return strongest_words(folded.codes, folded.offsets, rows.astype(np.int64), character_classes(), model.weights)


@compiled
def score_rows(
    codes: NDArray[np.uint32],
    offsets: NDArray[np.int64],
    classes: NDArray[np.uint8],
    weights: NDArray[np.int8],
    scale: float,
    bias: float,
) -> NDArray[np.float32]:
    """Probability of each row."""
    out = np.empty(len(offsets) - 1, np.float32)
    slots = np.empty(MAX_SLOTS, np.int32)
    mask = len(weights) - 1
    for row in range(len(out)):
        count = collect_slots(codes, offsets[row], offsets[row + 1], classes, mask, slots)
        total = 0
        for k in range(count):
            total += weights[slots[k]]
        logit = bias + scale * total / np.sqrt(max(count, 1))
        out[row] = 1.0 / (1.0 + np.exp(-logit))
    return out


@compiled
def end_of_word(codes: NDArray[np.uint32], first: int, stop: int, classes: NDArray[np.uint8]) -> int:
    """One past the word that starts at `first`: letters and digits up to a blank, two Han characters, or a lone blank."""
    if codes[first] >= HAN_START:
        return min(first + 2, stop)
    last = first
    while last < stop and codes[last] < HAN_START and symbol_of(codes[last], classes) != BLANK:
        last += 1
    return max(last, first + 1)


@compiled
def strongest_words(
    codes: NDArray[np.uint32],
    offsets: NDArray[np.int64],
    rows: NDArray[np.int64],
    classes: NDArray[np.uint8],
    weights: NDArray[np.int8],
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Score every word of a row as if it stood alone; a row without a word gives an empty place."""
    firsts, lasts = np.zeros(len(rows), np.int32), np.zeros(len(rows), np.int32)
    slots = np.empty(MAX_SLOTS, np.int32)
    for k in range(len(rows)):
        start, stop = offsets[rows[k]], offsets[rows[k] + 1]
        best, first = -np.inf, start
        while first < stop:
            last = end_of_word(codes, first, stop, classes)
            count = collect_slots(codes, first, last, classes, len(weights) - 1, slots)
            total = 0.0
            for j in range(count):
                total += weights[slots[j]]
            if count > 0 and total > best:
                best, firsts[k], lasts[k] = total, first - start, last - start
            first = first + 1 if codes[first] >= HAN_START else last
    return firsts, lasts
