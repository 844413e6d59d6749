"""The ledger for programs: its signed heads, its keys, and the whole record to verify without the desk."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Self

from django.http import StreamingHttpResponse
from ninja import Path, Query
from pydantic import Field

from touchstone.desk.audit.exporting import read_export
from touchstone.desk.audit.models import SignedHead
from touchstone.desk.audit.node_key import origin, verifying_keys
from touchstone.desk.audit.queries.ledger import found_head
from touchstone.desk.authority.operations import Operations
from touchstone.desk.authority.paging import Page, PageAsked
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.rules import demand
from touchstone.desk.authority.shapes import Time, Told

OPERATIONS = Operations("ledger")
VIEW = Permission.LEDGER_VIEW
LINES = "application/jsonl"
PIECE = 64 * 1024
LONGEST_LEDGER = 2**63 - 1  # entries


class HeadTold(Told):
    """What the node signed over the first `size` entries."""

    size: int = Field(description="How many entries it covers.")
    root: str = Field(description="Root of the Merkle tree (RFC 6962), in hexadecimal.")
    note: str = Field(description="The signed note, as verifiers read it.")
    at: Time

    @classmethod
    def of(cls, row: SignedHead) -> Self:
        """Of its row."""
        return cls.read(row)


class HeadPage(Page):
    """Heads in the order of the ledger."""

    LIST: ClassVar = "heads"
    items: list[HeadTold]


class LedgerKeys(Told):
    """With what heads are verified."""

    origin: str = Field(description="Name of the record, which every head carries.")
    keys: list[str] = Field(description="Every public key that heads were signed with, oldest first.")


@OPERATIONS.get("ledger/heads", name="list_ledger_heads", needs=VIEW, answer=HeadPage)
def list_ledger_heads(request: DeskRequest, asked: Query[PageAsked]) -> HeadPage:
    """List the signed heads of the ledger.

    Keep them elsewhere: a record that was rewritten does not agree with them.
    """
    return HeadPage.cut(request, SignedHead.objects.all(), asked, HeadTold.of, key="size")


@OPERATIONS.get("ledger/heads/{size}", name="get_ledger_head", needs=VIEW, answer=HeadTold)
def get_ledger_head(request: DeskRequest, size: Annotated[int, Path(ge=1, le=LONGEST_LEDGER)]) -> HeadTold:
    """Get the signed head over so many entries."""
    return HeadTold.of(found_head(size))


@OPERATIONS.get("ledger/keys", name="get_ledger_keys", needs=VIEW, answer=LedgerKeys)
def get_ledger_keys(request: DeskRequest) -> LedgerKeys:
    """Get the public keys of the ledger."""
    return LedgerKeys(origin=origin(), keys=[key.to_text() for key in verifying_keys()])


@OPERATIONS.get("ledger/export", name="export_ledger", needs=VIEW, answer=None, streams=True, gives=LINES)
def export_ledger(request: DeskRequest) -> StreamingHttpResponse:
    """Take the whole record along, up to its newest signed head.

    One JSON value a line, with personal particulars as far as they were not forgotten; the last line says how many
    entries there are, so that an export that broke off shows. `touchstone ledger verify` reads it without the desk.
    """
    demand(request.actor, Permission.RECORD_VIEW, Reach.NODE)
    answer = StreamingHttpResponse(_pieces(read_export()), content_type=LINES)
    answer["Content-Disposition"] = 'attachment; filename="record.jsonl"'
    return answer


def _pieces(lines: Iterator[bytes]) -> Iterator[bytes]:
    """Lines, many at a time."""
    kept = bytearray()
    for line in lines:
        kept += line
        if len(kept) >= PIECE:
            yield bytes(kept)
            kept.clear()
    yield bytes(kept)
