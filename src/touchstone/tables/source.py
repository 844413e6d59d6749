"""An opened input: its files, how each is read, and its rows in batches that can be taken up again anywhere."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

import pyarrow as pa

from touchstone.tables.block import TableReader
from touchstone.tables.conform import conform
from touchstone.tables.feed import Layout
from touchstone.tables.inputs import InputFile, SkippedFile
from touchstone.tables.position import START, Position
from touchstone.tables.rejects import Reject, RejectsWriter


@dataclass(frozen=True, slots=True)
class TableBatch:
    """Rows of one file. A batch may hold no rows, only rejects.

    records     the rows, with the schema that was asked for
    start, next where it starts, and where the next one starts: the place to resume from once this batch is done
    bytes_done  stored bytes of the whole input read so far, for a progress bar over `TableSource.total_bytes`
    rejects     rows that are not in `records` (written already if the source has a rejects writer)
    notes       counts of `conform.UNREADABLE_PRICE` and `conform.MADE_ID`
    """

    records: pa.RecordBatch
    start: Position
    next: Position
    bytes_done: int
    rejects: tuple[Reject, ...] = ()
    notes: Counter[str] = field(default_factory=Counter)


class Stretch(NamedTuple):
    """A part of the input that can be read by itself; `rows` is None where it is unknown."""

    start: Position
    rows: int | None


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file, how it is read (`layout`), and the stem of ids made from its row numbers."""

    file: InputFile
    reader: TableReader
    layout: Layout
    id_stem: str


@dataclass(frozen=True)
class TableSource:
    """What `open_table` returns. `skipped` are the files of a folder that are not read."""

    schema: pa.Schema
    files: tuple[SourceFile, ...]
    skipped: tuple[SkippedFile, ...] = ()
    batch_rows: int = 65_536
    rejects: RejectsWriter | None = None

    @cached_property
    def total_bytes(self) -> int:
        """Stored bytes of all files that are read."""
        return sum(source.file.size for source in self.files)

    def approximate_rows(self) -> int | None:
        """Rows of all files: exact for Parquet, estimated from the first rows of the others; None if one is unknown."""
        counts = [source.reader.approximate_rows() for source in self.files]
        return None if None in counts else sum(count for count in counts if count is not None)

    def stretches(self) -> list[Stretch]:
        """The parts of the input that can be read without what stands before them, in order."""
        found: list[Stretch] = []
        for number, source in enumerate(self.files):
            row = 0
            for rows in source.reader.stretches(self.batch_rows):
                found.append(Stretch(Position(file=number, row=row, line=row), rows))
                row += rows or 0
        return found

    def read_stretch(self, stretch: Stretch) -> Iterator[TableBatch]:
        """The batches of one of `stretches`."""
        last = self.files[stretch.start.file].reader.stretches(self.batch_rows)
        end = None if len(last) == 1 else stretch.start.row + (stretch.rows or 0)
        for batch in self.batches(stretch.start):
            if batch.start.file != stretch.start.file:
                return
            yield batch
            if end is not None and batch.next.row >= end:  # before the next batch is read for nothing
                return

    def batches(self, start: Position = START) -> Iterator[TableBatch]:
        """Every batch from `start` on; from a `TableBatch.next` they are the same as without a break.

        Rows that cannot be read are in `rejects` of the batch around them; damage of a file ends the file, not the run.
        """
        before = sum(source.file.size for source in self.files[: start.file])
        for number, source in enumerate(self.files[start.file :], start.file):
            here = start if number == start.file else Position(file=number)
            for batch in self._file_batches(source, here, before):
                if self.rejects is not None:
                    self.rejects.write(batch.rejects)
                yield batch
            before += source.file.size

    def _file_batches(self, source: SourceFile, here: Position, before: int) -> Iterator[TableBatch]:
        name = source.file.name
        for block in source.reader.blocks(here, source.layout.wanted(), self.batch_rows):
            made = conform(block, source.layout, self.schema, file=name, id_stem=source.id_stem)
            then = replace(block.next, file=here.file)
            rejects = tuple(sorted([*block.rejects, *made.rejects], key=lambda reject: reject.line))
            done = before + min(block.consumed, source.file.size)
            yield TableBatch(made.records, here, then, done, rejects, made.notes)
            here = then
