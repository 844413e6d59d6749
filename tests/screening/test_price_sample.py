"""A sample of the prices comes from all over the input, and large inputs are not read in full for it."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.screening.references import choose_stretches
from touchstone.tables.block import Block
from touchstone.tables.conform import Conformed, conform
from touchstone.tables.open import open_table
from touchstone.tables.position import Position
from touchstone.tables.schemas import LISTINGS
from touchstone.tables.source import Stretch


def stretches_of(*rows: int | None) -> list[Stretch]:
    return [Stretch(Position(file=place), count) for place, count in enumerate(rows)]


@given(st.lists(st.integers(1, 50), min_size=1, max_size=30), st.integers(50, 400))
def test_the_chosen_parts_are_different_ones_in_order(rows: list[int], most: int) -> None:
    chosen = [stretch.start.file for stretch in choose_stretches(stretches_of(*rows), most)]
    assert chosen
    assert chosen == sorted(set(chosen))


def test_a_small_input_is_taken_whole() -> None:
    assert len(choose_stretches(stretches_of(3, 4, 5), 12)) == 3


def test_of_a_large_input_evenly_spaced_parts_are_taken() -> None:
    chosen = choose_stretches(stretches_of(*[10] * 100), 40)
    assert [stretch.start.file for stretch in chosen] == [12, 37, 62, 87]


def test_an_input_of_unknown_size_is_taken_whole() -> None:
    assert len(choose_stretches(stretches_of(10, None, 10), 5)) == 3


def test_the_stretches_of_a_file_of_row_groups_are_its_rows(tmp_path: Path) -> None:
    names = [f"L{row}" for row in range(20)]
    pq.write_table(pa.table({"listing_id": names, "title": names}), tmp_path / "a.parquet", row_group_size=6)
    source = open_table(tmp_path / "a.parquet", LISTINGS, batch_rows=4)
    read = [
        [name for batch in source.read_stretch(stretch) for name in batch.records.column("listing_id").to_pylist()]
        for stretch in source.stretches()
    ]
    assert read == [names[0:6], names[6:12], names[12:18], names[18:20]]


def test_reading_a_stretch_reads_no_further(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pq.write_table(pa.table({"title": [str(row) for row in range(20)]}), tmp_path / "a.parquet", row_group_size=5)
    source = open_table(tmp_path / "a.parquet", LISTINGS, batch_rows=5)
    made: list[int] = []

    def count(block: Block, *given: Any, **named: Any) -> Conformed:
        made.append(len(block.rows))
        return conform(block, *given, **named)

    monkeypatch.setattr("touchstone.tables.source.conform", count)
    assert [batch.records.num_rows for batch in source.read_stretch(source.stretches()[1])] == [5]
    assert made == [5]


def test_files_of_lines_are_one_stretch_each(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.csv").write_text("listing_id,title\n1,x\n2,y\n", encoding="utf-8")
    source = open_table(tmp_path, LISTINGS)
    assert [sum(batch.records.num_rows for batch in source.read_stretch(part)) for part in source.stretches()] == [2, 2]
