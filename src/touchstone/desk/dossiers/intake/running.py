"""Running imports: part by part, each a transaction of its own, from where the last one ended."""

import math
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import Any

from touchstone.desk.authority.actor import Actor, Via
from touchstone.desk.dossiers.actions.imports import OPEN_STATES, finish_import, keep_check, take_batch
from touchstone.desk.dossiers.errors import UnreadableFileError
from touchstone.desk.dossiers.intake import bounds
from touchstone.desk.dossiers.intake.checking import Check
from touchstone.desk.dossiers.intake.parts import INPUT_DIGEST, parts_of
from touchstone.desk.dossiers.intake.rows import RowProblem, check_row
from touchstone.desk.dossiers.intake.uploads import on_disk
from touchstone.desk.dossiers.models import Import, ImportState

Progress = Callable[[int, int | None], None]
Prepare = Callable[[dict[str, Any]], dict[str, Any]]


def run_imports(now: datetime) -> int:
    """One pass of the background loop: check uploads, take in what was confirmed. Returns how many imports moved.

    It ends when SLICE is over; what is left goes on in the next pass, after those of other rooms.
    """
    until = monotonic() + bounds.SLICE
    waiting = Import.objects.filter(state__in=(ImportState.UPLOADED, *OPEN_STATES)).exclude(content=b"")
    moved = 0
    for key in list(waiting.order_by("pk").values_list("pk", flat=True)):
        work_on(Import.objects.get(pk=key), now, until)
        moved += 1
        if monotonic() >= until:
            break
    return moved


def work_on(row: Import, now: datetime, until: float) -> None:
    """Check an upload or take it in, as far as the time allows; one that is no table ends here, with the reason."""
    by = confirmer(row)
    try:
        with on_disk(bytes(row.content), row.file_name) as path:
            if row.state == ImportState.UPLOADED:
                check_import(row, path, until)
            elif take_in(row, path, by=by, now=now, until=until):
                finish_import(by=by, now=now, row=row)
    except UnreadableFileError as refusal:
        finish_import(by=by, now=now, row=row, failure=failure_of(refusal))


def check_import(row: Import, path: Path, until: float) -> None:
    """Judge an upload from where checking was left. Raises UnreadableFileError."""
    check = Check(row)
    before, ended = row.place, check.read(path, until)
    keep_check(
        row=row,
        before=before,
        place={} if ended else check.place,
        total=check.total,
        mapping=check.mapping,
        sample=check.sample,
        problems=sorted(check.problems, key=lambda problem: problem.line),
        problems_count=check.problems_count,
    )


def run_import(
    row: Import,
    path: Path,
    *,
    by: Actor,
    now: datetime,
    progress: Progress | None = None,
    prepare: Prepare | None = None,
) -> None:
    """Take a file of the node's own disk in, from where it was left to its end."""
    try:
        if take_in(row, path, by=by, now=now, progress=progress, prepare=prepare):
            finish_import(by=by, now=now, row=row)
    except UnreadableFileError as refusal:
        finish_import(by=by, now=now, row=row, failure=failure_of(refusal))


def take_in(
    row: Import,
    path: Path,
    *,
    by: Actor,
    now: datetime,
    until: float = math.inf,
    progress: Progress | None = None,
    prepare: Prepare | None = None,
) -> bool:
    """Take in part by part until `until` (monotonic seconds) is past; whether the end came. Raises UnreadableFileError."""
    for part in parts_of(path, row.kind, row.mapping, row.place):
        rows = rows_that_fit(row.kind, part.rows, prepare)
        if not take_batch(by=by, now=now, row=row, rows=rows, read=part.read, next_place=part.next_place):
            return False  # another loop is at it
        if progress is not None:
            progress(row.position, part.total)
        if monotonic() >= until:
            return False
    return True


def rows_that_fit(kind: str, rows: Iterable[dict[str, Any]], prepare: Prepare | None) -> list[dict[str, Any]]:
    """The cleaned rows; those that do not fit were told of when the file was checked."""
    found = []
    for raw in rows:
        try:
            values = check_row(kind, raw)
        except RowProblem:
            continue
        if INPUT_DIGEST in raw:
            values[INPUT_DIGEST] = raw[INPUT_DIGEST]
        found.append(prepare(values) if prepare else values)
    return found


def failure_of(refusal: UnreadableFileError) -> dict[str, str]:
    """What is kept of the reason, in both languages."""
    return {
        "en": f"{refusal.sentence} {refusal.hint}",
        "zh-hans": f"{refusal.sentence_zh} {refusal.hint_zh}",
    }


def confirmer(row: Import) -> Actor:
    """The one who confirmed (or uploaded), as the loop acts for them."""
    return Actor(person=row.confirmed_by or row.created_by, organisation=row.organisation, via=Via.NODE)
