"""Footers of several Parquet files become one, whose places point into all of them."""

import pyarrow as pa

from touchstone.tables.footers import join_footers
from touchstone.tables.growing import encode_batch
from touchstone.tables.thrift import Struct, ThriftReader

ROW_GROUPS, ROWS, FILE_OFFSET = 4, 3, 5


def footer_of(rows: int) -> tuple[Struct, int]:
    data = encode_batch(pa.RecordBatch.from_pydict({"number": list(range(rows))}), [], [])
    length = int.from_bytes(data[-8:-4], "little")
    return ThriftReader(data[-8 - length : -8]).read_struct(), len(data)


def groups_of(footer: Struct) -> list[Struct]:
    return footer[ROW_GROUPS][1][1]  # type: ignore[index,no-any-return]  # Thrift values are of any type


def test_rows_and_row_groups_are_those_of_all_files() -> None:
    joined = join_footers([(footer_of(3)[0], 0), (footer_of(4)[0], 1000)])
    assert joined[ROWS][1] == 7
    assert len(groups_of(joined)) == 2


def test_row_groups_are_found_where_their_file_begins() -> None:
    alone, size = footer_of(5)
    place = groups_of(alone)[0][FILE_OFFSET][1]
    joined = join_footers([(footer_of(5)[0], 0), (footer_of(5)[0], size)])
    assert [group[FILE_OFFSET][1] for group in groups_of(joined)] == [place, place + size]  # type: ignore[operator]  # as above
