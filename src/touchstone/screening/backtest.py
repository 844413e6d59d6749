"""Two rulesets over the same history: what would change, listing by listing and in sum, before anything goes live."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from touchstone.screening.change import CHANGES, Changes, compare_batch
from touchstone.screening.engine import Engine
from touchstone.screening.json_file import make_folder, write_json
from touchstone.screening.output import encode_findings
from touchstone.screening.pipeline import map_in_order
from touchstone.screening.references import read_reviews, read_sellers, sample_prices
from touchstone.screening.run import Progress, Watcher
from touchstone.screening.screen import Seen, screen_prepared
from touchstone.signals.price_reference import merge_prices
from touchstone.tables.errors import cannot_write
from touchstone.tables.growing import GrowingParquet
from touchstone.tables.open import open_table
from touchstone.tables.schemas import LISTINGS
from touchstone.tables.source import TableBatch

CHANGES_FILE, SUMS_FILE, LIST_FILE = "changes.parquet", "backtest.json", "changes.csv"


@dataclass(frozen=True, slots=True)
class Backtest:
    """What to compare: rulesets `a` (today) and `b` (tomorrow) over the files of `history`."""

    a: Path
    b: Path
    history: tuple[Path, ...]
    out: Path
    sellers: Path | None = None
    reviews: Path | None = None
    lexicon: tuple[Path, ...] = ()
    model: Path | None = None
    mapping: Path | None = None
    workers: int = 2


def run_backtest(job: Backtest, watch: Watcher = lambda progress: None) -> dict[str, Any]:
    """Compare, write DIR/changes.parquet, changes.csv and backtest.json; returns the latter. Raises TouchstoneError."""
    first = _with_references(Engine.load(job.a, job.lexicon, job.model), job)
    second = first.with_ruleset(Engine.load(job.b, job.lexicon, job.model).ruleset)
    make_folder(job.out)
    total = Changes()
    with GrowingParquet(job.out / CHANGES_FILE) as file:
        for path in job.history:
            _compare_file(path, job, first, second, file, total, watch)
        if not file.sizes:
            file.append(encode_findings(pa.RecordBatch.from_pylist([], schema=CHANGES)))
        file.finish()
    _write_list(job.out)
    sums = {"a": first.ruleset.identity, "b": second.ruleset.identity, **total.as_dict()}
    write_json(job.out / SUMS_FILE, sums)
    return sums


def _with_references(engine: Engine, job: Backtest) -> Engine:
    return replace(
        engine,
        prices=merge_prices(*(sample_prices(path, engine.lexicon, job.mapping) for path in job.history)),
        sellers=read_sellers(job.sellers, engine.lexicon) if job.sellers else None,
        reviews=read_reviews(job.reviews, engine.lexicon) if job.reviews else None,
    )


def _compare_file(
    path: Path, job: Backtest, first: Engine, second: Engine, file: GrowingParquet, total: Changes, watch: Watcher
) -> None:
    source = open_table(path, LISTINGS, mapping=job.mapping)

    def compare(batch: TableBatch) -> tuple[TableBatch, pa.RecordBatch, Changes]:
        seen, prepared = Seen(), first.prepare(batch.records)
        before, after = (screen_prepared(prepared, engine, seen) for engine in (first, second))
        return batch, *compare_batch(before, after, first.ruleset, second.ruleset)

    for batch, rows, changes in map_in_order(compare, source.batches(), job.workers):
        total.add(changes)
        if rows.num_rows:
            file.append(encode_findings(rows))
        watch(Progress(total.listings, 0, batch.bytes_done, source.total_bytes, 0.0))


def _write_list(folder: Path) -> None:
    path = folder / LIST_FILE
    try:
        with path.open("w", encoding="utf-8", newline="") as file, pq.ParquetFile(folder / CHANGES_FILE) as parquet:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(CHANGES.names)
            for batch in parquet.iter_batches():
                writer.writerows(_rounded(row) for row in batch.to_pylist())
    except OSError as error:
        raise cannot_write(path, error) from error


def _rounded(row: dict[str, Any]) -> Sequence[Any]:
    return [round(value, 6) if isinstance(value, float) else value for value in row.values()]
