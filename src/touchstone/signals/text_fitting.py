"""From examples to a model: lessons added, sellers held out to measure, then trained on everything and calibrated."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from touchstone.reading.classes import character_classes
from touchstone.reading.folded import Folded
from touchstone.reading.folding import fold
from touchstone.signals.text_card import ModelCard
from touchstone.signals.text_examples import Examples, find_distinct
from touchstone.signals.text_features import MAX_SLOTS, collect_slots
from touchstone.signals.text_lessons import Lesson
from touchstone.signals.text_model import TextModel
from touchstone.signals.text_training import Line, TrainingSettings, pack_line, train_line, weigh_titles
from touchstone.signals.text_validation import Validation, take_rows, validate
from touchstone.tables.compiled import compiled

LESSON_WEIGHT = 0.2  # of one lesson, where the mean title of the labels weighs 1
FOLDS = 5


@dataclass(frozen=True)
class Course:
    """Everything to learn from: n examples first, then the lessons, folded together."""

    folded: Folded
    labels: NDArray[np.int64]
    sellers: NDArray[np.int64]
    examples: int
    settings: TrainingSettings

    def train(self, rows: NDArray[np.integer]) -> Line:
        """Train on these examples and on all lessons."""
        lessons = np.arange(self.examples, len(self.labels))
        weights = weigh_titles(self.labels[rows], self.sellers[rows], self.settings)
        taught = np.full(len(lessons), LESSON_WEIGHT, np.float32)
        chosen = np.concatenate([rows, lessons])
        return train_line(
            take_rows(self.folded, chosen), self.labels[chosen], np.concatenate([weights, taught]), self.settings
        )

    def score(self, line: Line, rows: NDArray[np.integer]) -> NDArray[np.float64]:
        """Logits of these rows, (n,)."""
        part = take_rows(self.folded, rows)
        return score_line(part.codes, part.offsets, character_classes(), line.weights, line.bias)


def prepare_course(examples: Examples, lessons: list[Lesson], settings: TrainingSettings) -> Course:
    """Each wording of a seller once, then the lessons."""
    folded = fold(examples.titles)
    rows = find_distinct(folded, examples.sellers, character_classes())
    kept = examples.take(rows)
    composed = pa.array([lesson.title for lesson in lessons], pa.string())
    titles = pa.concat_arrays([kept.titles.cast(pa.string()), composed])
    labels = np.concatenate([kept.labels.astype(np.int64), np.array([lesson.label for lesson in lessons], np.int64)])
    return Course(fold(titles), labels, kept.sellers, len(kept), settings)


def hold_out(course: Course, on_fold: Callable[[], None] = lambda: None, folds: int = FOLDS) -> Validation:
    """Rank every example by a line that saw no title of its seller."""

    def score(seen: NDArray[np.intp], asked: NDArray[np.intp]) -> NDArray[np.float64]:
        logits = course.score(course.train(seen), asked)
        on_fold()
        return logits

    return validate(course.labels[: course.examples], course.sellers, folds, course.settings.seed, score)


def fit_model(course: Course, validation: Validation, card: ModelCard) -> TextModel:
    """Train on every example; the calibration is that of the held-out scores."""
    line = course.train(np.arange(course.examples))
    return TextModel(*pack_line(line, validation.slope, validation.shift), card)


@compiled
def score_line(
    codes: NDArray[np.uint32],
    offsets: NDArray[np.int64],
    classes: NDArray[np.uint8],
    weights: NDArray[np.float32],
    bias: float,
) -> NDArray[np.float64]:
    """Logit of each row, (n,)."""
    out = np.empty(len(offsets) - 1, np.float64)
    slots = np.empty(MAX_SLOTS, np.int32)
    for row in range(len(out)):
        count = collect_slots(codes, offsets[row], offsets[row + 1], classes, len(weights) - 1, slots)
        total = 0.0
        for k in range(count):
            total += weights[slots[k]]
        out[row] = bias + total / np.sqrt(max(count, 1))
    return out
