"""Trainings in the background: a slice in each pass, begun anew where the process ended; the verdicts make it come out alike."""

import logging
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from time import monotonic

from touchstone.desk.rulesets.actions.trainings import (
    REFUSED,
    fail_training,
    finish_training,
    keep_percent,
    lease_training,
    leave_trainings,
)
from touchstone.desk.rulesets.intake.learning import Draft, TooFewError, train
from touchstone.desk.rulesets.models import Training

LOG = logging.getLogger("touchstone.work")
SLICE = 2.0
"""Seconds of one pass; a part that is begun is read to its end, and learning goes on beside other work."""


@dataclass
class Work:
    """What this process is training: the lease is the process's own until it ends or falls silent."""

    holder: str
    row: int = 0
    steps: Iterator[int | Draft] | None = None


WORK = Work(secrets.token_hex(8))


def run_trainings(now: datetime) -> int:
    """One pass of the background loop: the oldest training goes on for a slice. Returns how many steps it took."""
    training = lease_training(holder=WORK.holder, now=now)
    if training is None:
        WORK.steps = None
        return 0
    if WORK.steps is None or training.pk != WORK.row:
        WORK.row, WORK.steps = training.pk, train(training, now)
    try:
        return _go_on(training, WORK.steps, now)
    except TooFewError:
        return _fail(training, "few", now)
    except REFUSED:
        return _fail(training, "taken", now)
    except MemoryError:
        return _fail(training, "memory", now)
    except Exception:
        LOG.exception("a training cannot go on")
        return _fail(training, "fault", now)


def leave() -> None:
    """The process ends."""
    WORK.steps = None
    leave_trainings(holder=WORK.holder)


def _go_on(training: Training, steps: Iterator[int | Draft], now: datetime) -> int:
    until, taken = monotonic() + SLICE, 0
    while taken == 0 or monotonic() < until:
        step = next(steps)
        taken += 1
        if isinstance(step, Draft):
            WORK.steps = None
            finish_training(
                training=training, content=step.content, model=step.model, card=step.card, facts=step.facts, now=now
            )
            break
        if not keep_percent(training=training, holder=WORK.holder, percent=step):
            WORK.steps = None
            break
    return taken


def _fail(training: Training, failure: str, now: datetime) -> int:
    WORK.steps = None
    fail_training(training=training, failure=failure, now=now)
    return 1
