"""Batches can be taken up again anywhere, know how far they are, and carry what could not be read."""

import gzip
import itertools
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.tables.reading import put
from touchstone.tables.conform import MADE_ID, UNREADABLE_PRICE
from touchstone.tables.open import open_table
from touchstone.tables.position import START, Position
from touchstone.tables.rejects import RejectsWriter
from touchstone.tables.schemas import LISTINGS
from touchstone.tables.source import TableBatch, TableSource

ROWS = [(f"id{k}", f"香奈儿 {k}" if k % 3 else f'two\nlines "{k}"', k / 2) for k in range(100)]
PLAIN_ROWS = [(key, title.replace("\n", " ").replace('"', ""), price) for key, title, price in ROWS]


def as_csv(rows: list[tuple[str, str, float]]) -> str:
    lines = [f'{key},"{title.replace(chr(34), chr(34) * 2)}",{price}' for key, title, price in rows]
    lines.insert(40, "broken,row")
    return "listing_id,title,price\n" + "\n".join(lines) + "\n"


def as_jsonl(rows: list[tuple[str, str, float]]) -> str:
    return "\n".join(json.dumps({"listing_id": key, "title": title, "price": price}) for key, title, price in rows)


def make(folder: Path, kind: str) -> Path:
    match kind:
        case "csv":
            return put(folder, "a.csv", as_csv(ROWS))
        case "csv.gz":
            return put(folder, "a.csv.gz", gzip.compress(as_csv(ROWS).encode()))
        case "gb18030":
            return put(folder, "a.csv", as_csv(ROWS), "gb18030")
        case "utf-16":
            return put(folder, "a.csv", as_csv(ROWS), "utf-16")
        case "jsonl":
            return put(folder, "a.jsonl", as_jsonl(ROWS))
        case "json":
            return put(folder, "a.json", json.dumps([{"title": title, "price": price} for _, title, price in ROWS]))
        case "text":
            return put(folder, "a.txt", "\n".join(title for _, title, _ in PLAIN_ROWS))
        case "parquet":
            table = pa.table({"title": [title for _, title, _ in ROWS]})
            pq.write_table(table, folder / "a.parquet", row_group_size=13)
            return folder / "a.parquet"
    put(folder / "in", "1.csv", as_csv(ROWS))
    put(folder / "in" / "sub", "2.jsonl", as_jsonl(ROWS))
    make(folder / "in", "parquet")
    return folder / "in"


KINDS = ("csv", "csv.gz", "gb18030", "utf-16", "jsonl", "json", "text", "parquet", "folder")


def collect(source: TableSource, start: Position = START) -> list[TableBatch]:
    return list(source.batches(start))


@pytest.mark.parametrize("kind", KINDS)
def test_a_run_resumed_after_any_batch_meets_the_same_batches(kind: str, tmp_path: Path) -> None:
    path = make(tmp_path, kind)
    whole = collect(open_table(path, LISTINGS, batch_rows=7))
    assert len(whole) > 10
    for k, batch in enumerate(whole):
        position = Position.from_dict(json.loads(json.dumps(batch.next.as_dict())))
        rest = collect(open_table(path, LISTINGS, batch_rows=7), position)
        assert [b.records for b in rest] == [b.records for b in whole[k + 1 :]]
        assert [(b.rejects, b.next) for b in rest] == [(b.rejects, b.next) for b in whole[k + 1 :]]


@pytest.mark.parametrize("kind", KINDS)
def test_every_row_is_in_a_batch_or_a_reject(kind: str, tmp_path: Path) -> None:
    batches = collect(open_table(make(tmp_path, kind), LISTINGS, batch_rows=7))
    broken = sum(len(batch.rejects) for batch in batches)
    assert sum(batch.records.num_rows for batch in batches) == (300 if kind == "folder" else 100)
    assert broken == (1 if kind in ("csv", "csv.gz", "gb18030", "utf-16", "folder") else 0)


@pytest.mark.parametrize("kind", KINDS)
def test_progress_only_grows_and_ends_at_the_size(kind: str, tmp_path: Path) -> None:
    source = open_table(make(tmp_path, kind), LISTINGS, batch_rows=7)
    done = [batch.bytes_done for batch in source.batches()]
    assert done == sorted(done)
    assert done[-1] == source.total_bytes


@pytest.mark.parametrize("kind", KINDS)
def test_rows_are_estimated_before_reading(kind: str, tmp_path: Path) -> None:
    source = open_table(make(tmp_path, kind), LISTINGS)
    rows = sum(batch.records.num_rows for batch in source.batches())
    assert source.approximate_rows() == pytest.approx(rows, rel=0.5)


def test_each_batch_starts_where_the_last_one_ended(tmp_path: Path) -> None:
    batches = collect(open_table(make(tmp_path, "folder"), LISTINGS, batch_rows=30))
    assert batches[0].start == START
    assert all(a.next == b.start or b.start.file == a.next.file + 1 for a, b in itertools.pairwise(batches))


def test_rejects_name_the_line_as_it_lies(tmp_path: Path) -> None:
    path = make(tmp_path, "csv")
    (reject,) = [reject for batch in open_table(path, LISTINGS, batch_rows=7).batches() for reject in batch.rejects]
    lines = path.read_text("utf-8").split("\n")
    assert (lines[reject.line - 1], reject.file, reject.text) == ("broken,row", "a.csv", "broken,row")


def test_rejects_are_written_as_they_are_met(tmp_path: Path) -> None:
    path = make(tmp_path, "csv")
    with RejectsWriter(tmp_path / "rejects.csv") as rejects:
        collect(open_table(path, LISTINGS, rejects=rejects))
    assert "broken,row" in (tmp_path / "rejects.csv").read_text("utf-8")


def test_losses_are_counted(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", "id,title,price\n1,a,5\n,b,ask me\n")
    (batch,) = open_table(path, LISTINGS).batches()
    assert batch.notes == {UNREADABLE_PRICE: 1, MADE_ID: 1}
    assert batch.records.column("listing_id").to_pylist() == ["1", "a:2"]
