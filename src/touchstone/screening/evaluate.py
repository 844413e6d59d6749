"""How good findings are, measured against labels, and how sure that is: by signal, by verdict, by seller."""

import math
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from touchstone.screening.labelled import Labelled
from touchstone.screening.metrics import (
    CalibrationBin,
    Curve,
    Interval,
    average_precision,
    bootstrap_by_group,
    calibration_table,
    expected_calibration_error,
    make_curve,
    rank,
    wilson,
)
from touchstone.vocabulary.verdict import VERDICTS

CURVE_POINTS = 200


@dataclass(frozen=True, slots=True)
class Share:
    """Of `count` listings `hits` are counterfeit; `recall` is the part of all counterfeit listings that they are."""

    name: str
    count: int
    hits: int
    precision: Interval
    recall: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything measured on one set of labelled listings. `without_largest` leaves out the seller with most counterfeits."""

    listings: int
    positives: int
    sellers: int
    unmatched: int
    average_precision: Interval
    without_largest: Interval
    largest_seller: str
    largest_share: float
    curve: Curve
    verdicts: tuple[Share, ...]
    at_least: tuple[Share, ...]
    signals: tuple[Share, ...]
    calibration: tuple[CalibrationBin, ...]
    calibration_error: float

    def as_dict(self) -> dict[str, Any]:
        """Plain values for evaluation.json; not-a-number becomes null, the curve is thinned to CURVE_POINTS."""
        values = {key: getattr(self, key) for key in self.__slots__ if key != "curve"}
        plain = {key: _plain(value) for key, value in values.items()}
        keep = np.unique(np.linspace(0, max(len(self.curve.score) - 1, 0), CURVE_POINTS).astype(np.int64))[
            : len(self.curve.score)
        ]
        columns = (self.curve.score[keep], self.curve.precision[keep], self.curve.recall[keep])
        plain["curve"] = [
            {"score": round(float(s), 6), "precision": round(float(p), 6), "recall": round(float(r), 6)}
            for s, p, r in zip(*columns, strict=True)
        ]
        return plain


def evaluate(labelled: Labelled, draws: int = 1000) -> Evaluation:
    """Measure; `draws` are the bootstrap samples of whole sellers."""
    seller, share = _largest_seller(labelled)
    others = labelled.only(labelled.seller != seller)
    positives = int(labelled.truth.sum())
    table = calibration_table(labelled.score, labelled.truth)
    return Evaluation(
        listings=len(labelled),
        positives=positives,
        sellers=len(np.unique(labelled.seller)) if labelled.sellers else 0,
        unmatched=labelled.unmatched,
        average_precision=_precision_with_interval(labelled, draws),
        without_largest=_precision_with_interval(others, draws),
        largest_seller=labelled.sellers[seller] if labelled.sellers else "",
        largest_share=share,
        curve=make_curve(rank(labelled.score, labelled.truth)),
        verdicts=tuple(_share(v, labelled.verdict == i, labelled) for i, v in enumerate(VERDICTS)),
        at_least=tuple(_share(v, labelled.verdict >= i, labelled) for i, v in enumerate(VERDICTS) if i),
        signals=tuple(_share(name, labelled.best[i] > 0, labelled) for i, name in enumerate(labelled.names)),
        calibration=tuple(table),
        calibration_error=expected_calibration_error(table),
    )


def _precision_with_interval(labelled: Labelled, draws: int) -> Interval:
    ranking = rank(labelled.score, labelled.truth)
    _, group = np.unique(labelled.seller, return_inverse=True)
    return Interval(average_precision(ranking), *bootstrap_by_group(ranking, group, draws))


def _largest_seller(labelled: Labelled) -> tuple[int, float]:
    counts = np.bincount(labelled.seller[labelled.truth == 1])
    if not len(counts):
        return -1, 0.0
    return int(counts.argmax()), float(counts.max() / counts.sum())


def _share(name: str, chosen: np.ndarray[Any, np.dtype[np.bool_]], labelled: Labelled) -> Share:
    count, hits = int(chosen.sum()), int(labelled.truth[chosen].sum())
    positives = int(labelled.truth.sum())
    return Share(name, count, hits, wilson(hits, count), hits / positives if positives else math.nan)


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if hasattr(value, "__dataclass_fields__"):
        return _plain(asdict(value))
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, float):
        return None if math.isnan(value) else round(value, 6)
    return str(value) if isinstance(value, str) else value
