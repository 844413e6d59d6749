"""Arrow's parser and the standard one give the same rows, and hard lines cost only themselves."""

import json
import tempfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tables.reading import complaints, put, read_text
from touchstone.tables.inputs import InputFile
from touchstone.tables.json_rows import JsonReader, parse_object, types_at_start
from touchstone.tables.position import START
from touchstone.tables.reasons import Reason

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=8)
VALUES = st.one_of(
    st.none(), TEXT, st.integers(-(2**70), 2**70), st.floats(-1e9, 1e9), st.booleans(), st.lists(TEXT, max_size=2)
)
ONE_TYPE = st.sampled_from([TEXT, st.integers(-(2**40), 2**40), st.lists(TEXT, max_size=2), VALUES])
ROWS = ONE_TYPE.flatmap(
    lambda values: st.lists(st.fixed_dictionaries({}, optional={"a": values, "b": TEXT, "x": VALUES}), max_size=8)
)


def columns_of(path: Path, types: dict[str, pa.DataType | None]) -> list[dict[str, list[Any]]]:
    reader = JsonReader(InputFile(path, path.name, 1), ("a", "b"), types, (), False, 1.0)
    return [
        {name: column.to_pylist() for name, column in block.columns.items()}
        for block in reader.blocks(START, ("a", "b"), 4)
    ]


def plain(blocks: list[dict[str, list[Any]]]) -> list[dict[str, list[Any]]]:
    """Numbers as texts, empty texts as null: what the table makes of either."""
    return [
        {
            name: [str(v) if isinstance(v, int) else None if v == "" else v for v in values]
            for name, values in block.items()
        }
        for block in blocks
    ]


@given(ROWS)
def test_the_fast_path_agrees_with_the_slow_one(rows: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = put(Path(folder), "a.jsonl", "\n".join(json.dumps(row) for row in rows))
        types = types_at_start(rows, ("a", "b"))
        if pa.float64() not in types.values():
            assert plain(columns_of(path, types)) == plain(columns_of(path, {}))


def test_types_are_those_of_all_values() -> None:
    rows = [{"a": 1, "b": "x", "c": 1, "d": [], "e": None}, {"a": 2, "b": 3, "c": 1.5, "d": ["x"]}]
    types = types_at_start(rows, ("a", "b", "c", "d", "e"))
    assert types == {"a": pa.int64(), "b": None, "c": pa.float64(), "d": pa.list_(pa.string()), "e": None}


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"{", Reason.NOT_JSON),
        (b"[" * 100_000, Reason.NOT_JSON),
        (b"9" * 10_000, Reason.NOT_JSON),
        (b"[1]", Reason.NOT_AN_OBJECT),
        (b'"a"', Reason.NOT_AN_OBJECT),
    ],
)
def test_a_line_that_is_no_object_has_a_reason(raw: bytes, reason: Reason) -> None:
    assert parse_object(raw) is reason


def test_a_type_that_changes_on_the_way_is_followed(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": k if k < 300 else f"x{k}", "title": "a", "price": 1 if k < 300 else 1.5}) for k in range(600)
    ]
    rows, rejects = read_text(tmp_path, "a.jsonl", "\n".join(lines), batch_rows=100)
    assert (len(rows), rejects) == (600, [])
    assert [rows[0]["listing_id"], rows[599]["listing_id"], rows[599]["price"]] == ["0", "x599", 1.5]


def test_lone_surrogates_are_replaced(tmp_path: Path) -> None:
    rows, _ = read_text(tmp_path, "a.jsonl", '{"title": "a\\ud800b"}\n')
    assert rows[0]["title"] == "a\ufffd\ufffd\ufffdb"


def test_an_array_cut_in_the_middle_gives_its_whole_elements(tmp_path: Path) -> None:
    rows, rejects = read_text(tmp_path, "a.json", '[{"title": "a"},\n {"title": "]{"},\n {"title": "c')
    assert [row["title"] for row in rows] == ["a", "]{"]
    assert complaints(rejects) == [(3, "not_json")]
