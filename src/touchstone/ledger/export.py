"""A whole log as one file of lines: header, entries with their exact bytes, heads and anchors in their places, an end.

Each line is a canonical JSON object, so that no bit of the file is without meaning:

    {"format":"touchstone-ledger/1","kind":"header","origin":…}
    {"bytes":…,"kind":"entry","leaf":…,"seq":…}          with "particulars" and "salt" where they are not forgotten
    {"kind":"head","note":…}                             after the entries that it covers
    {"kind":"anchor","line":…}                           after the entries that its head covers
    {"digest":…,"entries":…,"kind":"end"}                SHA-256 of all bytes before this line
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import BinaryIO

from touchstone.ledger.anchors import Anchor
from touchstone.ledger.checkpoint import parse_checkpoint
from touchstone.ledger.errors import ExportError
from touchstone.ledger.hashing import hash_leaf
from touchstone.ledger.lines import Line, write_line
from touchstone.ledger.note import parse_note
from touchstone.ledger.shapes import FORMAT


@dataclass(frozen=True, slots=True)
class ExportedEntry:
    """An entry's canonical bytes, and its particulars (canonical bytes) with their salt where they are carried along."""

    data: bytes
    salt: bytes | None = None
    particulars: bytes | None = None


def write_export(
    file: BinaryIO, origin: str, entries: Iterable[ExportedEntry], heads: Iterable[str], anchors: Iterable[Anchor]
) -> int:
    """Write a log as a stream and return the number of entries. Heads and anchors come in order of their sizes.

    Raises ExportError where the last head does not cover the last entry, or a head or anchor is out of order; NoteError.
    """
    digest, count = sha256(), 0
    for line in _lines(origin, entries, heads, anchors):
        written = write_line(line)
        digest.update(written)
        file.write(written)
        count += line["kind"] == "entry"
    file.write(write_line({"digest": digest.hexdigest(), "entries": count, "kind": "end"}))
    return count


def entry_line(seq: int, entry: ExportedEntry) -> Line:
    """The line of an entry."""
    data = entry.data
    line: Line = {"bytes": data.decode(), "kind": "entry", "leaf": hash_leaf(data).hex(), "seq": seq}
    if entry.salt is not None and entry.particulars is not None:
        line |= {"particulars": entry.particulars.decode(), "salt": entry.salt.hex()}
    return line


def _lines(
    origin: str, entries: Iterable[ExportedEntry], heads: Iterable[str], anchors: Iterable[Anchor]
) -> Iterator[Line]:
    yield {"format": FORMAT, "kind": "header", "origin": origin}
    seq, covered = 0, -1
    waiting = _Waiting(heads, anchors)
    for seq, entry in enumerate(entries, 1):
        yield from waiting.due(seq - 1)
        yield entry_line(seq - 1, entry)
    yield from waiting.due(seq)
    covered = waiting.covered
    if covered != seq or waiting.left():
        raise _misfit(seq, covered)


class _Waiting:
    """Heads and anchors that are still to be written, by the number of entries that they cover."""

    def __init__(self, heads: Iterable[str], anchors: Iterable[Anchor]) -> None:
        self.covered = -1
        self._heads = iter(heads)
        self._anchors = iter(anchors)
        self._head = next(self._heads, None)
        self._anchor = next(self._anchors, None)

    def due(self, size: int) -> Iterator[Line]:
        """The lines that stand after `size` entries."""
        while self._head is not None and _size(self._head) == size:
            yield {"kind": "head", "note": self._head}
            self.covered, self._head = size, next(self._heads, None)
        while self._anchor is not None and _size(self._anchor.checkpoint) == size:
            yield {"kind": "anchor", "line": self._anchor.to_line().decode().removesuffix("\n")}
            self._anchor = next(self._anchors, None)

    def left(self) -> bool:
        """Whether any has found no place."""
        return self._head is not None or self._anchor is not None


def _size(note: str) -> int:
    return parse_checkpoint(parse_note(note).text).size


def _misfit(entries: int, covered: int) -> ExportError:
    return ExportError(
        f"The record has {entries} entries, but its heads and anchors end at {max(covered, 0)} or are out of order.",
        hint="Sign a head over the last entry first, and give heads and anchors in order of their sizes.",
        sentence_zh=f"台账有 {entries} 条，但树头和锚点止于 {max(covered, 0)} 或次序有误。",
        hint_zh="请先为最后一条签名树头，并按大小顺序给出树头和锚点。",
    )
