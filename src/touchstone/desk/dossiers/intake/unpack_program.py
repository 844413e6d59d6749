"""What unpacks an uploaded Parquet file: gives up its rights, reads standard input, writes a line of JSON per row.

Arrow alone unpacks, so that nothing of the desk is loaded. The exit code says how it ended.
"""

import json
import math
import os
import sys
from collections.abc import Iterator
from enum import IntEnum
from typing import Any, NoReturn

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from touchstone.desk.evidence.worker.confine import confine, limit_resources
from touchstone.desk.evidence.worker.program import read, write

BATCH = 256
STRINGS, CONTAINERS = 1_000_000, 100_000
"""The most bytes and items that Arrow believes of a footer."""


class Ended(IntEnum):
    """Exit codes."""

    WELL = 0
    DAMAGED = 3
    TOO_LARGE = 4
    TOO_MANY_ROWS = 5


def main() -> NoReturn:
    """Order: memory, cpu, output (bytes, seconds, bytes), rows, most_bytes of the input."""
    order: dict[str, int] = json.loads(sys.argv[1])
    pa.set_memory_pool(pa.system_memory_pool())  # the other pools lay hands on more addresses than they use
    limit_resources(memory=order["memory"], cpu=order["cpu"], output=order["output"])
    confine()
    try:
        ended = unpack(read(order["most_bytes"]), rows=order["rows"], output=order["output"])
    except MemoryError:
        ended = Ended.TOO_LARGE
    except Exception:  # a decoder fails in any way it likes; all of them mean that the file is damaged
        ended = Ended.DAMAGED
    os._exit(ended)


def unpack(content: bytes, *, rows: int, output: int) -> Ended:
    """Write every row, until more come than are taken."""
    seen = written = 0
    for batch in batches(content):
        seen += batch.num_rows
        if seen > rows:
            return Ended.TOO_MANY_ROWS
        lines = "".join(f"{json.dumps(row, ensure_ascii=False, default=str)}\n" for row in rows_of(batch))
        data = lines.encode("utf-8", "replace")
        written += len(data)
        if written > output:
            return Ended.TOO_LARGE
        write(data)
    return Ended.WELL


def batches(content: bytes) -> Iterator[pa.RecordBatch]:
    """A few rows at a time: what is written once in a dictionary may fill each of them."""
    limits = {"thrift_string_size_limit": STRINGS, "thrift_container_size_limit": CONTAINERS}
    file = pq.ParquetFile(pa.BufferReader(content), pre_buffer=False, **limits)
    yield from file.iter_batches(batch_size=BATCH, use_threads=False)


def rows_of(batch: pa.RecordBatch) -> Iterator[dict[str, Any]]:
    """The rows by name; of a name that stands twice the first column counts."""
    columns: dict[str, list[Any]] = {}
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        if name not in columns:
            columns[name] = values_of(column)
    for values in zip(*columns.values(), strict=True):
        yield dict(zip(columns, values, strict=True))


def values_of(column: pa.Array) -> list[Any]:
    """Values as JSON has them: fractions as numbers, lists as lists, all else as text (an id has more digits than JSON keeps)."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    kind = column.type
    if pa.types.is_decimal(kind):
        column = pc.cast(column, pa.float64(), safe=False)
    if pa.types.is_floating(column.type):
        return [None if value is None or not math.isfinite(value) else value for value in column.to_pylist()]
    if pa.types.is_nested(kind) or pa.types.is_null(kind):
        return list(column.to_pylist())
    return list(pc.cast(column, pa.string()).to_pylist())


if __name__ == "__main__":
    main()
