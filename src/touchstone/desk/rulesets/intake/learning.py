"""One training from end to end, step by step: read, learn from one half of the sellers, judge on the other, write the draft."""

import hashlib
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from touchstone.desk.rulesets.engine.halves import Label, dealt, judges
from touchstone.desk.rulesets.engine.knowledge import with_ruleset, write_model
from touchstone.desk.rulesets.engine.learning import Asked, Learned, Lesson, learn
from touchstone.desk.rulesets.engine.sheet import Marked, Sheet
from touchstone.desk.rulesets.engine.values import Engine
from touchstone.desk.rulesets.engine.writing import Taught, facts_of, fitted_on, write_card_of, write_draft_file
from touchstone.desk.rulesets.intake.knowing import engine_for
from touchstone.desk.rulesets.models import Training
from touchstone.desk.rulesets.queries.teaching import shares, undoubted, verdicts
from touchstone.desk.rulesets.queries.versions import versions_named

BATCH = 1_000
READ, LEARNED, JUDGED = 50, 85, 99
"""Per cent at the end of each part."""
STEPS = 8
"""Of learning, where there is a text model."""
GLANCE = 0.5
"""Seconds after which other work has its turn though a step of learning goes on."""
Bools = NDArray[np.bool_]


class TooFewError(Exception):
    """Verdicts were taken back since it was asked for."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a training leaves: the ruleset's file, that of the model (empty: the one before is kept) and its card, the facts."""

    content: bytes
    model: bytes
    card: dict[str, Any]
    facts: dict[str, Any]


def train(training: Training, now: datetime) -> Iterator[int | Draft]:
    """Per cent, and at the end the draft. TooFewError: there is too little left to learn from."""
    base, found = engine_for(training.base.file, now), verdicts()
    halves = dealt([_label(each) for each in found], training.salt)
    if not halves.is_enough:
        raise TooFewError
    sheet = Sheet(base.ruleset.signal_names)
    yield from _read(sheet, found + undoubted(), base, 0, READ)
    held = np.array([judges(each.seller, training.salt) for each in sheet.rows], dtype=np.bool_)
    day = now.date().isoformat()
    asked = Asked(training.learns_text, training.learns_weights, training.edition, fitted_on(halves.teaching, day), day)
    learned = yield from learn_beside(base, lesson_of(sheet, ~held), asked)
    model = write_model(learned.model) if learned.model else b""
    ruleset = replace(learned.ruleset, model=hashlib.sha256(model).hexdigest() if model else base.ruleset.model)
    judged = Sheet(ruleset.signal_names)
    rows = [each for each, is_held in zip(sheet.rows, held, strict=True) if is_held]
    yield from _read(judged, rows, with_ruleset(base, ruleset, learned.model or base.model), LEARNED, JUDGED)
    facts = facts_of(Taught(halves, asked, learned, shares()), sheet, held, judged)
    yield Draft(write_draft_file(ruleset), model, write_card_of(learned.model), facts)


def lesson_of(sheet: Sheet, teaching: Bools) -> Lesson:
    """The rows that teach; those without a lead count for all of their kind, so that scores stay those of the whole market."""
    labelled, is_found = sheet.labelled(), sheet.is_found()
    with_lead, without = shares()
    times = _ratio(without, int((~is_found).sum())) / max(_ratio(with_lead, int(is_found.sum())), 1e-9)
    count = np.where(is_found, 1.0, times)
    titles = [title for title, is_taught in zip(sheet.titles, teaching, strict=True) if is_taught]
    return Lesson(labelled.only(teaching), titles, is_found[teaching], count[teaching])


def learn_beside(base: Engine, lesson: Lesson, asked: Asked) -> Generator[int, None, Learned]:
    """In a thread of its own, for a step may take long and asks nothing of the database; it gives way every GLANCE meanwhile."""
    steps, place = learn(base, lesson, asked), 0
    thread = ThreadPoolExecutor(1, thread_name_prefix="training")
    try:
        while True:
            step = thread.submit(_next, steps)
            while not wait([step], GLANCE).done:
                yield READ + (LEARNED - READ) * place // STEPS
            if (learned := step.result()) is not None:
                return learned
            place = min(place + 1, STEPS)
            yield READ + (LEARNED - READ) * place // STEPS
    finally:
        thread.shutdown(wait=False)  # who stops the training does not wait for the step


def _next(steps: Generator[None, None, Learned]) -> Learned | None:
    """One step; what was learned, once there is no other. A generator's end does not cross threads by itself."""
    try:
        next(steps)
    except StopIteration as end:
        learned: Learned = end.value
        return learned
    return None


def _read(sheet: Sheet, marked: Sequence[Marked], engine: Engine, begin: int, end: int) -> Iterator[int]:
    """Screen them part by part; versions are never taken away, so that all are there."""
    for start in range(0, len(marked), BATCH):
        some = marked[start : start + BATCH]
        versions = {each.row: each for each in versions_named([each.row for each in some])}
        sheet.add(some, [versions[each.row] for each in some], engine)
        yield begin + (end - begin) * (start + len(some)) // len(marked)


def _ratio(whole: int, part: int) -> float:
    return whole / part if part else 1.0


def _label(each: Marked) -> Label:
    return each.is_counterfeit, each.seller
