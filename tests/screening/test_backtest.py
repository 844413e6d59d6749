"""Two rulesets over one history: what changes is listed, counted and explained."""

import csv
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from touchstone.screening.backtest import Backtest, run_backtest
from touchstone.screening.change import Changes
from touchstone.screening.ruleset_file import STANDARD


@pytest.fixture
def heavier(tmp_path: Path) -> Path:
    """The standard ruleset, in which a recognised brand alone is enough for review."""
    text = STANDARD.read_text(encoding="utf-8").replace('name = "standard"', 'name = "heavier"', 1)
    at = text.index('name = "brand_recognised"')
    line = text.index("weight = ", at)
    path = tmp_path / "heavier.toml"
    path.write_text(text[:line] + "weight = 9.0" + text[text.index("\n", line) :], encoding="utf-8")
    return path


def test_a_ruleset_against_itself_changes_nothing(table: Path, tmp_path: Path) -> None:
    sums = run_backtest(Backtest(STANDARD, STANDARD, (table,), tmp_path / "out"))
    assert (sums["listings"], sums["changed"], sums["score_shift"]) == (298, 0, 0.0)
    assert pq.read_table(tmp_path / "out" / "changes.parquet").num_rows == 0


def test_every_changed_listing_is_listed_with_both_scores(table: Path, tmp_path: Path, heavier: Path) -> None:
    sums = run_backtest(Backtest(STANDARD, heavier, (table,), tmp_path / "out"))
    rows = pq.read_table(tmp_path / "out" / "changes.parquet").to_pylist()
    assert len(rows) == sums["changed"] > 0
    assert all(row["score_b"] > row["score_a"] and row["verdict_a"] != row["verdict_b"] for row in rows)


def test_the_reasons_that_differ_are_named(table: Path, tmp_path: Path, heavier: Path) -> None:
    sums = run_backtest(Backtest(STANDARD, heavier, (table,), tmp_path / "out"))
    rows = pq.read_table(tmp_path / "out" / "changes.parquet").to_pylist()
    assert all("brand_recognised" in row["differences"] and "→+9.00" in row["differences"] for row in rows)
    assert sums["risen"]["brand_recognised"] == sums["changed"]
    assert sum(sums["fallen"].values()) == 0


def test_transitions_add_up_to_the_listings_of_all_files(table: Path, tmp_path: Path, heavier: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("listing_id,title\nM1,Nike Air Force 1 运动鞋\n", encoding="utf-8")
    sums = run_backtest(Backtest(STANDARD, heavier, (table, other), tmp_path / "out"))
    assert sum(sums["transitions"].values()) == sums["listings"] == 299
    assert json.loads((tmp_path / "out" / "backtest.json").read_text(encoding="utf-8")) == sums


def test_the_list_is_also_written_as_csv(table: Path, tmp_path: Path, heavier: Path) -> None:
    sums = run_backtest(Backtest(STANDARD, heavier, (table,), tmp_path / "out"))
    with (tmp_path / "out" / "changes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == sums["changed"]
    assert rows[0].keys() >= {"listing_id", "verdict_a", "verdict_b", "score_a", "score_b", "differences"}


def test_sums_survive_being_written_down() -> None:
    changes = Changes(3, 0.5)
    changes.transitions["pass>block"] = 2
    changes.risen["a"] = 2
    assert Changes.from_dict(json.loads(json.dumps(changes.as_dict()))).as_dict() == changes.as_dict()
