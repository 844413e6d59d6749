"""The record as the lines of an export, as it is stored: a damaged row gives a damaged line, so that it is found there."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from heapq import merge
from itertools import chain
from typing import NamedTuple

from touchstone.desk.audit.known_heads import anchors
from touchstone.desk.audit.models import Event, Particulars, SignedHead
from touchstone.desk.audit.rereading import pieces
from touchstone.ledger.anchors import Anchor
from touchstone.ledger.canonical import canonical_bytes
from touchstone.ledger.checkpoint import parse_checkpoint
from touchstone.ledger.errors import EntryError
from touchstone.ledger.lines import Line, write_line
from touchstone.ledger.note import parse_note
from touchstone.ledger.shapes import FORMAT


class Stored(NamedTuple):
    """An event with its particulars, if they are still there."""

    event: Event
    particulars: Particulars | None


class Placed(NamedTuple):
    """A line with its place: entries before the heads that cover them, these before anchors."""

    size: int
    rank: int
    number: int
    line: Line


def read_stored(start: int, end: int) -> Iterator[Stored]:
    """Events with their particulars, in order."""
    for piece in pieces(Event.objects.all(), start, end):
        kept = Particulars.objects.in_bulk([event.sequence for event in piece])
        yield from (Stored(event, kept.get(event.sequence)) for event in piece)


def write_lines(origin: str, size: int, entries: Iterable[Stored]) -> Iterator[bytes]:
    """All lines of an export over the first `size` entries, each with its line end. Raises AnchorError, NoteError."""
    digest, count = sha256(), 0
    for line in chain([_header(origin)], (one.line for one in merge(_entries(entries), _heads(size), _anchors(size)))):
        written = write_line(line)
        digest.update(written)
        count += line["kind"] == "entry"
        yield written
    yield write_line({"digest": digest.hexdigest(), "entries": count, "kind": "end"})


def _header(origin: str) -> Line:
    return {"format": FORMAT, "kind": "header", "origin": origin}


def _entries(entries: Iterable[Stored]) -> Iterator[Placed]:
    for event, kept in entries:
        line: Line = {
            "bytes": bytes(event.entry).decode(errors="replace"),
            "kind": "entry",
            "leaf": bytes(event.leaf_hash).hex(),
            "seq": event.sequence,
        }
        yield Placed(event.sequence + 1, 0, 0, line | (_particulars(kept) if kept else {}))


def _particulars(kept: Particulars) -> Line:
    try:
        return {"particulars": canonical_bytes(kept.content).decode(), "salt": kept.salt}
    except EntryError:
        return {"particulars": "", "salt": kept.salt}


def _heads(size: int) -> Iterator[Placed]:
    for covered, note in (
        SignedHead.objects.filter(size__lte=size).order_by("size").values_list("size", "note").iterator()
    ):
        yield Placed(covered, 1, 0, {"kind": "head", "note": note})


def _anchors(size: int) -> Iterator[Placed]:
    for number, anchor in enumerate(anchors()):
        if _size(anchor) <= size:
            yield Placed(_size(anchor), 2, number, {"kind": "anchor", "line": anchor.to_line().decode().rstrip("\n")})


def _size(anchor: Anchor) -> int:
    return parse_checkpoint(parse_note(anchor.checkpoint).text).size
