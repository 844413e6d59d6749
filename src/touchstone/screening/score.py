"""Evidence to verdicts: the best piece of each signal, weighed, summed, calibrated, compared, guarded.

Every row is computed by itself and in one order, so that neither the batch size nor the number of threads shows in a score.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from touchstone.screening.scale import Scale
from touchstone.signals.evidence import Evidence
from touchstone.tables.compiled import compiled

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Gathered:
    """All evidence of a batch of n listings, ordered by row and within a row by signal; k pieces.

    offsets (n+1,) int32   pieces of row r are offsets[r]:offsets[r+1]
    order   (k,)   int32   place of each piece in the arrays below, which stand signal after signal
    signal  (k,)   int32   index into the ruleset's signals
    score   (k,)   float32
    """

    offsets: Ints
    order: Ints
    signal: Ints
    score: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scored:
    """Per listing: calibrated `score` (n,) float32, `verdict` (n,) int8 by rank, and the `total` (n,) float64 before it."""

    score: NDArray[np.float32]
    verdict: NDArray[np.int8]
    total: Floats


def gather(evidence: Sequence[Evidence], count: int) -> Gathered:
    """Bring the evidence of all signals (in ruleset order) together for `count` listings."""
    sizes = [len(part) for part in evidence]
    signal = np.repeat(np.arange(len(evidence), dtype=np.int32), sizes)
    if not signal.size:
        nothing = np.empty(0, dtype=np.int32)
        return Gathered(np.zeros(count + 1, dtype=np.int32), nothing, nothing, nothing.astype(np.float32))
    row = np.concatenate([part.row for part in evidence])
    offsets, order = order_by_row(row, count)
    return Gathered(offsets, order, signal, np.concatenate([part.score for part in evidence]))


def score_batch(gathered: Gathered, scale: Scale) -> Scored:
    """Scores and verdicts of all rows."""
    totals = sum_rows(
        gathered.offsets, gathered.order, gathered.signal, gathered.score,
        scale.weight, scale.pair, scale.pair_weight, scale.calibration[0],
    )  # fmt: skip
    score = calibrate_rows(totals, scale.calibration, scale.points)
    verdict = judge_rows(
        score, gathered.offsets, gathered.order, gathered.signal, gathered.score,
        scale.thresholds, scale.among, scale.guard, scale.guard_score, scale.floor, scale.floor_score,
    )  # fmt: skip
    return Scored(score, verdict, totals)


@compiled
def order_by_row(row: Ints, count: int) -> tuple[Ints, Ints]:
    """Stable counting sort of pieces by row. Returns offsets (count+1,) and order (k,)."""
    offsets = np.zeros(count + 1, dtype=np.int32)
    for piece in range(len(row)):
        offsets[row[piece] + 1] += 1
    for index in range(count):
        offsets[index + 1] += offsets[index]
    cursor = offsets[:-1].copy()
    order = np.empty(len(row), dtype=np.int32)
    for piece in range(len(row)):
        order[cursor[row[piece]]] = piece
        cursor[row[piece]] += 1
    return offsets, order


@compiled
def sum_rows(
    offsets: Ints,
    order: Ints,
    signal: Ints,
    score: NDArray[np.float32],
    weight: Floats,
    pair: Ints,
    pair_weight: Floats,
    bias: float,
) -> Floats:
    """Bias + weight × best score of each signal + weight × product for each combination: log odds, (n,)."""
    count = len(offsets) - 1
    totals = np.full(count, bias)
    best = np.zeros(len(weight))
    for row in range(count):
        if offsets[row] == offsets[row + 1]:
            continue
        best[:] = 0.0
        for place in range(offsets[row], offsets[row + 1]):
            piece = order[place]
            best[signal[piece]] = max(best[signal[piece]], score[piece])
        total = bias
        for index in range(len(weight)):
            total += weight[index] * best[index]
        for index in range(len(pair_weight)):
            total += pair_weight[index] * (best[pair[index, 0]] * best[pair[index, 1]])
        totals[row] = total
    return totals


@compiled
def calibrate_rows(totals: Floats, calibration: Floats, points: Floats) -> NDArray[np.float32]:
    """Log odds to probabilities: 1 / (1 + exp(-(a·t + b))), or straight lines between `points`, level outside them."""
    score = np.empty(len(totals), dtype=np.float32)
    for row in range(len(totals)):
        total = totals[row]
        if len(points) == 0:
            exponent = calibration[1] * total + calibration[2]
            score[row] = 1.0 / (1.0 + math.exp(-min(max(exponent, -700.0), 700.0)))
            continue
        value = points[0, 1] if total <= points[0, 0] else points[-1, 1]
        for index in range(len(points) - 1):
            left, right = points[index], points[index + 1]
            if left[0] < total <= right[0]:
                value = left[1] + (right[1] - left[1]) * ((total - left[0]) / (right[0] - left[0]))
                break
        score[row] = value
    return score


@compiled
def judge_rows(
    score: NDArray[np.float32],
    offsets: Ints,
    order: Ints,
    signal: Ints,
    piece_score: NDArray[np.float32],
    thresholds: Floats,
    among: NDArray[np.bool_],
    guard: Ints,
    guard_score: NDArray[np.float32],
    floor: Ints,
    floor_score: NDArray[np.float32],
) -> NDArray[np.int8]:
    """The verdict that the score asks for, lowered by each guard whose signals are not there, raised by floors; (n,) by rank."""
    verdict = np.zeros(len(score), dtype=np.int8)
    seen = np.zeros(among.shape[1], dtype=np.bool_)
    for row in range(len(score)):
        rank = (score[row] >= thresholds[0]) + (score[row] >= thresholds[1])
        for index in range(len(guard)):
            if rank != guard[index, 0]:
                continue
            seen[:] = False
            for place in range(offsets[row], offsets[row + 1]):
                piece = order[place]
                if among[index, signal[piece]] and piece_score[piece] >= guard_score[index]:
                    seen[signal[piece]] = True
            if seen.sum() < guard[index, 1]:
                rank = guard[index, 2]
        for place in range(offsets[row], offsets[row + 1]):
            for index in range(len(floor)):
                if signal[order[place]] == floor[index, 0] and piece_score[order[place]] >= floor_score[index]:
                    rank = max(rank, floor[index, 1])
        verdict[row] = rank
    return verdict
