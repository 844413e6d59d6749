"""Evidence files for programs: handing in, looking, taking out."""

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Self

from django.http import FileResponse
from ninja import File, Query
from ninja.files import UploadedFile
from pydantic import Field

from touchstone.desk.accounts.shapes import OrganisationId
from touchstone.desk.authority.operations import Operations
from touchstone.desk.authority.paging import Page, PageAsked
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.shapes import Asked, Time, Told, id_of, text
from touchstone.desk.evidence import actions, queries
from touchstone.desk.evidence.errors import MissingBlobError, RefusedFileError, StoreError
from touchstone.desk.evidence.kinds import LARGEST_FILE
from touchstone.desk.evidence.models import EvidenceFile
from touchstone.desk.evidence.serving import download_headers

OPERATIONS = Operations("evidence")
FILE = "evidence/{file}"
VIEW, ADD = Permission.EVIDENCE_VIEW, Permission.EVIDENCE_ADD
REFUSED = (RefusedFileError, StoreError)
PIECE = 64 * 1024
EvidenceFileId = Annotated[str, id_of("evf")]


class EvidenceFileTold(Told):
    """A file as it was handed in."""

    id: EvidenceFileId
    organisation: OrganisationId
    name: str
    kind: str = Field(description="What it is by its content.")
    size: int = Field(description="Bytes.")
    sha256: str
    facts: dict[str, Any] = Field(description="What its header says.")
    findings: list[str] = Field(description="Keys of what was found in it.")
    captured_at: Time

    @classmethod
    def of(cls, row: EvidenceFile) -> Self:
        """Of its row."""
        house = row.organisation.public_id
        return cls.read(row, organisation=house, name=row.shown_name, sha256=row.digest)


class EvidenceFilePage(Page):
    """Files in the order in which they were kept."""

    LIST: ClassVar = "evidence"
    items: list[EvidenceFileTold]


class FileName(Asked):
    """What the sender calls a file that is sent as it is."""

    name: Annotated[str, text(500)] = Field(description="Its name, with the ending.")


@OPERATIONS.get("evidence", name="list_evidence_files", needs=VIEW, answer=EvidenceFilePage)
def list_evidence_files(request: DeskRequest, asked: Query[PageAsked]) -> EvidenceFilePage:
    """List evidence files."""
    rows = queries.visible_to(request.actor).select_related("organisation")
    return EvidenceFilePage.cut(request, rows, asked, EvidenceFileTold.of)


@OPERATIONS.post(
    "evidence",
    name="add_evidence_file",
    needs=ADD,
    answer=EvidenceFileTold,
    takes="multipart/form-data",
    streams=True,
    made_at="evidence/{id}",
    refusals=REFUSED,
)
def add_evidence_file(request: DeskRequest, file: File[UploadedFile]) -> EvidenceFileTold:
    """Hand in a file as a form does.

    The same content a second time gives the file that is there, so that a repetition has no second effect.
    """
    return _keep(request, file.chunks(), file.name or "")


@OPERATIONS.post(
    "evidence/stream",
    name="stream_evidence_file",
    needs=ADD,
    answer=EvidenceFileTold,
    takes="application/octet-stream",
    streams=True,
    made_at="evidence/{id}",
    refusals=REFUSED,
)
def stream_evidence_file(request: DeskRequest, named: Query[FileName]) -> EvidenceFileTold:
    """Hand in a file as it is, in one stream.

    For large files and for senders that do not know the size beforehand. The body is the content.
    """
    return _keep(request, _pieces(request), named.name)


@OPERATIONS.get(FILE, name="get_evidence_file", needs=VIEW, answer=EvidenceFileTold)
def get_evidence_file(request: DeskRequest, file: EvidenceFileId) -> EvidenceFileTold:
    """Get what is known of a file."""
    return EvidenceFileTold.of(queries.found(request.actor, file))


@OPERATIONS.get(
    f"{FILE}/content",
    name="download_evidence_file",
    needs=VIEW,
    answer=None,
    streams=True,
    gives="application/octet-stream",
    refusals=(MissingBlobError,),
)
def download_evidence_file(request: DeskRequest, file: EvidenceFileId) -> FileResponse:
    """Take out the original.

    The record says who took it. It comes as a download that nothing runs.
    """
    kept = queries.found(request.actor, file)
    content = actions.hand_out(file=kept, by=request.actor, now=request.now)
    answer = FileResponse(content)
    for name, value in download_headers(name=kept.name, kind=kept.kind_row, size=kept.size).items():
        answer.headers[name] = value
    return answer


def _keep(request: DeskRequest, content: Iterator[bytes], name: str) -> EvidenceFileTold:
    """Receive what is sent, then name it as the only writer."""
    received = actions.receive_file(chunks=content, name=name, by=request.actor)
    request.write_alone()
    return EvidenceFileTold.of(actions.name_file(received=received, by=request.actor, now=request.now))


def _pieces(request: DeskRequest) -> Iterator[bytes]:
    """The body, no further than the largest file that is taken; one byte more still tells that it is too large."""
    left = LARGEST_FILE + 1
    while left > 0:
        piece = request.read(min(PIECE, left))
        if not piece:
            return
        left -= len(piece)
        yield piece
