"""Labelled listings counted under two rulesets: sums that do not grow, and what they say of precision and recall."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from touchstone.screening.metrics import Interval, average_precision, make_curve, rank, wilson

BINS = 200
"""Steps of the score: curves are exact to half a hundredth."""
REVIEW, BLOCK = 1, 2
Sums = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Labelled:
    """Scores and verdicts (by rank) of one labelled listing under both rulesets; `is_counterfeit` is what people found."""

    is_counterfeit: bool
    scores: tuple[float, float]
    verdicts: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Quality:
    """Of one ruleset: precision and recall of review-or-block and of block, with 95 % intervals (Wilson)."""

    review: tuple[Interval, Interval]
    block: tuple[Interval, Interval]
    average_precision: float | None
    curve: Sequence[tuple[float, float]]


def empty_sums() -> dict[str, Any]:
    """Of nothing: for each ruleset counts [truth][verdict] and [truth][bin of the score]."""
    return {name: {"verdicts": [[0] * 3, [0] * 3], "scores": [[0] * BINS, [0] * BINS]} for name in ("a", "b")}


def count(sums: dict[str, Any], labelled: Iterable[Labelled]) -> dict[str, Any]:
    """Add labelled listings to the sums."""
    for each in labelled:
        for place, name in enumerate(("a", "b")):
            side, truth = sums[name], int(each.is_counterfeit)
            side["verdicts"][truth][each.verdicts[place]] += 1
            side["scores"][truth][min(int(each.scores[place] * BINS), BINS - 1)] += 1
    return sums


def labels_in(sums: Sums) -> tuple[int, int]:
    """How many labelled listings, and how many of them are counterfeit."""
    fine, counterfeits = (sum(counts) for counts in sums["a"]["verdicts"])
    return fine + counterfeits, counterfeits


def quality_of(sums: Sums, name: str) -> Quality:
    """What the sums say of ruleset `a` (the live one) or `b` (the release)."""
    verdicts, scores = sums[name]["verdicts"], sums[name]["scores"]
    curve, precision = _curve(scores) if any(map(sum, scores)) else ((), math.nan)
    whole = None if math.isnan(precision) else precision
    return Quality(_shares(verdicts, REVIEW), _shares(verdicts, BLOCK), whole, curve)


def _shares(verdicts: Sequence[Sequence[int]], least: int) -> tuple[Interval, Interval]:
    wrong, hits = (sum(counts[least:]) for counts in verdicts)
    return wilson(hits, hits + wrong), wilson(hits, sum(verdicts[1]))


def _curve(scores: Sequence[Sequence[int]]) -> tuple[Sequence[tuple[float, float]], float]:
    """Recall and precision from the highest score down, and the average precision."""
    middle = (np.arange(BINS, dtype=np.float64) + 0.5) / BINS
    score: NDArray[np.float64] = np.concatenate([middle, middle])
    truth = np.repeat(np.array([0, 1], dtype=np.int8), BINS)
    weight = np.array([*scores[0], *scores[1]], dtype=np.float64)
    held = weight > 0
    ranking = rank(score[held], truth[held])
    curve = make_curve(ranking, weight[held])
    pairs = zip(curve.recall.tolist(), curve.precision.tolist(), strict=True)
    return [(round(recall, 4), round(share, 4)) for recall, share in pairs], average_precision(ranking, weight[held])
