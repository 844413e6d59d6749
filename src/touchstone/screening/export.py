"""Findings as CSV or JSON Lines, streamed from findings.parquet."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from touchstone.screening.output import FINDINGS_FILE
from touchstone.tables.errors import cannot_write
from touchstone.tables.schemas import FINDINGS

COLUMNS = tuple(FINDINGS.names)


def export_findings(folder: Path, form: str) -> Path:
    """Write `findings.csv` or `findings.jsonl` beside findings.parquet; in CSV the signals are one JSON text. Raises OutputError."""
    path = folder / f"findings.{form}"
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            if form == "csv":
                writer = csv.writer(file, lineterminator="\n")
                writer.writerow(COLUMNS)
                writer.writerows(_csv_row(row) for row in _rows(folder))
            else:
                file.writelines(json.dumps(_rounded(row), ensure_ascii=False) + "\n" for row in _rows(folder))
    except OSError as error:
        raise cannot_write(path, error) from error
    return path


def _rows(folder: Path) -> Iterator[dict[str, Any]]:
    with pq.ParquetFile(folder / FINDINGS_FILE) as parquet:
        for batch in parquet.iter_batches():
            yield from batch.to_pylist()


def _csv_row(row: dict[str, Any]) -> list[Any]:
    plain = _rounded(row)
    return [json.dumps(plain[name], ensure_ascii=False) if name == "signals" else plain[name] for name in COLUMNS]


def _rounded(row: dict[str, Any]) -> dict[str, Any]:
    """Single-precision numbers in the six digits they hold."""
    signals = [{**piece, "score": round(piece["score"], 6)} for piece in row["signals"]]
    return {**row, "score": round(row["score"], 6), "signals": signals}
