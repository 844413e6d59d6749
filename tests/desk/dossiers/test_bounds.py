"""What an upload may ask of the background work: memory and time of a process of its own, rows, a slice of each pass."""

import io
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.desk.people import NOW, Standing
from touchstone.desk.audit.models import Event
from touchstone.desk.dossiers.actions.imports import confirm_import, upload_import, withdraw_import
from touchstone.desk.dossiers.intake import bounds, reading, uploads
from touchstone.desk.dossiers.intake.running import run_imports
from touchstone.desk.dossiers.models import Import, Seller
from touchstone.desk.evidence.errors import WorkerError
from touchstone.tables.thrift import ThriftReader, write_struct

ROWS = 9
TEXT = "seller_id,name,country\n" + "".join(f"S-{k},Seller {k},{'XX9' if k == 5 else 'CN'}\n" for k in range(ROWS))


def uploaded(by: Standing, content: bytes, name: str = "t.parquet") -> Import:
    return upload_import(
        by=by.actor, now=NOW, kind="sellers", platform="bazaar", as_of=NOW, file_name=name, content=content
    )


def checked(by: Standing, content: bytes) -> Import:
    row = uploaded(by, content)
    run_imports(NOW)
    row.refresh_from_db()
    return row


def parquet(**columns: list[Any] | pa.Array) -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.table(columns), file, compression="zstd")
    return file.getvalue()


def lying(content: bytes) -> bytes:
    """The same file with a footer that says that each group and column holds one byte."""
    size = int.from_bytes(content[-8:-4], "little")
    footer: Any = ThriftReader(content[-8 - size : -8]).read_struct()
    for group in footer[4][1][1]:
        group[2] = (group[2][0], 1)
        for chunk in group[1][1][1]:
            chunk[3][1][6] = (chunk[3][1][6][0], 1)
    told = write_struct(footer)
    return content[: -8 - size] + told + len(told).to_bytes(4, "little") + b"PAR1"


@pytest.fixture
def small_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "SLICE", 0.0)
    monkeypatch.setattr(reading, "BATCH", 2)


def test_a_footer_that_lies_about_sizes_fills_nothing(analyst: Standing) -> None:
    large = ["a" * (8 * bounds.MEGABYTE) + str(k) for k in range(10)]
    content = lying(parquet(seller_id=[str(k) for k in range(10)], name=large))
    assert len(content) < bounds.MEGABYTE
    assert pq.read_metadata(io.BytesIO(content)).row_group(0).total_byte_size == 1
    assert "more than 64 MB" in checked(analyst, content).failure["en"]


def test_one_large_cell_that_every_row_repeats_fills_nothing(analyst: Standing) -> None:
    names = pa.DictionaryArray.from_arrays(pa.array([0] * 4_000, pa.int32()), ["a" * (bounds.MEGABYTE // 2)])
    content = parquet(seller_id=pa.array(["1"] * 4_000), name=names)
    assert pq.read_metadata(io.BytesIO(content)).row_group(0).total_byte_size < 2 * bounds.MEGABYTE
    assert "more than 64 MB" in checked(analyst, content).failure["en"]


def test_unpacking_that_takes_too_long_is_ended(analyst: Standing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "WALL", 1)
    row = checked(analyst, parquet(seller_id=["1"], name=["Lin"]))
    assert (row.state, "too long" in row.failure["en"]) == ("failed", True)


def test_a_damaged_parquet_file_is_refused_whole(analyst: Standing) -> None:
    content = parquet(seller_id=["1", "2"], name=["Lin", "Mo"])
    assert "damaged Parquet" in checked(analyst, content[:20] + b"\xff" * 20 + content[40:]).failure["en"]


def test_a_program_that_does_not_run_is_no_fault_of_the_file(
    analyst: Standing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "BEGINNING", "raise SystemExit(9)")
    row = uploaded(analyst, parquet(seller_id=["1"], name=["Lin"]))
    with pytest.raises(WorkerError, match="exit code 9"):
        run_imports(NOW)
    row.refresh_from_db()
    assert row.state == "uploaded"


def test_values_of_a_parquet_file_come_through_whole(analyst: Standing) -> None:
    row = checked(analyst, parquet(seller_id=[2**60 + 1, 7], name=["林,\n“氏”", "Mo"], country=["CN", None]))
    assert row.sample[0] == {"seller_id": "1152921504606846977", "name": "林,\n“氏”", "country": "CN"}
    assert (row.total, row.problems_count) == (2, 0)


@pytest.mark.parametrize("content", [TEXT.encode(), parquet(seller_id=[str(k) for k in range(ROWS)])])
def test_more_rows_than_one_upload_may_have_are_refused(
    analyst: Standing, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    monkeypatch.setattr(bounds, "MOST_ROWS", ROWS - 1)
    row = checked(analyst, content)
    assert f"more than {ROWS - 1} rows" in row.failure["en"]
    assert "拆分" in row.failure["zh-hans"]


@pytest.mark.usefixtures("small_slices")
def test_checking_goes_on_in_the_next_pass_and_counts_no_row_twice(analyst: Standing) -> None:
    row = uploaded(analyst, TEXT.encode(), "t.csv")
    totals = []
    while row.state == "uploaded":
        assert run_imports(NOW) == 1
        row.refresh_from_db()
        totals.append(row.total)
    assert totals[:2] == [2, 4]
    assert (row.total, row.problems_count, row.place, len(row.sample)) == (ROWS, 1, {}, ROWS - 1)
    assert [problem.line for problem in row.problems.all()] == [7]


@pytest.mark.usefixtures("small_slices")
@pytest.mark.parametrize("name", ["t.csv", "t.parquet"])
def test_taking_in_goes_on_in_the_next_pass_and_takes_nothing_twice(analyst: Standing, name: str) -> None:
    ids = [f"S-{k}" for k in range(ROWS)]
    row = uploaded(analyst, TEXT.encode() if name == "t.csv" else parquet(seller_id=ids, name=ids), name)
    passes = 0
    while row.state != "done":
        run_imports(NOW)
        row.refresh_from_db()
        if row.state == "preview":
            confirm_import(by=analyst.actor, now=NOW, row=row)
        passes += 1
    taken = ROWS - row.problems_count
    assert passes > 2 * ROWS // 2
    assert (Seller.objects.count(), row.counts, row.position) == (taken, {"new_sellers": taken}, ROWS)
    assert Event.objects.filter(kind="dossiers.import_finished").count() == 1


@pytest.mark.usefixtures("small_slices")
def test_an_upload_that_is_withdrawn_between_two_passes_stays_withdrawn(analyst: Standing) -> None:
    row = uploaded(analyst, TEXT.encode(), "t.csv")
    run_imports(NOW)
    row.refresh_from_db()
    withdraw_import(by=analyst.actor, now=NOW, row=row)
    assert run_imports(NOW) == 0
    row.refresh_from_db()
    assert (row.state, row.total) == ("withdrawn", 2)
