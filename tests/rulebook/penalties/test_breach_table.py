"""Breaches come from any table, or the row that is none is named."""

from pathlib import Path

import pytest

from touchstone.rulebook.errors import BreachError
from touchstone.rulebook.penalties.breach_table import read_breaches
from touchstone.tables.errors import MissingColumnError

HEAD = "breach_id,identity,kind,at,listing_id,right_id,holder_id\n"


def write(folder: Path, text: str) -> Path:
    """A CSV file."""
    path = folder / "breaches.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_are_breaches_in_their_order(tmp_path: Path) -> None:
    path = write(tmp_path, HEAD + "b2,s,k,2026-01-01T08:00:00+08:00,l,,\nb1,s,k,2026-01-01T00:00:00Z,,r,h\n")
    second, first = read_breaches(path)
    assert (second.id, second.listing, second.right, first.right, first.holder) == ("b2", "l", "", "r", "h")
    assert second.at == first.at


def test_chinese_column_names_are_known(tmp_path: Path) -> None:
    path = write(tmp_path, "违规编号,责任主体,违规类型,成立时间\nb,s,k,2026-01-01T08:00:00+08:00\n")
    assert read_breaches(path)[0].identity == "s"


@pytest.mark.parametrize("at", ["yesterday", "2026-01-01T08:00:00", "2026-13-01T08:00:00+08:00"])
def test_a_time_without_its_zone_is_refused_by_its_row(tmp_path: Path, at: str) -> None:
    path = write(tmp_path, HEAD + f"b1,s,k,2026-01-01T08:00:00Z,,,\nb2,s,k,{at},,,\n")
    with pytest.raises(BreachError, match="row 2") as refused:
        read_breaches(path)
    assert "+08:00" in refused.value.hint


def test_an_id_that_stands_twice_is_refused(tmp_path: Path) -> None:
    row = "b1,s,k,2026-01-01T08:00:00Z,,,\n"
    with pytest.raises(BreachError, match="stands in row 1 too"):
        read_breaches(write(tmp_path, HEAD + row + row))


def test_a_table_without_times_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MissingColumnError):
        read_breaches(write(tmp_path, "breach_id,identity,kind\nb,s,k\n"))
