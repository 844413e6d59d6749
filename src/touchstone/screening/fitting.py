"""Weights and calibration from labels: logistic regression by Newton steps, Platt's line, and rising steps (isotonic)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
STEPS = 100
CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Logistic:
    """Log odds = columns @ weights + bias."""

    weights: Floats
    bias: float


def fit_logistic(
    columns: Floats,
    truth: NDArray[np.integer],
    penalty: float = 1.0,
    least: float | Floats = -np.inf,
    *,
    count: Floats | None = None,
    offset: Floats | None = None,
) -> Logistic:
    """L2 logistic regression. `columns` (n, d), `truth` (n,) 0/1, `penalty` on the weights (not the bias), weights ≥ `least` (d,).

    `count` (n,) is how many times a row stands, `offset` (n,) log odds that are there already.
    Newton's method with halved steps; a bound is kept by clipping, after which the free weights are fitted again.
    """
    design = np.column_stack([columns, np.ones(len(columns))])
    free = np.ones(design.shape[1], dtype=np.bool_)
    value = np.zeros(design.shape[1])
    bound = np.append(np.broadcast_to(np.asarray(least, dtype=np.float64), (columns.shape[1],)), -np.inf)
    there = np.zeros(len(columns)) if offset is None else offset
    times = np.ones(len(columns)) if count is None else count
    while True:
        held = design[:, ~free] @ value[~free] + there
        value[free] = _newton(design[:, free], truth.astype(np.float64), held, _ridge(free, penalty), times)
        below = free & (value < bound)
        if not below.any():
            return Logistic(value[:-1], float(value[-1]))
        value[below] = bound[below]
        free &= ~below


def fit_platt(total: Floats, truth: NDArray[np.integer], count: Floats | None = None) -> tuple[float, float]:
    """a, b of 1 / (1 + exp(-(a·total + b))), with Platt's smoothed targets. Source: Platt 1999; Lin, Lin, Weng 2007.

    `count` (n,) is how many times a row stands.
    """
    positives = int(truth.sum())
    negatives = len(truth) - positives
    target = np.where(truth == 1, (positives + 1) / (positives + 2), 1 / (negatives + 2))
    design = np.column_stack([total, np.ones(len(total))])
    times = np.ones(len(total)) if count is None else count
    a, b = _newton(design, target, np.zeros(len(total)), np.full(2, 1e-9), times)
    return float(a), float(b)


def fit_isotonic(total: Floats, truth: NDArray[np.integer]) -> list[tuple[float, float]]:
    """Rising points (total, share) by pooling adjacent violators; at least two points, equal totals pooled first."""
    values, place = np.unique(total, return_inverse=True)
    weight = np.bincount(place).astype(np.float64)
    mean = np.bincount(place, weights=truth) / weight
    blocks: list[list[float]] = []  # mean, weight, first value, last value
    for at, share, count in zip(values, mean, weight, strict=True):
        blocks.append([share, count, at, at])
        while len(blocks) > 1 and blocks[-2][0] >= blocks[-1][0]:
            share_2, count_2, _, last = blocks.pop()
            share_1, count_1, first, _ = blocks.pop()
            pooled = (share_1 * count_1 + share_2 * count_2) / (count_1 + count_2)
            blocks.append([pooled, count_1 + count_2, first, last])
    ends = [(end, share) for share, _, first, last in blocks for end in dict.fromkeys((first, last))]
    return ends if len(ends) > 1 else [ends[0], (ends[0][0] + 1.0, ends[0][1])]


def _ridge(free: NDArray[np.bool_], penalty: float) -> Floats:
    ridge = np.full(len(free), penalty)
    ridge[-1] = 1e-9
    return ridge[free]


def _newton(design: Floats, target: Floats, offset: Floats, ridge: Floats, count: Floats) -> Floats:
    value = np.zeros(design.shape[1])
    loss = _loss(design, target, offset, ridge, count, value)
    for _ in range(STEPS):
        share = 1 / (1 + np.exp(-np.clip(design @ value + offset, -500, 500)))
        slope = design.T @ (count * (share - target)) + ridge * value
        bend = (design * (count * share * (1 - share))[:, None]).T @ design + np.diag(ridge)
        step = np.linalg.solve(bend + 1e-12 * np.eye(len(value)), slope)
        size = 1.0
        while (trial := _loss(design, target, offset, ridge, count, value - size * step)) > loss and size > 1e-6:
            size /= 2
        value = value - size * step
        if abs(loss - trial) <= CLOSE * (1 + abs(loss)):
            break
        loss = trial
    return value


def _loss(design: Floats, target: Floats, offset: Floats, ridge: Floats, count: Floats, value: Floats) -> float:
    total = design @ value + offset
    return float(np.sum(count * (np.logaddexp(0, total) - target * total)) + 0.5 * np.sum(ridge * value * value))
