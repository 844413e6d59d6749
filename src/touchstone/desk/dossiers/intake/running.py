"""Running imports: part by part, each a transaction of its own, from where the last one ended."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from touchstone.desk.authority.actor import Actor, Via
from touchstone.desk.dossiers.actions.imports import OPEN_STATES, finish_import, keep_check, take_batch
from touchstone.desk.dossiers.errors import UnreadableFileError
from touchstone.desk.dossiers.intake.checking import Check
from touchstone.desk.dossiers.intake.parts import INPUT_DIGEST, parts_of
from touchstone.desk.dossiers.intake.reading import on_disk
from touchstone.desk.dossiers.intake.rows import RowProblem, check_row
from touchstone.desk.dossiers.models import Import, ImportState

Progress = Callable[[int, int | None], None]
Prepare = Callable[[dict[str, Any]], dict[str, Any]]


def run_imports(now: datetime) -> int:
    """One pass of the background loop: check uploads, take in what was confirmed. Returns how many imports moved."""
    waiting = Import.objects.filter(state__in=(ImportState.UPLOADED, *OPEN_STATES)).exclude(content=b"")
    moved = 0
    for row in waiting.order_by("pk"):
        if row.state == ImportState.UPLOADED:
            check_import(row, now)
        else:
            with on_disk(bytes(row.content), row.file_name) as path:
                run_import(row, path, by=confirmer(row), now=now)
        moved += 1
    return moved


def check_import(row: Import, now: datetime) -> None:
    """Judge an upload; one that is no table ends here, with the reason."""
    check = Check(row)
    try:
        mapping = check.read()
    except UnreadableFileError as refusal:
        finish_import(by=confirmer(row), now=now, row=row, failure=failure_of(refusal))
        return
    keep_check(
        row=row,
        total=check.total,
        mapping=mapping,
        sample=check.sample,
        problems=check.problems,
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
    """Take a file in from where it was left to its end."""
    try:
        for part in parts_of(path, row.kind, row.mapping, row.place):
            rows = rows_that_fit(row.kind, part.rows, prepare)
            if not take_batch(by=by, now=now, row=row, rows=rows, read=part.read, next_place=part.next_place):
                return  # another loop is at it
            if progress is not None:
                progress(row.position, part.total)
    except UnreadableFileError as refusal:
        finish_import(by=by, now=now, row=row, failure=failure_of(refusal))
        return
    finish_import(by=by, now=now, row=row)


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
