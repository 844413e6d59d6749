"""Reads labels and the findings they speak of; only labelled findings are held in memory."""

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from touchstone.screening.errors import LabelError
from touchstone.screening.labelled import Labelled, join_labels
from touchstone.screening.output import FINDINGS_FILE
from touchstone.tables.errors import CorruptTableError, MissingInputError
from touchstone.tables.open import open_table
from touchstone.tables.schemas import FINDINGS, LABELS, LISTINGS


def read_labelled(labels: Path, findings: Path, listings: Path | None = None, mapping: Path | None = None) -> Labelled:
    """Labels joined to findings (a file, or the folder of a run); `listings` tells sellers that the labels do not.

    Raises TableError, LabelError.
    """
    table = read_labels(labels, mapping)
    if listings is not None:
        table = _add_sellers(table, listings)
    return join_labels(read_findings(findings, table["listing_id"]), table)


def read_labels(path: Path, mapping: Path | None = None) -> pa.Table:
    """All labels, schema LABELS. Raises TableError; LabelError if there are none."""
    batches = [batch.records for batch in open_table(path, LABELS, mapping=mapping).batches()]
    table = pa.Table.from_batches(batches, schema=LABELS).combine_chunks()
    if not table.num_rows:
        raise LabelError(
            f"{path}: holds no label that can be read.",
            hint="Write rows of listing_id,label with label 1 for counterfeit and 0 for not.",
            sentence_zh=f"{path}：没有可用的标签。",
            hint_zh="每行写 listing_id,label，假冒为 1，否则为 0。",
        )
    return table


def read_findings(path: Path, wanted: pa.ChunkedArray) -> pa.Table:
    """The findings whose listing is among `wanted`. Raises MissingInputError, CorruptTableError."""
    file = path / FINDINGS_FILE if path.is_dir() else path
    if not file.exists():
        raise MissingInputError(
            f"There are no findings at {file}.",
            hint="Run `touchstone screen` first, and give its --out folder.",
            sentence_zh=f"{file} 处没有结果文件。",
            hint_zh="请先运行 `touchstone screen`，并给出它的 --out 目录。",
        )
    try:
        with pq.ParquetFile(file) as parquet:
            batches = [_known(batch, wanted) for batch in parquet.iter_batches(columns=FINDINGS.names)]
        return pa.Table.from_batches(batches) if batches else FINDINGS.empty_table()
    except (pa.ArrowException, OSError, KeyError) as error:
        raise CorruptTableError(
            f"{file} is not a findings file.",
            hint="Give the findings.parquet that `touchstone screen` wrote.",
            sentence_zh=f"{file} 不是结果文件。",
            hint_zh="请给出 `touchstone screen` 写出的 findings.parquet。",
        ) from error


def _known(batch: pa.RecordBatch, wanted: pa.ChunkedArray) -> pa.RecordBatch:
    return batch.filter(pc.is_in(batch.column("listing_id"), value_set=wanted.combine_chunks()))


def _add_sellers(labels: pa.Table, listings: Path) -> pa.Table:
    ids, sellers = [], []
    for batch in open_table(listings, LISTINGS, columns=("listing_id", "title", "seller_id")).batches():
        known = batch.records.filter(
            pc.is_in(batch.records["listing_id"], value_set=labels["listing_id"].combine_chunks())
        )
        ids.append(known["listing_id"])
        sellers.append(known["seller_id"])
    place = pc.index_in(labels["listing_id"], value_set=pa.chunked_array(ids, pa.string()).combine_chunks())
    found = pa.chunked_array(sellers, pa.string()).combine_chunks().take(place.combine_chunks())
    column = labels.schema.get_field_index("seller_id")
    return labels.set_column(column, "seller_id", pc.coalesce(labels["seller_id"].combine_chunks(), found))
