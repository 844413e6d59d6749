"""A Parquet file that grows by row groups is an ordinary Parquet file, and can be cut back."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.tables.errors import OutputError
from touchstone.tables.growing import GrowingParquet, encode_batch

SCHEMA = pa.schema(
    [
        pa.field("name", pa.string(), nullable=False),
        pa.field("pieces", pa.list_(pa.struct([pa.field("word", pa.string()), pa.field("start", pa.int32())]))),
    ]
)


def make_batch(size: int, mark: int = 0) -> pa.RecordBatch:
    pieces = [[{"word": f"w{k % 3}", "start": k} for k in range(row % 4)] or None for row in range(size)]
    return pa.RecordBatch.from_arrays(
        [pa.array([f"{mark}-{row}" for row in range(size)], pa.string()), pa.array(pieces, SCHEMA.field(1).type)],
        schema=SCHEMA,
    )


def encode(batch: pa.RecordBatch) -> bytes:
    return encode_batch(batch, ["pieces.list.element.word"], ["name"])


@given(sizes=st.lists(st.integers(0, 40), min_size=1, max_size=20))
def test_what_was_appended_is_read_back(tmp_path_factory: pytest.TempPathFactory, sizes: list[int]) -> None:
    path = tmp_path_factory.mktemp("growing") / "a.parquet"
    batches = [make_batch(size, mark) for mark, size in enumerate(sizes)]
    with GrowingParquet(path) as file:
        for batch in batches:
            file.append(encode(batch))
        file.finish()
    table = pq.read_table(path)
    assert table.to_pylist() == pa.Table.from_batches(batches).to_pylist()
    assert pq.read_metadata(path).num_row_groups == len(sizes)


def test_each_row_group_can_be_read_alone(tmp_path: Path) -> None:
    with GrowingParquet(tmp_path / "a.parquet") as file:
        for mark in range(3):
            file.append(encode(make_batch(5, mark)))
        file.finish()
    with pq.ParquetFile(tmp_path / "a.parquet") as parquet:
        assert parquet.read_row_group(2).to_pylist() == make_batch(5, 2).to_pylist()
        assert parquet.metadata.row_group(2).column(0).statistics.min == "2-0"


def test_a_file_cut_back_and_continued_is_the_same_file(tmp_path: Path) -> None:
    encoded = [encode(make_batch(7, mark)) for mark in range(4)]
    with GrowingParquet(tmp_path / "whole.parquet") as file:
        for data in encoded:
            file.append(data)
        file.finish()
    with GrowingParquet(tmp_path / "cut.parquet") as file:
        for data in (*encoded[:2], b"what a crash left"):
            file.append(data)
    with GrowingParquet(tmp_path / "cut.parquet", [len(data) for data in encoded[:2]]) as file:
        for data in encoded[2:]:
            file.append(data)
        file.finish()
    assert (tmp_path / "cut.parquet").read_bytes() == (tmp_path / "whole.parquet").read_bytes()


def test_a_new_file_takes_the_place_of_an_old_one_only_when_finished(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    with GrowingParquet(path) as file:
        file.append(encode(make_batch(1)))
        assert not path.exists()
        file.finish()
    assert path.exists()
    assert not file.unfinished.exists()


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        GrowingParquet(tmp_path / "none" / "a.parquet")
