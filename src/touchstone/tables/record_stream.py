"""Walks through the records of a text file, block by block, and sets aside those that are no text or no rows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from touchstone.tables.inputs import InputFile
from touchstone.tables.position import Position
from touchstone.tables.reasons import Reason
from touchstone.tables.records import GOOD, HAS_NUL, TOO_LONG, UNCLOSED_QUOTE, WRONG_FIELD_COUNT, Records, no_records
from touchstone.tables.rejects import Reject, shown
from touchstone.tables.text_stream import TextStream

_REASON_OF = {
    WRONG_FIELD_COUNT: Reason.WRONG_FIELD_COUNT,
    UNCLOSED_QUOTE: Reason.UNCLOSED_QUOTE,
    TOO_LONG: Reason.ROW_TOO_LONG,
    HAS_NUL: Reason.NUL_BYTE,
}
Finder = Callable[[bytes, bool], Records]


@dataclass(frozen=True, slots=True)
class RecordBlock:
    """Records found in `data`, from `here` to `next`; `good` are the indices of those that can be read on."""

    records: Records
    data: bytes
    good: NDArray[np.int64]
    here: Position
    next: Position
    consumed: int
    rejects: list[Reject]

    def raw(self, record: int) -> bytes:
        """The bytes of one record."""
        return self.data[self.records.begin[record] : self.records.end[record]]

    def line(self, record: int) -> int:
        """The line on which it starts, from 1."""
        return int(self.here.line + self.records.lines[record] + 1)


def read_records(
    file: InputFile, start: Position, find: Finder, *, lone_returns: bool = False, header: bytes = b"\0"
) -> Iterator[RecordBlock]:
    """Every block from `start` to the end of the file; `header` is a row that is not data when it comes again.

    A block depends on nothing but the place where it starts, so that a resumed run meets the same blocks.
    """
    stream = TextStream(file.open(), lone_returns=lone_returns)
    try:
        if start.offset:
            stream.seek(start.offset, start.encoding)
        yield from _walk(stream, file.name, start, find, header)
    finally:
        stream.close()


def _walk(stream: TextStream, name: str, start: Position, find: Finder, header: bytes) -> Iterator[RecordBlock]:
    here = start
    while True:
        data, at_end = stream.window()
        torn = data[data.rfind(b"\n") + 1 :] if at_end and stream.damage else b""
        data = data[: len(data) - len(torn)]
        if not data:
            break
        records = find(data, at_end)
        stream.advance(records.consumed)
        lines = records.passed + _skip_rest_of_line(stream, records, data)
        row = here.row + len(records.begin)
        then = replace(here, offset=stream.offset, row=row, line=here.line + lines, encoding=stream.encoding)
        yield _sift(RecordBlock(records, data, np.empty(0, np.int64), here, then, stream.consumed, []), name, header)
        here = then
    if stream.damage:
        reject = Reject(name, here.line + 1, stream.damage, shown(torn))
        yield RecordBlock(no_records(), b"", np.empty(0, np.int64), here, here, stream.consumed, [reject])


def _skip_rest_of_line(stream: TextStream, records: Records, data: bytes) -> int:
    """A row too long for the window ends somewhere behind it; returns the line ends passed."""
    cut = len(records.status) and records.status[-1] == TOO_LONG and records.consumed == len(data)
    if not cut or data.endswith(b"\n"):
        return 0
    while True:
        window, at_end = stream.window(1)
        end = window.find(b"\n") + 1
        stream.advance(end or len(window))
        if end or at_end:
            return 1


def _sift(block: RecordBlock, name: str, header: bytes) -> RecordBlock:
    status = block.records.status
    reasons: dict[int, Reason] = {int(k): _REASON_OF[int(status[k])] for k in np.flatnonzero(status != GOOD)}
    for record in _undecodable(block.data, block.records):
        reasons.setdefault(record, Reason.BAD_ENCODING)
    lengths = block.records.end - block.records.begin
    for record in map(int, np.flatnonzero(lengths == len(header))):
        if block.raw(record) == header:
            reasons[record] = Reason.REPEATED_HEADER
    good = np.delete(np.arange(len(status)), list(reasons))
    rejects = [Reject(name, block.line(k), reasons[k], shown(block.raw(k)[:2000])) for k in sorted(reasons)]
    return replace(block, good=good, rejects=rejects)


def _undecodable(data: bytes, records: Records) -> list[int]:
    """Records with bytes that are not UTF-8."""
    found: list[int] = []
    view, at = memoryview(data)[: records.consumed], 0
    while at < len(view):
        try:
            str(view[at:], "utf-8")
        except UnicodeDecodeError as error:
            record = max(int(np.searchsorted(records.begin, at + error.start, side="right")) - 1, 0)
            found.append(record)
            at = max(int(records.end[record]), at + error.end)
        else:
            break
    return found
