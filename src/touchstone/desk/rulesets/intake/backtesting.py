"""Backtests in the background: part by part over all listings, a slice in each pass, from where the last one ended."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from time import monotonic

import numpy as np

from touchstone.desk.rulesets.actions.trials import (
    Progress,
    finish_backtest,
    keep_progress,
    lease_backtest,
    release_lease,
)
from touchstone.desk.rulesets.engine.labels import Labelled, count
from touchstone.desk.rulesets.engine.screening import Change, Compared, compare
from touchstone.desk.rulesets.engine.values import Changes, Engine
from touchstone.desk.rulesets.intake.knowing import engine_for
from touchstone.desk.rulesets.models import Trial
from touchstone.desk.rulesets.queries.teaching import teacher_of
from touchstone.desk.rulesets.queries.versions import (
    held_labels,
    labels_on,
    listings_after,
    present_versions,
    versions_named,
)

BATCH = 1_000
SLICE = 2.0
"""Seconds of one pass; other work goes on between two of them."""


def run_backtests(now: datetime) -> int:
    """One pass of the background loop: the oldest backtest goes on for a slice. Returns how many parts it wrote."""
    trial = lease_backtest(now=now)
    if trial is None:
        return 0
    until, parts = monotonic() + SLICE, 0
    try:
        engines = (engine_for(trial.against.file, now), engine_for(trial.file, now))
        while monotonic() < until:
            listings = listings_after(trial.place, BATCH)
            if not listings:
                finish_backtest(trial=trial, now=now)
                break
            if not keep_progress(trial=trial, part=compare_part(trial, listings, engines)):
                break
            trial.refresh_from_db()
            parts += 1
    except MemoryError:
        finish_backtest(trial=trial, now=now, failure="memory")
    finally:
        release_lease(trial=trial)
    return max(parts, 1)


def compare_part(trial: Trial, listings: list[int], engines: tuple[Engine, Engine]) -> Progress:
    """What these listings add: those online as they are now, and every version that people gave a verdict on.

    A draft that verdicts taught is measured on those of the sellers that it did not see.
    """
    teacher = teacher_of(trial.release)
    versions = present_versions(listings)
    labels = labels_on(listings) if teacher is None else held_labels(listings, teacher.salt)
    sums, labelled = Changes(), list[Labelled]()
    changes: Sequence[Change] = ()
    if versions:
        compared = compare(versions, *engines)
        sums, changes = compared.sums, compared.changes
        labelled += _labelled([each.row for each in versions], compared, labels)
    other = versions_named(set(labels) - {each.row for each in versions})
    if other:
        labelled += _labelled([each.row for each in other], compare(other, *engines), labels)
    return Progress(listings[-1], len(listings), sums, changes, count(dict(trial.labels), labelled))


def _labelled(rows: list[int], compared: Compared, labels: Mapping[int, bool]) -> list[Labelled]:
    known = np.flatnonzero([row in labels for row in rows])
    return [
        Labelled(
            labels[rows[place]],
            (float(compared.scores[0][place]), float(compared.scores[1][place])),
            (int(compared.verdicts[0][place]), int(compared.verdicts[1][place])),
        )
        for place in known.tolist()
    ]
