"""Reads JSON Lines, and JSON files that are one array of objects, block by block."""

import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.json as pj

from touchstone.tables.block import Block
from touchstone.tables.inputs import InputFile
from touchstone.tables.json_elements import find_elements
from touchstone.tables.position import Position
from touchstone.tables.reasons import Reason
from touchstone.tables.record_stream import RecordBlock, read_records
from touchstone.tables.records import NO_BYTE, Records, find_records
from touchstone.tables.rejects import Reject, shown

_ONE_COLUMN = np.array([-1], np.int64)
_FAST_TYPES: dict[type, pa.DataType] = {str: pa.string(), int: pa.int64(), float: pa.float64()}


@dataclass(frozen=True)
class JsonReader:
    """`types` says what each key held at the start of the file; where a block differs, it is read value by value."""

    file: InputFile
    names: tuple[str, ...]
    types: dict[str, pa.DataType | None]
    first_rows: tuple[dict[str, Any], ...]
    is_array: bool
    bytes_per_row: float
    kind: str = "JSON"
    has_header: bool = True

    def approximate_rows(self) -> int | None:
        """The stored size over the stored size of a row at the start."""
        return int(self.file.size / self.bytes_per_row) if self.bytes_per_row else None

    def stretches(self, most: int) -> tuple[int | None, ...]:
        """The whole file: where a row begins is only known to who has read all before it."""
        return (self.approximate_rows(),)

    def sample(self) -> dict[str, list[str]]:
        """Some values of each column, from the start of the file."""
        return {name: [str(row.get(name, "")) for row in self.first_rows] for name in self.names}

    def blocks(self, start: Position, wanted: tuple[str, ...], most: int) -> Iterator[Block]:
        """Blocks of at most `most` rows of the `wanted` columns from `start` on."""

        def find(data: bytes, at_end: bool) -> Records:
            view = np.frombuffer(data, np.uint8)
            if self.is_array:
                return find_elements(view, at_end=at_end, most=most)
            return find_records(view, delimiter=NO_BYTE, quote=NO_BYTE, slot_of=_ONE_COLUMN, at_end=at_end, most=most)

        types = {name: self.types.get(name) for name in wanted}
        for block in read_records(self.file, start, find):
            columns = None if self.is_array else _read_fast(block, types)
            if columns is None:
                columns, block, rows = _read_slowly(block, wanted, self.file.name)
                types = types_at_start(rows, wanted)
            lines = block.here.line + block.records.lines[block.good] + 1
            yield Block(columns, block.here.row + block.good, lines, block.next, block.consumed, block.rejects)


def types_at_start(rows: Sequence[dict[str, Any]], names: tuple[str, ...]) -> dict[str, pa.DataType | None]:
    """The Arrow type of each key if all of its values have one (whole numbers count as numbers), else None."""
    found: dict[str, pa.DataType | None] = {}
    for name in names:
        kinds = {_type_of(row[name]) for row in rows if row.get(name) is not None}
        if kinds == {pa.int64(), pa.float64()}:
            kinds = {pa.float64()}
        found[name] = kinds.pop() if len(kinds) == 1 else None
    return found


def parse_object(raw: bytes) -> dict[str, Any] | Reason:
    """One JSON object, or why it is none; numbers of any length and nesting of any depth end in a reason too."""
    try:
        value = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError):
        return Reason.NOT_JSON
    return value if isinstance(value, dict) else Reason.NOT_AN_OBJECT


def _type_of(value: Any) -> pa.DataType | None:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return pa.list_(pa.string())
    return _FAST_TYPES.get(type(value))


def _read_fast(block: RecordBlock, types: dict[str, pa.DataType | None]) -> dict[str, pa.Array] | None:
    """The whole block by Arrow's parser; None where it is not sure to read what `json` reads."""
    if None in types.values() or block.rejects or not len(block.good) or not types:
        return None
    records = block.records
    if int((records.end - records.begin).max()) > 1 << 19:
        return None
    options = pj.ParseOptions(explicit_schema=pa.schema(list(types.items())), unexpected_field_behavior="ignore")
    reading = pj.ReadOptions(use_threads=False, block_size=max(records.consumed, 1 << 20))
    try:
        table = pj.read_json(io.BytesIO(block.data[: records.consumed]), reading, options)
    except (pa.ArrowException, ValueError):
        return None
    if table.num_rows != len(block.good) or table.num_columns < len(types):
        return None
    return {name: table.column(name).combine_chunks() for name in types}


def _read_slowly(
    block: RecordBlock, wanted: tuple[str, ...], file: str
) -> tuple[dict[str, pa.Array], RecordBlock, list[dict[str, Any]]]:
    """Line by line with the standard library; lines that are no objects become rejects."""
    rows: list[dict[str, Any]] = []
    rejects, good = list(block.rejects), []
    for record in map(int, block.good):
        parsed = parse_object(block.raw(record))
        if isinstance(parsed, Reason):
            rejects.append(Reject(file, block.line(record), parsed, shown(block.raw(record)[:2000])))
        else:
            rows.append(parsed)
            good.append(record)
    columns = {name: _column([row.get(name) for row in rows]) for name in wanted}
    rejects.sort(key=lambda reject: reject.line)
    return columns, replace(block, good=np.array(good, np.int64), rejects=rejects), rows


def _column(values: list[Any]) -> pa.Array:
    if any(isinstance(value, list) for value in values):
        return pa.array([_texts(value) for value in values], pa.list_(pa.string()))
    return pa.array([_text(value) for value in values], pa.string())


def _texts(value: Any) -> list[str | None] | None:
    if value is None:
        return None
    items = value if isinstance(value, list) else [value]
    return [item if item == "" else _text(item) for item in items]


def _text(value: Any) -> str | None:
    """Text as it is, a number as JSON writes it, a list or object as JSON; a lone surrogate becomes U+FFFD."""
    match value:
        case None | "":
            return None
        case str():
            text = value
        case bool():
            text = "1" if value else "0"
        case float() if value.is_integer():
            text = str(int(value))
        case dict() if isinstance(value.get("name"), str):
            text = value["name"]
        case _:
            text = json.dumps(value, ensure_ascii=False)
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
