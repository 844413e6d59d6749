"""How good a ranking is: precision and recall, average precision, calibration, with intervals that respect sellers."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Z95 = 1.959963984540054  # 97.5 % point of the normal distribution


@dataclass(frozen=True, slots=True)
class Interval:
    """A share with its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Curve:
    """Precision and recall at each distinct score, highest score first."""

    score: Floats
    precision: Floats
    recall: Floats


@dataclass(frozen=True)
class Ranking:
    """Listings ordered by score, highest first. `last` marks the last listing of each distinct score."""

    order: NDArray[np.intp]
    truth: Floats
    last: NDArray[np.intp]
    score: Floats


def rank(score: NDArray[np.floating], truth: NDArray[np.integer]) -> Ranking:
    """Order listings by score; equal scores are one step, so that their order does not matter. `truth` is 0 or 1."""
    order = np.argsort(-score.astype(np.float64), kind="stable")
    ordered = score[order].astype(np.float64)
    last = np.flatnonzero(np.append(ordered[1:] != ordered[:-1], True))
    return Ranking(order, truth[order].astype(np.float64), last, ordered[last])


def make_curve(ranking: Ranking, weight: Floats | None = None) -> Curve:
    """Precision and recall; `weight` (n,) counts listings, in the original order."""
    hits, shown = _cumulated(ranking, weight)
    total = hits[-1] if len(hits) else 0.0
    precision = np.divide(hits, shown, out=np.ones_like(hits), where=shown > 0)
    recall = hits / total if total > 0 else np.zeros_like(hits)
    return Curve(ranking.score, precision, recall)


def average_precision(ranking: Ranking, weight: Floats | None = None) -> float:
    """Sum over distinct scores of precision × gain in recall (as scikit-learn); nan where nothing is positive."""
    curve = make_curve(ranking, weight)
    if not len(curve.recall) or curve.recall[-1] == 0:
        return math.nan
    return float(np.sum(np.diff(curve.recall, prepend=0.0) * curve.precision))


def roc_area(ranking: Ranking, weight: Floats | None = None) -> float:
    """How often a counterfeit stands above one that is none, ties half (area under the ROC curve); nan where one kind is missing."""
    hits, shown = _cumulated(ranking, weight)
    if not len(hits) or hits[-1] == 0 or shown[-1] == hits[-1]:
        return math.nan
    gained, passed = np.diff(hits, prepend=0.0), np.diff(shown - hits, prepend=0.0)
    below = (shown - hits)[-1] - (shown - hits) + passed / 2
    return float(np.sum(gained * below) / (hits[-1] * (shown - hits)[-1]))


def _cumulated(ranking: Ranking, weight: Floats | None) -> tuple[Floats, Floats]:
    """Positives and listings down to each distinct score."""
    ordered = np.ones(len(ranking.truth)) if weight is None else weight[ranking.order]
    return np.cumsum(ordered * ranking.truth)[ranking.last], np.cumsum(ordered)[ranking.last]


def bootstrap_by_group(
    ranking: Ranking, group: NDArray[np.integer], draws: int = 1000, seed: int = 20140401
) -> tuple[float, float]:
    """95 % interval of average precision when whole groups (sellers) are drawn again with replacement. `group` (n,) from 0."""
    return middle_95([average_precision(ranking, weight) for weight in draw_groups(group, draws, seed)])


def draw_groups(group: NDArray[np.integer], draws: int = 1000, seed: int = 20140401) -> Iterator[Floats]:
    """How often each row (n,) counts when whole groups are drawn again with replacement, `draws` times."""
    generator = np.random.default_rng(seed)
    groups = int(group.max()) + 1 if len(group) else 0
    for _ in range(draws if groups else 0):
        counts = np.bincount(generator.integers(0, groups, groups), minlength=groups)
        yield counts[group].astype(np.float64)


def middle_95(values: Sequence[float]) -> tuple[float, float]:
    """The 2.5 % and 97.5 % points of what is known of the values; nan where nothing is."""
    known = [value for value in values if not math.isnan(value)]
    if not known:
        return math.nan, math.nan
    low, high = np.quantile(known, [0.025, 0.975])
    return float(low), float(high)


def wilson(hits: int, count: int) -> Interval:
    """A share of `count` with Wilson's 95 % interval. Source: Wilson 1927, JASA 22:209."""
    if count == 0:
        return Interval(math.nan, 0.0, 1.0)
    share, z2 = hits / count, Z95 * Z95
    centre = (share + z2 / (2 * count)) / (1 + z2 / count)
    half = Z95 / (1 + z2 / count) * math.sqrt(share * (1 - share) / count + z2 / (4 * count * count))
    return Interval(share, min(share, max(0.0, centre - half)), max(share, min(1.0, centre + half)))


@dataclass(frozen=True, slots=True)
class CalibrationBin:
    """Listings whose score lies in [low, high): how many, their mean score, the share that is counterfeit."""

    low: float
    high: float
    count: int
    score: float
    share: Interval


def calibration_table(score: NDArray[np.floating], truth: NDArray[np.integer], bins: int = 10) -> list[CalibrationBin]:
    """Equal bins of the score, empty ones left out."""
    place = np.minimum((score.astype(np.float64) * bins).astype(np.int64), bins - 1)
    count = np.bincount(place, minlength=bins)
    hits = np.bincount(place, weights=truth, minlength=bins)
    total = np.bincount(place, weights=score, minlength=bins)
    return [
        CalibrationBin(
            i / bins, (i + 1) / bins, int(count[i]), float(total[i] / count[i]), wilson(int(hits[i]), int(count[i]))
        )
        for i in range(bins)
        if count[i]
    ]


def expected_calibration_error(table: list[CalibrationBin]) -> float:
    """Mean distance of score and share over the bins, weighed by their listings."""
    total = sum(row.count for row in table)
    return sum(row.count * abs(row.score - row.share.value) for row in table) / total if total else math.nan
