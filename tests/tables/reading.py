"""Ways to put a table on disk and to read it back, for the tests of this room."""

from pathlib import Path
from typing import Any

import pyarrow as pa

from touchstone.tables.open import open_table
from touchstone.tables.rejects import Reject
from touchstone.tables.schemas import LISTINGS


def put(folder: Path, name: str, content: bytes | str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def read(path: Path, schema: pa.Schema = LISTINGS, **options: Any) -> tuple[list[dict[str, Any]], list[Reject]]:
    """(rows without their nulls, rejects) of a whole input."""
    rows: list[dict[str, Any]] = []
    rejects: list[Reject] = []
    for batch in open_table(path, schema, **options).batches():
        batch.records.validate(full=True)
        assert batch.records.schema.equals(schema)
        rows += [{k: v for k, v in row.items() if v is not None} for row in batch.records.to_pylist()]
        rejects += batch.rejects
    return rows, rejects


def read_text(
    folder: Path, name: str, content: bytes | str, **options: Any
) -> tuple[list[dict[str, Any]], list[Reject]]:
    return read(put(folder, name, content), **options)


def titles(rows: list[dict[str, Any]]) -> list[str]:
    return [row["title"] for row in rows]


def complaints(rejects: list[Reject]) -> list[tuple[int, str]]:
    return [(reject.line, reject.reason.value) for reject in rejects]
