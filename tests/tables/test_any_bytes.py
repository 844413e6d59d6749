"""Whatever the bytes of an input are: rows and rejects, or an error that says what to do; nothing else, and soon."""

import gzip
import io
import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tables.reading import put
from touchstone.tables.errors import TableError
from touchstone.tables.open import open_table
from touchstone.tables.schemas import LABELS, LISTINGS, REVIEWS, SELLERS

SUFFIXES = (".csv", ".tsv", ".jsonl", ".json", ".txt", ".parquet", ".csv.gz", ".zip", "")
PIECES = st.sampled_from(
    [b"title,price\n", b"id\ttitle\n", b'{"title": "a", "price": 1}\n', b"[", b"]", b"{", b"}", b'"', b",", b"\n", b"\r",
     b"\t", b";", "标题,价格\n".encode("gb18030"), "香奈儿,12.5万\n".encode(), b"\xff\xfe", b"\xef\xbb\xbf", b"\0", b"\x80",
     b"1e999", b"-1", b"\\ud800", b"null", b"[" * 50, b"9" * 400, b"\x1f\x8b", b"PK\x03\x04", b"PAR1"]
)  # fmt: skip
ALMOST_TABLES = st.lists(st.one_of(PIECES, st.binary(max_size=8)), max_size=40).map(b"".join)
SCHEMAS = st.sampled_from([LISTINGS, REVIEWS, SELLERS, LABELS])


def read_all(content: bytes, suffix: str, schema: pa.Schema, batch_rows: int = 16) -> int:
    with tempfile.TemporaryDirectory() as folder:
        path = put(Path(folder), f"any{suffix}", content)
        rows = 0
        for batch in open_table(path, schema, batch_rows=batch_rows).batches():
            batch.records.validate(full=True)
            rows += batch.records.num_rows + len(batch.rejects)
        return rows


def read_or_refuse(content: bytes, suffix: str, schema: pa.Schema = LISTINGS, batch_rows: int = 16) -> None:
    refusal: TableError | None = None
    try:
        read_all(content, suffix, schema, batch_rows)
    except TableError as error:
        refusal = error
    assert refusal is None or (refusal.hint and refusal.sentence_zh != refusal.sentence)


@given(st.binary(max_size=400), st.sampled_from(SUFFIXES))
def test_any_bytes_are_read_or_refused(content: bytes, suffix: str) -> None:
    read_or_refuse(content, suffix)


@given(ALMOST_TABLES, st.sampled_from(SUFFIXES), SCHEMAS)
def test_almost_tables_are_read_or_refused(content: bytes, suffix: str, schema: pa.Schema) -> None:
    read_or_refuse(content, suffix, schema)


@given(ALMOST_TABLES, SCHEMAS)
def test_anything_under_a_good_header_is_rows_or_rejects(content: bytes, schema: pa.Schema) -> None:
    header = b"listing_id,title,seller_id,text,label,price\n"
    assert read_all(header + b"1,a,s,b,1,2\n" * 80 + content, ".csv", schema) >= 80


@given(ALMOST_TABLES, st.integers(0, 400))
def test_a_gzip_file_cut_anywhere_is_read_or_refused(content: bytes, cut: int) -> None:
    read_or_refuse(gzip.compress(b"title\n" + content)[:cut], ".csv.gz")


@given(st.integers(0, 2000), st.integers(0, 255), st.integers(0, 2000))
def test_a_parquet_file_with_a_wrong_byte_is_read_or_refused(at: int, byte: int, cut: int) -> None:
    sink = io.BytesIO()
    pq.write_table(pa.table({"title": ["a", "b"] * 20, "price": [1.0, 2.0] * 20}), sink)
    content = bytearray(sink.getvalue())
    content[at % len(content)] = byte
    read_or_refuse(bytes(content[: len(content) - cut % 7]), ".parquet")


@pytest.mark.parametrize(
    "line", [b'x"y,"\n', b'"""\n', b'"a\n', b"[" * 100 + b"\n", b'","\n', b"\xe9\x9f\n", b'{"title":\n', b"\r", b"\0"]
)
@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".json"])
def test_a_line_that_confuses_a_reader_does_so_in_linear_time(line: bytes, suffix: str) -> None:
    start = (
        b"title,price\n" if suffix == ".csv" else b'[{"title": "a"},\n' if suffix == ".json" else b'{"title": "a"}\n'
    )
    read_or_refuse(start + line * (300_000 // len(line)), suffix, batch_rows=65_536)
