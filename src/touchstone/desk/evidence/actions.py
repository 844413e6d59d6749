"""Adding evidence files and handing them out."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import BinaryIO, NamedTuple

from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.errors import NotPermittedError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.rules import demand, relation_to
from touchstone.desk.evidence.blobs import Blob
from touchstone.desk.evidence.examine import EVERY_KIND
from touchstone.desk.evidence.kinds import LARGEST_FILE
from touchstone.desk.evidence.limits import most
from touchstone.desk.evidence.models import EvidenceFile
from touchstone.desk.evidence.preview import Judged, judge
from touchstone.desk.evidence.store import evidence_store

LONGEST_NAME = 500


class Received(NamedTuple):
    """A content that is durable and judged, before any row names it."""

    organisation: int
    blob: Blob
    preview: Blob
    judged: Judged
    name: str


def add_file(
    *, chunks: Iterable[bytes], name: str, wanted: frozenset[str] = EVERY_KIND, by: Actor, now: datetime
) -> EvidenceFile:
    """Keep a file of the own organisation: its content is durable and judged before the row that names it is written.

    The same content a second time gives the row that is there. What is refused stays unnamed and is swept away.
    Raises what `receive_file` raises.
    """
    return name_file(received=receive_file(chunks=chunks, name=name, wanted=wanted, by=by), by=by, now=now)


def receive_file(*, chunks: Iterable[bytes], name: str, wanted: frozenset[str] = EVERY_KIND, by: Actor) -> Received:
    """The content of a file of the own organisation, kept and judged. Raises what `capture_file` raises."""
    return capture_file(organisation=own_organisation(by), chunks=chunks, name=name, wanted=wanted)


def capture_file(
    *, organisation: int, chunks: Iterable[bytes], name: str, wanted: frozenset[str] = EVERY_KIND
) -> Received:
    """The content of a file that this organisation will keep; who may hand it in, the caller asked.

    Whoever sends it slowly holds up nobody.

    Raises:
        RefusedFileError: it is not taken.
        StoreError: the disk did not take it; try again.
        WorkerError: no preview could be tried; try again.
    """
    store = evidence_store()
    blob = store.capture(chunks, most=LARGEST_FILE)
    with store.open(blob.digest) as file:
        judged = judge(file, name, wanted)
    preview = store.capture([judged.preview], most=most("answer_bytes")) if judged.preview else Blob("", 0)
    return Received(organisation, blob, preview, judged, name)


def name_file(*, received: Received, by: Actor, now: datetime) -> EvidenceFile:
    """The row that names what was received, and its event."""
    return write_row(**received._asdict(), by=by, now=now)


def own_organisation(by: Actor) -> int:
    """The row of the organisation for which the actor may add files."""
    demand(by, Permission.EVIDENCE_ADD, relation_to(by, by.organisation_row))
    if by.organisation_row is None:
        raise NotPermittedError(Permission.EVIDENCE_ADD)
    return by.organisation_row


@act
def write_row(
    *, organisation: int, blob: Blob, preview: Blob, judged: Judged, name: str, by: Actor, now: datetime
) -> EvidenceFile:
    """The row of a kept content and its event, unless the organisation has it already."""
    there = EvidenceFile.objects.filter(organisation_id=organisation, digest=blob.digest).first()
    if there is not None:
        return there
    examined = judged.examination
    facts = {key: value for key, value in asdict(examined.facts).items() if value and key != "findings"}
    file = EvidenceFile(
        organisation_id=organisation,
        name=storable(name),
        kind=examined.kind.key,
        size=blob.size,
        digest=blob.digest,
        facts=facts,
        findings=list(examined.findings),
        preview_digest=preview.digest,
        preview_size=preview.size,
        captured_at=now,
        captured_by=by.person or by.via.value,
    )
    file.save()
    told = {"digest": blob.digest, "size": blob.size, "kind": file.kind}
    record("evidence.file_added", file, by=by, now=now, data=told, particulars={"name": file.name})
    return file


def storable(name: str) -> str:
    """The name as a database can keep it: no NUL, no half of a letter, not too long."""
    return name.replace("\0", "\ufffd").encode("utf-8", "replace").decode()[:LONGEST_NAME]


def hand_out(*, file: EvidenceFile, by: Actor, now: datetime) -> BinaryIO:
    """The original, open for reading, checked against its digest first; the record says who took it.

    Raises:
        DamagedBlobError: the content is no longer what was handed in.
    """
    demand(by, Permission.EVIDENCE_VIEW, relation_to(by, file.organisation_id))
    store = evidence_store()
    store.verify(file.digest)
    content = store.open(file.digest)
    try:
        write_download(file=file, by=by, now=now)  # last: what could not be opened was not taken
    except BaseException:
        content.close()
        raise
    return content


@act
def write_download(*, file: EvidenceFile, by: Actor, now: datetime) -> None:
    """The event of a download."""
    record("evidence.file_downloaded", file, by=by, now=now, data={"digest": file.digest})
