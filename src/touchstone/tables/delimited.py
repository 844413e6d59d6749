"""Reads CSV, TSV and plain text (one title per line), block by block."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from touchstone.tables.block import Block
from touchstone.tables.fields import take_fields
from touchstone.tables.inputs import InputFile
from touchstone.tables.position import Position
from touchstone.tables.record_stream import read_records
from touchstone.tables.records import Records, find_records


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a text holds a table. `delimiter` and `quote` are byte values or NO_BYTE; `header` is the row as it lies.

    `before` is how many bytes and lines of UTF-8 stand before the first data row.
    """

    delimiter: int
    quote: int
    lone_returns: bool = False
    header: bytes = b"\0"
    before: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class DelimitedReader:
    """`first_rows` are rows of the start of the file, without the header; `bytes_per_row` are stored bytes."""

    file: InputFile
    dialect: Dialect
    names: tuple[str, ...]
    first_rows: tuple[tuple[str, ...], ...]
    has_header: bool
    kind: str
    bytes_per_row: float

    def approximate_rows(self) -> int | None:
        """The stored size over the stored size of a row at the start."""
        return int(self.file.size / self.bytes_per_row) if self.bytes_per_row else None

    def stretches(self, most: int) -> tuple[int | None, ...]:
        """The whole file: where a row begins is only known to who has read all before it."""
        return (self.approximate_rows(),)

    def sample(self) -> dict[str, list[str]]:
        """Some values of each column, from the start of the file."""
        whole = [row for row in self.first_rows if len(row) == len(self.names)]
        return {name: [row[k] for row in whole] for k, name in enumerate(self.names)}

    def blocks(self, start: Position, wanted: tuple[str, ...], most: int) -> Iterator[Block]:
        """Blocks of at most `most` rows of the `wanted` columns from `start` on."""
        slots = {name: slot for slot, name in enumerate(wanted)}
        slot_of = np.array([slots.pop(name, -1) for name in self.names], np.int64)
        dialect = self.dialect
        if not start.offset:
            start = replace(start, offset=dialect.before[0], line=dialect.before[1])
        find = _Finder(dialect, slot_of, most)
        for block in read_records(self.file, start, find, lone_returns=dialect.lone_returns, header=dialect.header):
            view, good, records = np.frombuffer(block.data, np.uint8), block.good, block.records
            columns: dict[str, pa.Array] = {
                name: take_fields(view, records.starts[good, slot], records.ends[good, slot], quote=dialect.quote)
                for slot, name in enumerate(wanted if len(good) else ())
            }
            lines = block.here.line + records.lines[good] + 1
            yield Block(columns, block.here.row + good, lines, block.next, block.consumed, block.rejects)


@dataclass(frozen=True, slots=True)
class _Finder:
    """Finds records of a dialect with the wanted fields."""

    dialect: Dialect
    slot_of: NDArray[np.int64]
    most: int

    def __call__(self, data: bytes, at_end: bool) -> Records:
        return find_records(
            np.frombuffer(data, np.uint8),
            delimiter=self.dialect.delimiter,
            quote=self.dialect.quote,
            slot_of=self.slot_of,
            at_end=at_end,
            most=self.most,
        )
