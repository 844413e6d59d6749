"""A file in parts: rows of its kind, and the place behind them from which reading can go on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from touchstone.desk.dossiers.intake.reading import BATCH, opened, repeats_header, unreadable
from touchstone.desk.dossiers.models import ImportKind
from touchstone.tables.digest import digest_rows
from touchstone.tables.position import START, Position
from touchstone.tables.schemas import FINDINGS, LISTINGS

INPUT_DIGEST = "input_digest"


@dataclass(frozen=True, slots=True)
class Part:
    """`read` counts rows of the file, `total` those of the whole file as far as that is known beforehand."""

    rows: list[dict[str, Any]]
    read: int
    next_place: dict[str, Any]
    total: int | None


def parts_of(path: Path, kind: str, mapping: Mapping[str, Any], place: Mapping[str, Any]) -> Iterator[Part]:
    """The parts from `place` on (empty: the beginning). Raises UnreadableFileError."""
    return _findings(path, place) if kind == ImportKind.FINDINGS else _tables(path, kind, mapping, place)


def _tables(path: Path, kind: str, mapping: Mapping[str, Any], place: Mapping[str, Any]) -> Iterator[Part]:
    source = opened(path, kind, mapping)
    total = source.approximate_rows()
    for batch in source.batches(Position.from_dict(dict(place)) if place else START):
        rows = batch.records.to_pylist()
        if kind == ImportKind.LISTINGS:
            for row, digest in zip(rows, digest_rows(batch.records.select(LISTINGS.names)).to_pylist(), strict=True):
                row[INPUT_DIGEST] = digest  # by it a finding knows the version that was screened
        read = len(rows) + len(batch.rejects)
        yield Part([row for row in rows if not repeats_header(row)], read, batch.next.as_dict(), total)


def _findings(path: Path, place: Mapping[str, Any]) -> Iterator[Part]:
    try:
        with pq.ParquetFile(path) as file:
            if file.schema_arrow.names != FINDINGS.names:
                raise unreadable(ValueError())
            total, row = file.metadata.num_rows, 0
            for batch in file.iter_batches(batch_size=BATCH):
                before, row = row, row + batch.num_rows
                if before >= place.get("row", 0):
                    yield Part(batch.to_pylist(), batch.num_rows, {"row": row}, total)
    except (pa.ArrowException, OSError) as error:
        raise unreadable(error) from error
