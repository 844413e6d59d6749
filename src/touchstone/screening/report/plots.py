"""Where the marks of the drawn plots stand, in units of their SVG view box."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from touchstone.screening.ruleset import Ruleset

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 460.0, 260.0, 62.0, 14.0, 30.0, 42.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid: where, and what it says."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Column:
    """One bin of the histogram."""

    x: float
    y: float
    width: float
    height: float
    verdict: str
    low: float
    high: float
    count: int


@dataclass(frozen=True, slots=True)
class Histogram:
    """Listings by score. The axis of counts is logarithmic: most listings lie near 0, and the few near 1 matter."""

    columns: tuple[Column, ...]
    counts: tuple[Tick, ...]
    thresholds: tuple[tuple[str, float, float], ...]


def across(share: float) -> float:
    """x of a value in 0..1."""
    return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)


def upward(share: float) -> float:
    """y of a value in 0..1."""
    return round(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM), 1)


def draw_histogram(counts: Sequence[int], ruleset: Ruleset) -> Histogram:
    """Bins coloured by the verdict that their middle asks for, before guards."""
    steps = sorted((step.threshold, step.verdict.value) for step in ruleset.steps)
    decades = max(1, math.ceil(math.log10(max(*counts, 10))))
    columns = []
    for index, count in enumerate(counts):
        low, high = index / len(counts), (index + 1) / len(counts)
        height = (math.log10(count) + 0.15) / (decades + 0.15) if count else 0.0
        verdict = [name for threshold, name in steps if (low + high) / 2 >= threshold][-1]
        width = across(high) - across(low) - 1
        y = upward(height)
        columns.append(Column(across(low), y, round(width, 1), round(upward(0) - y, 1), verdict, low, high, count))
    ticks = [Tick(upward((power + 0.15) / (decades + 0.15)), f"{10**power:,}") for power in range(decades + 1)]
    marks = tuple((name, across(threshold), threshold) for threshold, name in steps if threshold > 0)
    return Histogram(tuple(columns), tuple(ticks), marks)


def draw_curve(evaluation: Mapping[str, Any]) -> str:
    """Points of the precision–recall curve for a polyline."""
    points = [(across(point["recall"]), upward(point["precision"])) for point in evaluation["curve"]]
    return " ".join(f"{x},{y}" for x, y in points)


def draw_calibration(evaluation: Mapping[str, Any]) -> list[dict[str, float]]:
    """One dot per bin of the score: mean score across, share that is counterfeit upward, with its interval."""
    return [
        {
            "x": across(row["score"]),
            "y": upward(row["share"]["value"]),
            "low": upward(row["share"]["low"]),
            "high": upward(row["share"]["high"]),
            "count": row["count"],
        }
        for row in evaluation["calibration"]
    ]
