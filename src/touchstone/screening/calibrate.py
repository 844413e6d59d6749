"""Fits calibration, and if asked weights, to labels: half of the sellers teach, the others judge; the result is a draft."""

import zlib
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from touchstone.screening.errors import LabelError
from touchstone.screening.fitting import fit_isotonic, fit_logistic, fit_platt
from touchstone.screening.labelled import Labelled
from touchstone.screening.metrics import (
    average_precision,
    calibration_table,
    expected_calibration_error,
    rank,
)
from touchstone.screening.ruleset import Calibration, Method, Ruleset, State, Words
from touchstone.screening.scale import make_scale
from touchstone.screening.score import calibrate_rows

Floats = NDArray[np.float64]
LEAST_POSITIVES = 10
LARGEST_WEIGHT = 50.0


@dataclass(frozen=True, slots=True)
class Quality:
    """On the sellers that did not teach: average precision and calibration error."""

    listings: int
    positives: int
    average_precision: float
    calibration_error: float


@dataclass(frozen=True, slots=True)
class Fit:
    """The draft, and how the old and the new ruleset do on sellers that it was not fitted to."""

    ruleset: Ruleset
    taught: int
    before: Quality
    after: Quality


def calibrate(
    ruleset: Ruleset,
    labelled: Labelled,
    method: Method,
    version: str,
    fitted_on: Words,
    *,
    weights: bool,
    penalty: float = 1.0,
) -> Fit:
    """A draft ruleset fitted to the labels. LabelError where a part holds fewer than LEAST_POSITIVES of either kind."""
    held = hold_out(labelled)
    teach, judge = labelled.only(~held), labelled.only(held)
    for part in (teach, judge):
        _check_enough(part)
    draft = fit_weights(ruleset, teach, penalty) if weights else ruleset
    total = totals(draft, teach)
    calibration = _fit_calibration(method, total, teach.truth, fitted_on)
    draft = replace(draft, version=version, state=State.DRAFT, calibration=calibration)
    return Fit(draft, len(teach), _quality(ruleset, judge), _quality(draft, judge))


def hold_out(labelled: Labelled) -> NDArray[np.bool_]:
    """Half of the sellers (of the listings where no seller is known), by a digest of the name: the same in every run."""
    names = labelled.sellers or tuple(str(index) for index in range(len(labelled)))
    side: NDArray[np.bool_] = np.array([zlib.crc32(name.encode()) % 2 == 0 for name in names], dtype=np.bool_)
    held: NDArray[np.bool_] = side[labelled.seller]
    return held


def signal_columns(ruleset: Ruleset, labelled: Labelled) -> Floats:
    """Best score of each signal, then product of each combination: (n, s + c)."""
    place = {name: index for index, name in enumerate(labelled.names)}
    nothing = np.zeros(len(labelled))
    best = {n: labelled.best[place[n]].astype(np.float64) if n in place else nothing for n in ruleset.signal_names}
    columns = [best[name] for name in ruleset.signal_names]
    columns += [best[row.of[0]] * best[row.of[1]] for row in ruleset.combinations]
    return np.stack(columns, axis=1)


def totals(ruleset: Ruleset, labelled: Labelled) -> Floats:
    """Sum of weights of each listing before calibration, (n,)."""
    return signal_columns(ruleset, labelled) @ _weights(ruleset) + ruleset.bias


def fit_weights(ruleset: Ruleset, labelled: Labelled, penalty: float) -> Ruleset:
    """New weights by L2 logistic regression; a weight keeps its sign, or becomes 0."""
    sign = np.where(_weights(ruleset) < 0, -1.0, 1.0)
    fit = fit_logistic(signal_columns(ruleset, labelled) * sign, labelled.truth, penalty, least=0.0)
    weights = [round(float(value), 4) for value in np.clip(fit.weights * sign, -LARGEST_WEIGHT, LARGEST_WEIGHT)]
    count = len(ruleset.signals)
    return replace(
        ruleset,
        bias=round(float(np.clip(fit.bias, -LARGEST_WEIGHT, LARGEST_WEIGHT)), 4),
        signals=tuple(replace(row, weight=value) for row, value in zip(ruleset.signals, weights[:count], strict=True)),
        combinations=tuple(
            replace(row, weight=value) for row, value in zip(ruleset.combinations, weights[count:], strict=True)
        ),
    )


def _weights(ruleset: Ruleset) -> Floats:
    weights = [row.weight for row in ruleset.signals] + [row.weight for row in ruleset.combinations]
    return np.array(weights, dtype=np.float64)


def _fit_calibration(method: Method, total: Floats, truth: NDArray[np.int8], fitted_on: Words) -> Calibration:
    if method is Method.PLATT:
        a, b = fit_platt(total, truth)
        return Calibration(method, round(max(a, 1e-6), 6), round(b, 6), (), fitted_on)
    points = tuple((round(float(x), 6), round(float(y), 6)) for x, y in fit_isotonic(total, truth))
    return Calibration(method, 1.0, 0.0, points, fitted_on)


def _quality(ruleset: Ruleset, labelled: Labelled) -> Quality:
    scale = make_scale(ruleset)
    score = calibrate_rows(totals(ruleset, labelled), scale.calibration, scale.points)
    ranking = rank(score, labelled.truth)
    error = expected_calibration_error(calibration_table(score, labelled.truth))
    return Quality(len(labelled), int(labelled.truth.sum()), average_precision(ranking), error)


def _check_enough(part: Labelled) -> None:
    positives = int(part.truth.sum())
    if min(positives, len(part) - positives) < LEAST_POSITIVES:
        raise LabelError(
            f"Half of the sellers have {positives} counterfeit and {len(part) - positives} other listings with labels.",
            hint=f"At least {LEAST_POSITIVES} of each are needed in each half; add labels, or sellers.",
            sentence_zh=f"一半卖家中带标签的假冒商品有 {positives} 件，其他 {len(part) - positives} 件。",
            hint_zh=f"每一半中两类都至少需要 {LEAST_POSITIVES} 件；请补充标签或卖家。",
        )
