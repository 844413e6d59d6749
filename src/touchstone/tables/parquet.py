"""Reads Parquet, a run of row groups at a time."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from touchstone.tables.block import Block
from touchstone.tables.errors import CorruptTableError
from touchstone.tables.inputs import InputFile
from touchstone.tables.position import Position
from touchstone.tables.reasons import Reason
from touchstone.tables.rejects import Reject

PARQUET_MAGIC = b"PAR1"
_DAMAGE = (pa.ArrowException, OSError, ValueError, MemoryError, OverflowError)
_STRING_LIMIT, _CONTAINER_LIMIT = 100_000_000, 1_000_000


@dataclass(frozen=True)
class ParquetReader:
    """`groups` has the rows of each row group."""

    file: InputFile
    names: tuple[str, ...]
    groups: tuple[int, ...]
    first_rows: dict[str, list[str]]
    kind: str = "Parquet"
    has_header: bool = True

    def approximate_rows(self) -> int | None:
        """Rows as the footer says."""
        return sum(self.groups)

    def stretches(self, most: int) -> tuple[int | None, ...]:
        """Row groups, small ones together."""
        return tuple(sum(self.groups[group] for group in run) for run in _runs(self.groups, most))

    def sample(self) -> dict[str, list[str]]:
        """Some values of each column, from the start of the file."""
        return self.first_rows

    def blocks(self, start: Position, wanted: tuple[str, ...], most: int) -> Iterator[Block]:
        """Blocks of at most `most` rows of the `wanted` columns from `start` on."""
        row, total = 0, max(sum(self.groups), 1)
        here = start
        with _open(self.file.path) as parquet:
            for run in _runs(self.groups, most):
                size = sum(self.groups[group] for group in run)
                if row + size > start.row:
                    try:
                        for batch in _batches(parquet, run, wanted, most, start.row - row):
                            numbers = np.arange(here.row, here.row + batch.num_rows, dtype=np.int64)
                            here = replace(here, row=here.row + batch.num_rows, line=here.row + batch.num_rows)
                            columns = {name: batch.column(k) for k, name in enumerate(wanted)}
                            yield Block(columns, numbers, numbers + 1, here, self.file.size * here.row // total)
                    except _DAMAGE as error:
                        reject = Reject(self.file.name, here.row + 1, Reason.DAMAGED_FILE, str(error)[:200])
                        here = replace(here, row=row + size, line=row + size)
                        none = np.empty(0, np.int64)
                        yield Block({}, none, none, here, self.file.size * here.row // total, [reject])
                row += size


def open_parquet(file: InputFile) -> ParquetReader:
    """Read footer and first rows. Raises CorruptTableError."""
    try:
        with _open(file.path) as parquet:
            names = tuple(parquet.schema_arrow.names)
            metadata = parquet.metadata
            groups = tuple(metadata.row_group(k).num_rows for k in range(metadata.num_row_groups))
    except _DAMAGE as error:
        raise CorruptTableError(
            f"{file.path} is a damaged Parquet file.",
            hint="Write or copy it again; a Parquet file that was not closed by its writer cannot be read.",
            sentence_zh=f"{file.path} 是损坏的 Parquet 文件。",
            hint_zh="请重新写出或复制；写入未正常结束的 Parquet 文件无法读取。",
        ) from error
    return ParquetReader(file, tuple(dict.fromkeys(names)), groups, {name: [] for name in names})


def _open(path: Path) -> pq.ParquetFile:
    return pq.ParquetFile(
        path,
        pre_buffer=False,
        buffer_size=1 << 20,
        thrift_string_size_limit=_STRING_LIMIT,
        thrift_container_size_limit=_CONTAINER_LIMIT,
    )


def _runs(groups: tuple[int, ...], least: int) -> Iterator[list[int]]:
    """Neighbouring row groups until they hold `least` rows, so that small groups do not make small batches."""
    run: list[int] = []
    rows = 0
    for group, size in enumerate(groups):
        run.append(group)
        rows += size
        if rows >= least:
            yield run
            run, rows = [], 0
    if run:
        yield run


def _batches(
    parquet: pq.ParquetFile, run: list[int], wanted: tuple[str, ...], most: int, passed: int
) -> Iterator[pa.RecordBatch]:
    """The batches of a run from its row `passed` on, which is where a batch starts."""
    batches = parquet.iter_batches(batch_size=most, row_groups=run, columns=list(wanted), use_threads=False)
    behind = itertools.dropwhile(lambda pair: pair[0] < passed, _numbered(batches))
    for _, batch in behind:
        yield batch.select(list(wanted))


def _numbered(batches: Iterator[pa.RecordBatch]) -> Iterator[tuple[int, pa.RecordBatch]]:
    row = 0
    for batch in batches:
        yield row, batch
        row += batch.num_rows
