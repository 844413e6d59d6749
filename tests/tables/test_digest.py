"""The digest of a row is that of its content, whatever file it came from, and agrees with the plain reference."""

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given
from hypothesis import strategies as st

from tests.tables.reading import put
from touchstone.tables.digest import digest_row, digest_rows, digest_values
from touchstone.tables.open import open_table
from touchstone.tables.schemas import LISTINGS

TEXTS = st.one_of(st.none(), st.text(st.characters(exclude_categories=("Cs",)), max_size=40))
SCHEMA = pa.schema([("a", pa.string()), ("b", pa.float64()), ("c", pa.list_(pa.string())), ("d", pa.string())])
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "a": TEXTS,
            "b": st.one_of(st.none(), st.floats(allow_nan=False)),
            "c": st.one_of(st.none(), st.lists(TEXTS, max_size=3)),
            "d": TEXTS,
        }
    ).map(lambda row: {name: row[name] for name in SCHEMA.names}),
    max_size=8,
)


@given(ROWS)
def test_the_fast_path_agrees_with_the_reference(rows: list[dict[str, object]]) -> None:
    batch = pa.RecordBatch.from_pylist(rows, SCHEMA)
    assert digest_rows(batch).to_pylist() == [digest_row(row) for row in rows]


@given(ROWS, st.integers(0, 8))
def test_a_slice_has_the_digests_of_its_rows(rows: list[dict[str, object]], start: int) -> None:
    batch = pa.RecordBatch.from_pylist(rows, SCHEMA)
    start = min(start, len(rows))
    assert digest_rows(batch.slice(start)).to_pylist() == digest_rows(batch).to_pylist()[start:]


@given(ROWS)
def test_different_rows_have_different_digests(rows: list[dict[str, object]]) -> None:
    different = {json.dumps(row).replace('"b": -0.0', '"b": 0.0') for row in rows}
    assert len(set(digest_rows(pa.RecordBatch.from_pylist(rows, SCHEMA)).to_pylist())) == len(different)


def test_the_digest_is_this_one_for_ever() -> None:
    row = {"listing_id": "1", "title": "香奈儿口红", "price": 299.0, "images": ["a", None], "brand": None}
    assert digest_row(row) == "60d1949672a9fab11e5755e4baf78770"


def test_a_row_has_one_digest_in_every_format(tmp_path: Path) -> None:
    put(tmp_path, "a.csv", "listing_id,title,price\n1,香奈儿,299\n")
    put(tmp_path, "a.jsonl", '{"listing_id": "1", "title": "香奈儿", "price": 299}\n')
    pq.write_table(pa.table({"listing_id": [1], "title": ["香奈儿"], "price": [299.0]}), tmp_path / "a.parquet")
    batches = list(open_table(tmp_path, LISTINGS).batches())
    assert len({digest_rows(batch.records)[0].as_py() for batch in batches}) == 1
    assert len(batches) == 3


@given(ROWS)
def test_one_row_of_plain_values_agrees_with_the_reference(rows: list[dict[str, object]]) -> None:
    assert [digest_values(row.values()) for row in rows] == [digest_row(row) for row in rows]
