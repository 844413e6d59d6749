"""What is written is read back, and an error leaves nothing behind."""

import json
from pathlib import Path

import pyarrow as pa
import pytest

from tests.tables.reading import read
from touchstone.tables.errors import OutputError
from touchstone.tables.schemas import LISTINGS
from touchstone.tables.writers import TableWriter, write_table

ROWS = [
    {"listing_id": "1", "title": '香奈儿 "正品", 口红', "price": 299.5, "images": ["http://a/1", "http://a/2"]},
    {"listing_id": "2", "title": "two\nlines", "currency": "CNY"},
]
BATCHES = [pa.RecordBatch.from_pylist([row], LISTINGS) for row in ROWS]


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet"])
def test_what_is_written_is_read_back(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / "new" / f"out{suffix}"
    assert write_table(path, LISTINGS, BATCHES) == 2
    assert read(path) == (ROWS, [])
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_nested_values_are_json_in_csv(tmp_path: Path) -> None:
    write_table(tmp_path / "out.csv", LISTINGS, BATCHES)
    assert '[""http://a/1"",""http://a/2""]' in (tmp_path / "out.csv").read_text("utf-8-sig")


def test_nulls_are_left_out_of_json_lines(tmp_path: Path) -> None:
    write_table(tmp_path / "out.jsonl", LISTINGS, BATCHES)
    lines = (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == ROWS


def test_an_error_leaves_no_file(tmp_path: Path) -> None:
    broken = iter([BATCHES[0], None])
    with pytest.raises(AttributeError):
        write_table(tmp_path / "out.csv", LISTINGS, broken)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as refusal:
        TableWriter(tmp_path / "out.xlsx", LISTINGS)
    assert ".csv" in refusal.value.hint


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError):
        TableWriter(tmp_path / "file" / "out.csv", LISTINGS)
