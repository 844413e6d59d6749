"""The node screens what comes in: new and changed listings, with the live ruleset and those in shadow beside it."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from time import monotonic

from touchstone.desk.authority.actor import NODE
from touchstone.desk.rulesets.actions.drafting import found_release
from touchstone.desk.rulesets.actions.keeping import keep_round, place_reached
from touchstone.desk.rulesets.actions.trials import Progress
from touchstone.desk.rulesets.engine.screening import Finding, Version, compare, screen
from touchstone.desk.rulesets.intake.knowing import engine_for
from touchstone.desk.rulesets.models import Release, Trial
from touchstone.desk.rulesets.queries.releases import is_founded, live_release, shadow_trials
from touchstone.desk.rulesets.queries.versions import Part, versions_after

LOG = logging.getLogger("touchstone.work")
BATCH = 1_000
SLICE = 5.0
"""Seconds of one pass; what is left goes on in the next one, after the work of other rooms."""


def screen_what_came(now: datetime) -> int:
    """One pass of the background loop; returns how many versions it looked at."""
    until, looked = monotonic() + SLICE, 0
    live = live_release() or (found_release(by=NODE, now=now) if is_founded() else None)
    while live is not None and monotonic() < until:
        begun = place_reached()
        part = versions_after(begun, BATCH)
        if part is None or not _screen_part(live, part, begun, now):
            break
        looked += len(part.versions)
    return looked


def _screen_part(live: Release, part: Part, begun: int, now: datetime) -> bool:
    trials = shadow_trials()
    new = [each for each in part.versions if each.row not in part.screened]
    findings: Sequence[Finding] = ()
    shadows: dict[int, Progress] = {}
    if new or (trials and part.versions):
        engine = engine_for(live.file, now)
        findings = in_parts(new, lambda some: screen(some, engine, now.date()))
        shadows = {trial.pk: _beside(trial, live, part, now) for trial in trials}
    return keep_round(release=live, begun=begun, place=part.last, findings=findings, shadows=shadows, now=now)


def _beside(trial: Trial, live: Release, part: Part, now: datetime) -> Progress:
    compared = compare(part.versions, engine_for(live.file, now), engine_for(trial.file, now))
    return Progress(part.last, len(part.versions), compared.sums, compared.changes)


def in_parts(versions: Sequence[Version], work: Callable[[Sequence[Version]], list[Finding]]) -> list[Finding]:
    """All at once; where that fails, one by one, so that one listing does not keep the others waiting for ever."""
    try:
        return work(versions) if versions else []
    except Exception:
        LOG.exception("a batch of listings could not be screened; each is tried by itself")
    return [finding for each in versions for finding in _alone(each, work)]


def _alone(version: Version, work: Callable[[Sequence[Version]], list[Finding]]) -> list[Finding]:
    try:
        return work([version])
    except Exception:
        LOG.exception("the version of a listing in row %s cannot be screened and is passed over", version.row)
        return []
