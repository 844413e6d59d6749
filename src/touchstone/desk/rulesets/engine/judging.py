"""A draft beside the live ruleset on sellers that did not teach it: figures with intervals, and whether it is better."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from touchstone.screening.metrics import (
    Interval,
    Ranking,
    average_precision,
    draw_groups,
    middle_95,
    rank,
    roc_area,
    wilson,
)

BETTER, WORSE, UNCLEAR = "better", "worse", "unclear"
DRAWS = 1_000
AREA, PRECISION = "area", "average_precision"
FIGURES: dict[str, Callable[..., float]] = {AREA: roc_area, PRECISION: average_precision}
LEVELS = {"review": 1, "block": 2}
Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """What one ruleset says of n listings: score (n,) and verdict (n,) by rank."""

    score: NDArray[np.floating[Any]]
    verdict: NDArray[np.integer[Any]]


def judge(live: Said, draft: Said, truth: NDArray[np.integer[Any]], seller: NDArray[np.integer[Any]]) -> Plain:
    """Figures of both as plain values; `outcome` says whether the draft ranks better, whole sellers drawn again."""
    rankings = (rank(live.score, truth), rank(draft.score, truth))
    _, group = np.unique(seller, return_inverse=True)
    drawn = {name: _drawn(figure, rankings, group) for name, figure in FIGURES.items()}
    return {
        "live": _figures(live, truth, rankings[0], {name: rows[:, 0] for name, rows in drawn.items()}),
        "draft": _figures(draft, truth, rankings[1], {name: rows[:, 1] for name, rows in drawn.items()}),
        "difference": {name: _difference(FIGURES[name], rankings, rows) for name, rows in drawn.items()},
        "outcome": _outcome(drawn[AREA]),
    }


def _drawn(figure: Callable[..., float], rankings: tuple[Ranking, Ranking], group: NDArray[np.intp]) -> Any:
    """(draws, 2): the figure of both rulesets on the same draw of sellers."""
    rows = [[figure(each, weight) for each in rankings] for weight in draw_groups(group, DRAWS)]
    return np.array(rows, dtype=np.float64).reshape(-1, 2)


def _figures(said: Said, truth: NDArray[np.integer[Any]], ranking: Ranking, drawn: dict[str, Any]) -> Plain:
    shares = {name: _shares(said.verdict >= least, truth) for name, least in LEVELS.items()}
    figures = {name: _plain(Interval(FIGURES[name](ranking), *middle_95(rows))) for name, rows in drawn.items()}
    return {**figures, **shares}


def _shares(chosen: NDArray[np.bool_], truth: NDArray[np.integer[Any]]) -> Plain:
    hits = int(truth[chosen].sum())
    return {
        "count": int(chosen.sum()),
        "precision": _plain(wilson(hits, int(chosen.sum()))),
        "recall": _plain(wilson(hits, int(truth.sum()))),
    }


def _difference(figure: Callable[..., float], rankings: tuple[Ranking, Ranking], drawn: Any) -> list[float | None]:
    gained = drawn[:, 1] - drawn[:, 0]
    return _plain(Interval(figure(rankings[1]) - figure(rankings[0]), *middle_95(gained)))


def _outcome(drawn: Any) -> str:
    low, high = middle_95(drawn[:, 1] - drawn[:, 0])
    return BETTER if low > 0 else WORSE if high < 0 else UNCLEAR


def _plain(interval: Interval) -> list[float | None]:
    """Value, low, high; what is not known is null."""
    values = (interval.value, interval.low, interval.high)
    return [None if math.isnan(each) else round(float(each), 6) for each in values]
