"""Screening again what is there, in the background: part by part in the order of the listings, from where the last part ended."""

from datetime import datetime
from time import monotonic

from touchstone.desk.rulesets.actions.rescreenings import (
    Part,
    finish_rescreening,
    keep_rescreened,
    lease_rescreening,
    leave_rescreening,
)
from touchstone.desk.rulesets.engine.screening import screen
from touchstone.desk.rulesets.engine.values import Engine
from touchstone.desk.rulesets.intake.knowing import engine_for
from touchstone.desk.rulesets.intake.screening import in_parts
from touchstone.desk.rulesets.models import Rescreening
from touchstone.desk.rulesets.queries.versions import listings_after, present_versions, told_by

BATCH = 1_000
SLICE = 2.0
"""Seconds of one pass; other work goes on between two of them."""


def run_rescreenings(now: datetime) -> int:
    """One pass of the background loop: it goes on for a slice. Returns how many parts it kept."""
    row = lease_rescreening(now=now)
    if row is None:
        return 0
    until, parts = monotonic() + SLICE, 0
    try:
        engine = engine_for(row.release.file, now)
        while monotonic() < until:
            part = _part(row, engine, now)
            if part is None:
                finish_rescreening(rescreening=row, now=now)
                break
            if not keep_rescreened(rescreening=row, part=part, now=now):
                break
            row.refresh_from_db(fields=["place"])
            parts += 1
    except MemoryError:
        finish_rescreening(rescreening=row, now=now, failure="memory")
    finally:
        leave_rescreening(rescreening=row)
    return max(parts, 1)


def _part(row: Rescreening, engine: Engine, now: datetime) -> Part | None:
    listings = listings_after(row.place, BATCH)
    if not listings:
        return None
    versions = present_versions(listings)
    told = told_by(row.release.file.identity, [each.row for each in versions])
    new = [each for each in versions if each.row not in told]
    findings = in_parts(new, lambda some: screen(some, engine, now.date()))
    return Part(listings[-1], listings, [each.row for each in versions], told, findings)
