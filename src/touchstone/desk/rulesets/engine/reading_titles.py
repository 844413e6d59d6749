"""The text model learned from titles: each title is judged by a model that saw none of its seller."""

from collections.abc import Generator
from dataclasses import dataclass
from functools import cache

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from touchstone import __version__
from touchstone.desk.rulesets.engine.screening import base_engine
from touchstone.reading.classes import character_classes
from touchstone.reading.folded import Folded
from touchstone.reading.folding import fold
from touchstone.screening.labelled import Labelled
from touchstone.signals.text_card import ModelCard
from touchstone.signals.text_examples import Examples, find_wordings
from touchstone.signals.text_fitting import FOLDS, Course, fit_model, prepare_course
from touchstone.signals.text_lessons import Lesson, compose_lessons
from touchstone.signals.text_model import TextModel, predict
from touchstone.signals.text_training import TrainingSettings
from touchstone.signals.text_validation import Validation, split_sellers, validate

LESSONS = 40_000
"""Titles composed from the lexicon, as `touchstone train` takes."""
NAME = "desk"


@dataclass(frozen=True, slots=True)
class Titles:
    """`chance` (n,) float64 is what models that did not see the seller say of each title; `model` saw all of them."""

    folded: Folded
    chance: NDArray[np.float64]
    model: TextModel

    def said_by(self, model: TextModel) -> NDArray[np.float64]:
        """What another model says of the same titles, (n,)."""
        return predict(model, self.folded).astype(np.float64)


def read_titles(titles: list[str], labelled: Labelled, edition: str, made_at: str) -> Generator[None, None, Titles]:
    """Train and measure, giving way after each of the models."""
    settings = TrainingSettings()
    texts = pa.array(titles, pa.string())
    course = prepare_course(Examples(texts, labelled.truth, labelled.seller), lessons(), settings)
    yield
    logits = yield from _hold_out(course)
    validation = validate(
        course.labels[: course.examples], course.sellers, FOLDS, settings.seed, lambda _seen, asked: logits[asked]
    )
    yield
    model = fit_model(course, validation, _card(course, labelled, validation, edition, made_at))
    folded = fold(texts)
    _, wording = find_wordings(folded, labelled.seller, character_classes())
    return Titles(folded, _chance(validation)[wording], model)


@cache
def lessons() -> list[Lesson]:
    """Composed once in a process."""
    return compose_lessons(base_engine().lexicon, LESSONS, 0)


def _hold_out(course: Course) -> Generator[None, None, NDArray[np.float64]]:
    labels = course.labels[: course.examples]
    fold_of = split_sellers(labels, course.sellers, FOLDS, course.settings.seed)
    logits = np.zeros(course.examples, np.float64)
    for held in range(FOLDS):
        asked = np.flatnonzero(fold_of == held)
        logits[asked] = course.score(course.train(np.flatnonzero(fold_of != held)), asked)
        yield
    return logits


def _chance(validation: Validation) -> NDArray[np.float64]:
    line = np.clip(validation.slope * validation.logits + validation.shift, -40, 40)
    return np.asarray(1 / (1 + np.exp(-line)), np.float64)


def _card(course: Course, labelled: Labelled, validation: Validation, edition: str, made_at: str) -> ModelCard:
    return ModelCard(
        name=f"{NAME}-{edition}",
        version=1,
        program=__version__,
        made_at=made_at,
        sources=(),
        rows=course.examples,
        positives=int(course.labels[: course.examples].sum()),
        sellers=len(np.unique(labelled.seller)),
        lessons=LESSONS,
        lexicon=base_engine().lexicon.version,
        seed=course.settings.seed,
        figures=validation.figures,
    )
