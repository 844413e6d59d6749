"""Writes batches to CSV, JSON Lines or Parquet as they come; the file has its name only once it is whole."""

import json
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Protocol, Self

import pyarrow as pa
import pyarrow.csv as pc_csv
import pyarrow.parquet as pq

from touchstone.tables.errors import OutputError, cannot_write


class _Sink(Protocol):
    def write(self, batch: pa.RecordBatch) -> None: ...

    def close(self) -> None: ...


class TableWriter:
    """One table to one file, by the suffix of its name: .csv, .jsonl or .parquet. An error leaves no file behind."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        """Open a temporary file beside `path`. Raises OutputError."""
        kind = _SINKS.get(path.suffix.lower())
        if kind is None:
            raise OutputError(
                f"{path.name} ends in no kind of table that can be written.",
                hint=f"Use one of: {', '.join(_SINKS)}.",
                sentence_zh=f"无法按后缀写出 {path.name}。",
                hint_zh=f"可用后缀：{'、'.join(_SINKS)}。",
            )
        self.path = path
        self._part = path.with_name(path.name + ".part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._part.open("wb")
        except OSError as error:
            raise cannot_write(path, error) from error
        self._sink = kind(self._file, schema)

    def write(self, batch: pa.RecordBatch) -> None:
        """Append a batch of the schema. Raises OutputError."""
        try:
            self._sink.write(batch)
        except OSError as error:
            raise cannot_write(self.path, error) from error

    def close(self) -> None:
        """Finish the file and give it its name. Raises OutputError."""
        try:
            self._sink.close()
            self._file.close()
            self._part.replace(self.path)
        except OSError as error:
            raise cannot_write(self.path, error) from error

    def discard(self) -> None:
        """Leave nothing behind."""
        self._file.close()
        self._part.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is None:
            self.close()
        else:
            self.discard()


def write_table(path: Path, schema: pa.Schema, batches: Iterable[pa.RecordBatch]) -> int:
    """Write all batches; returns the number of rows. Raises OutputError."""
    rows = 0
    with TableWriter(path, schema) as writer:
        for batch in batches:
            writer.write(batch)
            rows += batch.num_rows
    return rows


class _CsvSink:
    """UTF-8 with a byte order mark, so that spreadsheet programs show Chinese; nested values are JSON."""

    def __init__(self, file: IO[bytes], schema: pa.Schema) -> None:
        flat = pa.schema([pa.field(f.name, pa.string() if pa.types.is_nested(f.type) else f.type) for f in schema])
        file.write(b"\xef\xbb\xbf")
        self._writer = pc_csv.CSVWriter(file, flat)
        self._schema = flat

    def write(self, batch: pa.RecordBatch) -> None:
        columns = [_as_json(column) if pa.types.is_nested(column.type) else column for column in batch.columns]
        self._writer.write_batch(pa.RecordBatch.from_arrays(columns, schema=self._schema))

    def close(self) -> None:
        self._writer.close()


class _JsonLinesSink:
    """One object per line, nulls left out."""

    def __init__(self, file: IO[bytes], _schema: pa.Schema) -> None:
        self._file = file

    def write(self, batch: pa.RecordBatch) -> None:
        lines = [_dump({key: value for key, value in row.items() if value is not None}) for row in batch.to_pylist()]
        self._file.write("".join(line + "\n" for line in lines).encode("utf-8"))

    def close(self) -> None:
        self._file.flush()


class _ParquetSink:
    """One row group per batch, zstd."""

    def __init__(self, file: IO[bytes], schema: pa.Schema) -> None:
        self._writer = pq.ParquetWriter(file, schema, compression="zstd", compression_level=1)

    def write(self, batch: pa.RecordBatch) -> None:
        self._writer.write_batch(batch)

    def close(self) -> None:
        self._writer.close()


_SINKS: dict[str, type[_CsvSink] | type[_JsonLinesSink] | type[_ParquetSink]] = {
    ".csv": _CsvSink,
    ".jsonl": _JsonLinesSink,
    ".parquet": _ParquetSink,
}


def _as_json(column: pa.Array) -> pa.StringArray:
    return pa.array([None if value is None else _dump(value) for value in column.to_pylist()], pa.string())


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
