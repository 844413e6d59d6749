"""A Parquet file that grows by whole row groups and can be cut back to any of them: interrupted runs resume without a merge.

Each batch is encoded, by any thread, as a small Parquet file of its own. Those files are laid one after another; to finish, one
footer is written that points into all of them. Their own footers stay as unused bytes (about 2 kB per batch).
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyarrow as pa
import pyarrow.parquet as pq

from touchstone.tables.errors import cannot_write
from touchstone.tables.footers import join_footers
from touchstone.tables.thrift import Struct, ThriftReader, write_struct

MAGIC = b"PAR1"
_TAIL = 8  # length of the footer (4 bytes) and the magic word


def encode_batch(batch: pa.RecordBatch, dictionary: Sequence[str], statistics: Sequence[str]) -> bytes:
    """One row group as a Parquet file in memory.

    `dictionary` names the columns whose values repeat, `statistics` those whose least and greatest value help a reader.
    """
    sink = pa.BufferOutputStream()
    options: dict[str, Any] = {"compression": "zstd", "compression_level": 1, "store_schema": False}
    options |= {"use_dictionary": list(dictionary), "write_statistics": list(statistics)}
    with pq.ParquetWriter(sink, batch.schema, **options) as writer:
        writer.write_batch(batch, row_group_size=max(batch.num_rows, 1))
    data: bytes = sink.getvalue().to_pybytes()
    return data


class GrowingParquet:
    """Append encoded batches, finish with a footer. `sizes` are the bytes of each batch so far."""

    def __init__(self, path: Path, sizes: Sequence[int] = ()) -> None:
        """Start `path` anew, or keep its first batches, whose `sizes` a checkpoint remembers."""
        self.path = path
        self.unfinished = path.with_name(path.name + ".unfinished")
        self.sizes = list(sizes)
        try:
            self._take_back()
            self._file = self.unfinished.open("r+b" if self.sizes else "w+b")
            self._file.truncate(sum(self.sizes))
            self._file.seek(sum(self.sizes))
        except OSError as error:
            raise cannot_write(self.unfinished, error) from error

    def append(self, encoded: bytes) -> None:
        """Add one encoded batch."""
        try:
            self._file.write(encoded)
        except OSError as error:
            raise cannot_write(self.unfinished, error) from error
        self.sizes.append(len(encoded))

    def checkpoint(self) -> None:
        """Put on disk what was appended."""
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            raise cannot_write(self.unfinished, error) from error

    def finish(self) -> None:
        """Write the footer and give the file its name. At least one batch must have been appended, possibly an empty one."""
        footer = write_struct(join_footers(self._footers()))
        self._file.seek(sum(self.sizes))
        try:
            self._file.write(footer + len(footer).to_bytes(4, "little") + MAGIC)
            self.checkpoint()
            self._file.close()
            self.unfinished.replace(self.path)
        except OSError as error:
            raise cannot_write(self.path, error) from error

    def close(self) -> None:
        """Let go of the file; what was appended stays for a later run."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _take_back(self) -> None:
        """A run that was stopped after `finish` still has its checkpoint; a fresh run leaves no old file lying about."""
        if self.sizes and not self.unfinished.exists() and self.path.exists():
            self.path.replace(self.unfinished)
        elif not self.sizes:
            self.path.unlink(missing_ok=True)

    def _footers(self) -> Iterator[tuple[Struct, int]]:
        end = 0
        for size in self.sizes:
            start, end = end, end + size
            self._file.seek(end - _TAIL)
            length = int.from_bytes(self._file.read(4), "little")
            self._file.seek(end - _TAIL - length)
            yield ThriftReader(self._file.read(length)).read_struct(), start
