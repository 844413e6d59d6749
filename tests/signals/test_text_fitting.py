"""A course joins examples and lessons, holds sellers out, and gives a calibrated model."""

import numpy as np
import pyarrow as pa

from tests.signals.text_titles import CARD, read
from touchstone.signals.text_examples import Examples
from touchstone.signals.text_fitting import Course, fit_model, hold_out, prepare_course
from touchstone.signals.text_lessons import Lesson
from touchstone.signals.text_model import predict
from touchstone.signals.text_training import TrainingSettings

SETTINGS = TrainingSettings(slots=1 << 12)
GOODS = ("watch", "belt", "bag", "wallet", "scarf", "ring", "shoe", "hat")
DRUGS = ("hash", "pills", "weed", "mdma", "lsd", "meth", "xtc", "speed")


def examples() -> Examples:
    titles = [f"{brand} {word}" for brand in ("Rolex", "Gucci") for word in (*GOODS, *DRUGS)]
    names = [word in GOODS for _ in range(2) for word in (*GOODS, *DRUGS)]
    return Examples(pa.array(titles), np.array(names, np.int8), np.arange(len(titles)) % 8)


def course(lessons: list[Lesson]) -> Course:
    return prepare_course(examples(), lessons, SETTINGS)


def test_lessons_stand_behind_the_examples() -> None:
    made = course([Lesson("Hermes belt replica", 1)])
    assert made.folded.text(made.examples) == "hermes belt replica"
    assert made.labels[-1] == 1


def test_a_lesson_tells_what_the_labels_do_not() -> None:
    taught = [Lesson("zorblatt replica", 1), Lesson("zorblatt gift card", 0)] * 40
    chances = {}
    for lessons in ([], taught):
        made = course(lessons)
        chances[len(lessons)] = predict(fit_model(made, hold_out(made), CARD), read("zorblatt replica"))[0]
    assert chances[80] > chances[0]


def test_every_fold_is_reported() -> None:
    folds: list[int] = []
    hold_out(course([]), lambda: folds.append(1), folds=4)
    assert len(folds) == 4


def test_held_out_titles_are_ranked_better_than_by_chance() -> None:
    validation = hold_out(course([]))
    assert validation.figures.average_precision > 0.6
    assert validation.figures.folds == 5


def test_a_model_ranks_what_it_was_trained_on() -> None:
    made = course([])
    chance = predict(fit_model(made, hold_out(made), CARD), made.folded)
    assert chance[made.labels == 1].mean() > chance[made.labels == 0].mean() + 0.2


def test_the_same_course_gives_the_same_model() -> None:
    one, other = (fit_model(made, hold_out(made), CARD) for made in (course([]), course([])))
    assert (one.weights == other.weights).all()
    assert (one.scale, one.bias) == (other.scale, other.bias)
