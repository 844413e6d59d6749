"""Rows of a file's own columns become rows of our table; rows that lack what must be there become rejects."""

from collections import Counter
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from touchstone.tables.block import Block
from touchstone.tables.feed import Feed, Layout, Way
from touchstone.tables.reasons import Reason
from touchstone.tables.rejects import Reject, shown
from touchstone.tables.values import as_label, as_number, as_text, as_texts

UNREADABLE_PRICE = "unreadable_price"
MADE_ID = "made_id"
_MISSING = {"title": Reason.NO_TITLE, "text": Reason.NO_TEXT, "label": Reason.BAD_LABEL}


@dataclass(frozen=True, slots=True)
class Conformed:
    """`notes` counts what was read with a loss: UNREADABLE_PRICE (null instead), MADE_ID (from the row number)."""

    records: pa.RecordBatch
    rejects: list[Reject]
    notes: Counter[str] = field(default_factory=Counter)


def conform(block: Block, layout: Layout, schema: pa.Schema, *, file: str, id_stem: str) -> Conformed:
    """One block as a batch of `schema`; where the listing id is empty it becomes `<id_stem>:<row>`, rows from 1."""
    count = len(block.rows)
    notes: Counter[str] = Counter()
    marks: pa.StringArray | None = None
    columns: dict[str, pa.Array] = {}
    for target in schema:
        feed = layout.feeds.get(target.name)
        if feed is None or count == 0:
            columns[target.name] = pa.nulls(count, target.type)
        elif pa.types.is_floating(target.type):
            columns[target.name], seen, bad = _number(block.columns, feed, count)
            notes[UNREADABLE_PRICE] += bad
            marks = seen if target.name == "price" and layout.currency_from_price else marks
        else:
            columns[target.name] = _other(block.columns, feed, target.type, count)
    if marks is not None and "currency" in columns:
        columns["currency"] = pc.coalesce(columns["currency"], marks)
    if "listing_id" in columns and columns["listing_id"].null_count:
        notes[MADE_ID] += columns["listing_id"].null_count
        columns["listing_id"] = pc.coalesce(columns["listing_id"], _made_ids(id_stem, block.rows))
    keep, rejects = _required(columns, schema, block, file)
    records = pa.RecordBatch.from_arrays([columns[name] for name in schema.names], schema=schema)
    return Conformed(records.filter(keep) if rejects else records, rejects, +notes)


def _number(columns: dict[str, pa.Array], feed: Feed, count: int) -> tuple[pa.DoubleArray, pa.StringArray, int]:
    if feed.way is Way.CONSTANT:
        return as_number(pa.array([feed.values[0]] * count, pa.string()))
    values, marks, unread = pa.nulls(count, pa.float64()), pa.nulls(count, pa.string()), 0
    currencies = feed.currencies or ("",) * len(feed.columns)
    for name, currency in zip(feed.columns, currencies, strict=False):
        more, seen, bad = as_number(columns[name])
        if currency:
            seen = pc.if_else(pc.is_valid(more), pa.scalar(currency), seen)
        marks = pc.if_else(pc.is_valid(values), marks, seen)
        values, unread = pc.coalesce(values, more), unread + bad
    return values, marks, unread


def _other(columns: dict[str, pa.Array], feed: Feed, kind: pa.DataType, count: int) -> pa.Array:
    if feed.way is Way.CONSTANT:
        source = pa.array([feed.values[0]] * count, pa.string())
    elif feed.way is Way.EQUALS:
        found = pc.is_in(as_text(columns[feed.columns[0]]), value_set=pa.array(feed.values, pa.string()))
        source = pc.cast(pc.cast(found, pa.int8()), pa.string())
    elif feed.way is Way.JOIN and len(feed.columns) > 1:
        parts = [as_text(columns[name]) for name in feed.columns]
        joined = pc.binary_join_element_wise(*parts, pa.scalar("/"), null_handling="skip")
        source = as_text(joined)
    elif len(feed.columns) > 1:
        source = pc.coalesce(*(as_text(columns[name]) for name in feed.columns))
    else:
        source = columns[feed.columns[0]]
    if pa.types.is_list(kind):
        return as_texts(source)
    return as_label(source) if pa.types.is_int8(kind) else as_text(source)


def _made_ids(stem: str, rows: NDArray[np.int64]) -> pa.StringArray:
    numbers = pc.cast(pa.array(rows + 1), pa.string())
    return pc.binary_join_element_wise(pa.scalar(stem), numbers, pa.scalar(":"))


def _required(
    columns: dict[str, pa.Array], schema: pa.Schema, block: Block, file: str
) -> tuple[pa.BooleanArray, list[Reject]]:
    """(which rows have all that must be there, the rejects of those that have not); white space alone is nothing."""
    reasons: dict[int, Reason] = {}
    for target in schema:
        if target.nullable:
            continue
        column = columns[target.name]
        empty = pc.is_null(column)
        if pa.types.is_string(column.type) and column.null_count < len(column):
            blank = pc.or_(pc.equal(pc.binary_length(column), 0), pc.utf8_is_space(column))
            empty = pc.or_(empty, pc.fill_null(blank, False))
        for row in np.flatnonzero(empty.to_numpy(zero_copy_only=False)):
            reasons.setdefault(int(row), _MISSING.get(target.name, Reason.NO_VALUE))
    rejects = [Reject(file, int(block.lines[row]), reasons[row], _row_text(block, row)) for row in sorted(reasons)]
    keep = np.ones(len(block.rows), bool)
    keep[list(reasons)] = False
    return pa.array(keep), rejects


def _row_text(block: Block, row: int) -> str:
    return shown(
        "; ".join(f"{name}={column[row].as_py()}" for name, column in block.columns.items() if column[row].is_valid)
    )
