"""A file is uploaded, confirmed, withdrawn; its batches are taken in one by one."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.errors import InvalidError, NotPermittedError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import may
from touchstone.desk.dossiers.actions.editing import save_checked, signed
from touchstone.desk.dossiers.actions.taking.batch import Batch, Values
from touchstone.desk.dossiers.actions.taking.findings import take_findings
from touchstone.desk.dossiers.actions.taking.listings import take_listings
from touchstone.desk.dossiers.actions.taking.reference import take_brands, take_products, take_rights
from touchstone.desk.dossiers.actions.taking.sellers import take_sellers, take_shops
from touchstone.desk.dossiers.checks import check_platform
from touchstone.desk.dossiers.errors import WrongImportError
from touchstone.desk.dossiers.models import Import, ImportKind, ImportProblem, ImportState
from touchstone.desk.dossiers.problems import refuse
from touchstone.desk.dossiers.taken import Taken, tell_taken

IMPORT = Permission.DOSSIER_IMPORT
NO_PLATFORM = (ImportKind.BRANDS, ImportKind.RIGHTS, ImportKind.PRODUCTS)
TAKE: dict[str, Callable[[Iterable[Values], Batch], None]] = {
    ImportKind.SELLERS: take_sellers,
    ImportKind.SHOPS: take_shops,
    ImportKind.LISTINGS: take_listings,
    ImportKind.FINDINGS: take_findings,
    ImportKind.BRANDS: take_brands,
    ImportKind.RIGHTS: take_rights,
    ImportKind.PRODUCTS: take_products,
}


@act
def upload_import(
    *, by: Actor, now: datetime, kind: str, platform: str, as_of: datetime, file_name: str, content: bytes
) -> Import:
    """Keep a file to be checked by the background loop and confirmed by a person."""
    digest = hashlib.sha256(content).hexdigest()
    row = open_import(by=by, now=now, kind=kind, platform=platform, as_of=as_of, file_name=file_name, sha256=digest)
    row.content = content
    row.save(update_fields=["content"])
    record(
        "dossiers.import_uploaded", row, by=by, now=now, data={"kind": kind, "sha256": digest, "bytes": len(content)}
    )
    return row


def open_import(
    *, by: Actor, now: datetime, kind: str, platform: str, as_of: datetime, file_name: str, sha256: str
) -> Import:
    """The row of an import; within an act."""
    if not may(by, IMPORT, Reach.NODE):
        raise NotPermittedError(IMPORT)
    if as_of > now:
        raise InvalidError(problems=_("The time that the file describes lies ahead."))
    try:
        platform = "" if kind in NO_PLATFORM else check_platform(platform)
    except ValidationError as refusal:
        raise refuse(refusal) from None
    row = Import(kind=kind, platform=platform, as_of=as_of, file_name=file_name[:200], sha256=sha256)
    row.organisation, row.created_at, row.created_by = by.organisation, now, signed(by)
    save_checked(row)
    return row


@act
def confirm_import(*, by: Actor, now: datetime, row: Import) -> None:
    """What fits will be taken in by the background loop."""
    _step(row, by, {ImportState.PREVIEW}, ImportState.QUEUED)
    row.confirmed_at, row.confirmed_by = now, signed(by)
    row.save()
    record("dossiers.import_confirmed", row, by=by, now=now, data={"rows": row.total, "problems": row.problems_count})


@act
def withdraw_import(*, by: Actor, now: datetime, row: Import) -> None:
    """Nothing of it is taken in; the file is not kept."""
    _step(row, by, {ImportState.UPLOADED, ImportState.PREVIEW}, ImportState.WITHDRAWN)
    end(row, by=by, now=now)
    record("dossiers.import_withdrawn", row, by=by, now=now)


@act
def take_batch(
    *, by: Actor, now: datetime, row: Import, rows: Sequence[Values], read: int, next_place: Mapping[str, Any]
) -> bool:
    """Take in the rows of one batch of `read` rows; False when somebody else has done it already."""
    held = Import.objects.select_for_update().get(pk=row.pk)
    if held.place != row.place or held.position != row.position or held.state not in OPEN_STATES:
        return False
    batch = Batch(by, now, row.platform, row.as_of, row.public_id)
    TAKE[row.kind](rows, batch)
    counts = {name: count for name, count in batch.counts.items() if count}
    first, row.position, row.place = row.position + 1, row.position + read, dict(next_place)
    row.counts = {name: row.counts.get(name, 0) + counts.get(name, 0) for name in {*row.counts, *counts}}
    row.state = ImportState.RUNNING
    row.save(update_fields=["position", "place", "counts", "state"])
    data = {"first": first, "last": row.position, "counts": counts, "sha256": row.sha256, "changes": batch.changes}
    personal = {"changes": batch.personal} if batch.personal else None
    record("dossiers.batch_imported", row, by=by, now=now, also=batch.subjects, data=data, particulars=personal)
    tell_taken(Taken(batch.screenings, row, by, now))
    return True


@act
def finish_import(*, by: Actor, now: datetime, row: Import, failure: Mapping[str, str] | None = None) -> None:
    """The last batch is in, or the file could be read no further; what has ended already stays as it is."""
    if Import.objects.select_for_update().get(pk=row.pk).ended_at is not None:
        return
    row.state, row.failure = (ImportState.FAILED if failure else ImportState.DONE), dict(failure or {})
    end(row, by=by, now=now)
    kind = "dossiers.import_failed" if failure else "dossiers.import_finished"
    record(kind, row, by=by, now=now, data={"rows": row.position, "counts": row.counts})


@act
def keep_check(
    *,
    row: Import,
    before: Mapping[str, Any],
    place: Mapping[str, Any],
    total: int,
    mapping: Mapping[str, Any],
    sample: Sequence[Any],
    problems: Sequence[ImportProblem],
    problems_count: int,
) -> None:
    """What checking said of the rows from `before` to `place`; without a place it is done, and a person confirms.

    Nothing is kept where somebody withdrew the upload or checked these rows in between.
    """
    held = Import.objects.select_for_update().get(pk=row.pk)
    if held.place != before or held.state != ImportState.UPLOADED:
        return
    ImportProblem.objects.bulk_create(problems, batch_size=500)
    row.total, row.mapping, row.sample, row.problems_count = total, dict(mapping), list(sample), problems_count
    row.place = dict(place)
    row.state = row.state if place else ImportState.PREVIEW
    row.save(update_fields=["total", "mapping", "sample", "problems_count", "place", "state"])


OPEN_STATES = (ImportState.QUEUED, ImportState.RUNNING)


def end(row: Import, *, by: Actor, now: datetime) -> None:
    """Ends are final; the content has done its service."""
    row.content, row.ended_at, row.ended_by = b"", now, signed(by)
    row.save()


def _step(row: Import, by: Actor, before: set[ImportState], after: ImportState) -> None:
    if not may(by, IMPORT, Reach.NODE):
        raise NotPermittedError(IMPORT)
    if row.state not in before:
        raise WrongImportError
    row.state = after
