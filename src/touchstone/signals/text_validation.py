"""How well a text model ranks the titles of sellers that it has not seen, and how sure that figure is."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from touchstone.reading.folded import Folded
from touchstone.signals.text_card import Figures

REDRAWS = 200
NEWTON_STEPS = 30

Scorer = Callable[
    [NDArray[np.intp], NDArray[np.intp]], NDArray[np.float64]
]  # (rows to train on, rows to score) -> logits


class Validation(NamedTuple):
    """`logits` (n,) are those of held-out rows; `slope` and `shift` make them probabilities."""

    logits: NDArray[np.float64]
    figures: Figures
    slope: float
    shift: float


def average_precision(labels: NDArray[np.integer], scores: NDArray[np.floating]) -> float:
    """Area under the precision-recall curve by its steps; equal scores are taken together; nan without positives."""
    positives = int(labels.sum())
    if not positives:
        return float("nan")
    order = np.argsort(-scores, kind="stable")
    ends = np.append(np.flatnonzero(np.diff(scores[order])), len(scores) - 1)
    hits = np.cumsum(labels[order])[ends]
    return float(np.sum(hits / (ends + 1) * np.diff(hits, prepend=0)) / positives)


def split_sellers(labels: NDArray[np.integer], sellers: NDArray[np.integer], folds: int, seed: int) -> NDArray[np.intp]:
    """Fold of each row, (n,): a seller lies in one fold; those with positives are dealt out first, largest first."""
    names, index = np.unique(sellers, return_inverse=True)
    positives = np.bincount(index, weights=labels, minlength=len(names))
    shuffled = np.random.default_rng(seed).permutation(len(names))
    dealt = shuffled[np.argsort(-positives[shuffled], kind="stable")]
    fold = np.empty(len(names), np.intp)
    fold[dealt] = np.arange(len(names)) % folds
    return fold[index]


def validate(
    labels: NDArray[np.integer], sellers: NDArray[np.integer], folds: int, seed: int, score: Scorer
) -> Validation:
    """Score every row by a model that saw no title of its seller."""
    fold = split_sellers(labels, sellers, folds, seed)
    logits = np.zeros(len(labels), np.float64)
    for held in range(folds):
        asked = np.flatnonzero(fold == held)
        logits[asked] = score(np.flatnonzero(fold != held), asked)
    slope, shift = calibrate(labels, logits)
    low, high = interval(labels, logits, sellers, seed)
    figures = Figures(average_precision(labels, logits), low, high, without_largest(labels, logits, sellers), folds)
    return Validation(logits, figures, slope, shift)


def without_largest(labels: NDArray[np.integer], scores: NDArray[np.floating], sellers: NDArray[np.integer]) -> float:
    """Average precision when all rows of the seller with the most positives are left out."""
    names, counts = np.unique(sellers[labels == 1], return_counts=True)
    if not len(names):
        return float("nan")
    kept = sellers != names[np.argmax(counts)]
    return average_precision(labels[kept], scores[kept])


def interval(
    labels: NDArray[np.integer], scores: NDArray[np.floating], sellers: NDArray[np.integer], seed: int
) -> tuple[float, float]:
    """95 % interval of the average precision: sellers are drawn again with replacement, all their rows with them."""
    names, index = np.unique(sellers, return_inverse=True)
    draw = np.random.default_rng(seed)
    order = np.argsort(-scores, kind="stable")
    figures = []
    for _ in range(REDRAWS):
        times = np.bincount(draw.integers(0, len(names), len(names)), minlength=len(names))[index][order]
        hits = np.cumsum(times * labels[order])
        if hits[-1]:
            gained = times * labels[order]
            figures.append(float(np.sum(gained * hits / np.maximum(np.cumsum(times), 1)) / hits[-1]))
    if not figures:
        return float("nan"), float("nan")
    low, high = np.percentile(figures, [2.5, 97.5])
    return float(low), float(high)


def calibrate(labels: NDArray[np.integer], logits: NDArray[np.floating]) -> tuple[float, float]:
    """Slope and shift that make `logits` fit the labels best: Platt's scaling, smoothed targets, Newton's method."""
    positives, negatives = int(labels.sum()), int(len(labels) - labels.sum())
    if not positives or not negatives:
        return 1.0, 0.0
    target = np.where(labels == 1, (positives + 1) / (positives + 2), 1 / (negatives + 2))
    columns = np.column_stack([logits, np.ones(len(logits))])
    line = np.array([1.0, 0.0])
    for _ in range(NEWTON_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(columns @ line, -40, 40)))
        curve = columns.T @ (columns * (chance * (1 - chance))[:, None]) + np.diag([1e-3, 1e-9])
        line = line - np.linalg.solve(curve, columns.T @ (chance - target) + np.array([1e-3 * (line[0] - 1), 0.0]))
    return (float(line[0]), float(line[1])) if line[0] > 0 else (1.0, 0.0)


def take_rows(folded: Folded, rows: NDArray[np.integer]) -> Folded:
    """The rows asked for, in their order."""
    sizes = (folded.offsets[1:] - folded.offsets[:-1])[rows]
    offsets = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    places = np.repeat(folded.offsets[:-1][rows] - offsets[:-1], sizes) + np.arange(offsets[-1])
    return Folded(folded.codes[places], folded.starts[places], folded.ends[places], folded.hiding[places], offsets)
