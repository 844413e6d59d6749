"""A draft from verdicts: a text model, weights and calibration, each fitted to the sellers that teach."""

from collections.abc import Generator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from touchstone.desk.rulesets.engine.reading_titles import Titles, read_titles
from touchstone.desk.rulesets.engine.screening import TEXT
from touchstone.desk.rulesets.engine.values import Engine
from touchstone.screening.calibrate import LARGEST_WEIGHT, signal_columns, totals
from touchstone.screening.fitting import fit_logistic, fit_platt
from touchstone.screening.labelled import Labelled
from touchstone.screening.metrics import rank, roc_area
from touchstone.screening.ruleset import Calibration, Method, Ruleset, State, Words
from touchstone.signals.text_model import TextModel
from touchstone.signals.text_model_file import load_default

PENALTY = 1.0
"""On what moves a weight away from the live one: where verdicts say little, what was known stays."""
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Asked:
    """What to learn beside the calibration, which is always fitted; how the draft and the model are called."""

    text: bool
    weights: bool
    edition: str
    fitted_on: Words
    made_at: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """What teaches: n rows with the times that each counts (n,) and their titles; `is_found` (n,) have a verdict."""

    labelled: Labelled
    titles: list[str]
    is_found: NDArray[np.bool_]
    count: Floats


@dataclass(frozen=True, slots=True)
class Learned:
    """The draft, and the text model where a new one ranks better than the one before (areas under the ROC curve)."""

    ruleset: Ruleset
    model: TextModel | None
    text_before: float
    text_after: float


def learn(base: Engine, lesson: Lesson, asked: Asked) -> Generator[None, None, Learned]:
    """Fit, giving way after each step; `base` is the live ruleset with its knowledge."""
    ruleset, labelled = base.ruleset, lesson.labelled
    model, before, after = None, np.nan, np.nan
    if asked.text and TEXT in ruleset.signal_names:
        titles = yield from read_titles(lesson.titles, labelled, asked.edition, asked.made_at)
        before, after = _areas(titles, lesson, base.model or load_default())
        if after > before:
            model, labelled = titles.model, _with_text(ruleset, labelled, titles.chance)
    draft = move_weights(ruleset, labelled, lesson.count) if asked.weights else ruleset
    yield
    a, b = fit_platt(totals(draft, labelled), labelled.truth, lesson.count)
    calibration = Calibration(Method.PLATT, round(min(max(a, 1e-6), 100.0), 6), round(b, 6), (), asked.fitted_on)
    made = replace(draft, version=asked.edition, state=State.DRAFT, calibration=calibration)
    return Learned(made, model, before, after)


def move_weights(ruleset: Ruleset, labelled: Labelled, count: Floats) -> Ruleset:
    """Weights as far from the live ones as the verdicts demand; each keeps its sign, or becomes 0.

    The live calibration goes into the weights, so that the sum is log odds; with fitted points it stays as it is.
    """
    scale = ruleset.calibration.a if ruleset.calibration.method is Method.PLATT else 1.0
    shift = ruleset.calibration.b if ruleset.calibration.method is Method.PLATT else 0.0
    weights = [row.weight for row in ruleset.signals] + [row.weight for row in ruleset.combinations]
    known = scale * np.array(weights, dtype=np.float64)
    bias = scale * ruleset.bias + shift
    sign = np.where(known < 0, -1.0, 1.0)
    columns = signal_columns(ruleset, labelled)
    fit = fit_logistic(
        columns * sign, labelled.truth, PENALTY, least=-np.abs(known), count=count, offset=columns @ known + bias
    )
    values = [round(float(each), 4) for each in _bounded(known + sign * fit.weights)]
    held = len(ruleset.signals)
    return replace(
        ruleset,
        bias=round(float(_bounded(np.array(bias + fit.bias))), 4),
        signals=tuple(replace(row, weight=each) for row, each in zip(ruleset.signals, values[:held], strict=True)),
        combinations=tuple(
            replace(row, weight=each) for row, each in zip(ruleset.combinations, values[held:], strict=True)
        ),
    )


def _bounded(values: Floats) -> Floats:
    return np.clip(values, -LARGEST_WEIGHT, LARGEST_WEIGHT)


def _areas(titles: Titles, lesson: Lesson, model: TextModel) -> tuple[float, float]:
    truth = lesson.labelled.truth[lesson.is_found]
    before, after = (each[lesson.is_found] for each in (titles.said_by(model), titles.chance))
    return roc_area(rank(before, truth)), roc_area(rank(after, truth))


def _with_text(ruleset: Ruleset, labelled: Labelled, chance: Floats) -> Labelled:
    """What the new model says in place of the old one; of no title has it seen a listing of the same seller."""
    row = next(each for each in ruleset.signals if each.name == TEXT)
    floor = max(dict(row.settings).get("floor", 0.05), 1e-6)
    best = labelled.best.copy()
    best[labelled.names.index(TEXT)] = np.where(chance >= floor, chance, 0.0)
    return replace(labelled, best=best)
