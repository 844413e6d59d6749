"""The verbs around screening, called as a user calls them."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from touchstone.cli.main import main

TITLES = ("高仿 路易威登 女包 1:1", "纯棉四件套 床上用品", "AAA replica Rolex watch", "女装 连衣裙 新款", "Nike 运动鞋")


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """200 listings of 20 sellers, with labels beside them."""
    monkeypatch.setenv("TOUCHSTONE_LANG", "en")
    monkeypatch.setenv("COLUMNS", "120")
    rows = [f"L{i},{TITLES[i % 5]} {i},{50 + i},s{i % 20}" for i in range(200)]
    path = tmp_path / "listings.csv"
    path.write_text("listing_id,title,price,seller_id\n" + "\n".join(rows) + "\n", encoding="utf-8")
    labels = [f"L{i},{int(i % 5 in (0, 2))},s{i % 20}" for i in range(200)]
    (tmp_path / "labels.csv").write_text("listing_id,label,seller_id\n" + "\n".join(labels) + "\n", encoding="utf-8")
    return path


def call(*words: object) -> int:
    return main([str(word) for word in words])


def test_screen_writes_findings_and_prints_a_summary(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("screen", table, "--out", tmp_path / "out") == 0
    said = capsys.readouterr().out
    assert pq.read_table(tmp_path / "out" / "findings.parquet").num_rows == 200
    assert "200 listings" in said
    assert "Replica claim" in said


def test_screen_speaks_chinese(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOUCHSTONE_LANG", "zh")
    assert call("screen", table, "--out", tmp_path / "out") == 0
    said = capsys.readouterr().out
    assert "件商品" in said
    assert "复核" in said
    assert "listings" not in said.replace("listings.csv", "")


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_findings_are_exported_row_by_row(table: Path, tmp_path: Path, form: str) -> None:
    assert call("screen", table, "--out", tmp_path / "out", "--export", form) == 0
    lines = (tmp_path / "out" / f"findings.{form}").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 200 + (form == "csv")
    if form == "jsonl":
        assert json.loads(lines[0])["listing_id"] == "L0"


def test_a_missing_input_is_told_without_traceback(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("screen", tmp_path / "none.csv", "--out", tmp_path / "out") == 3
    said = capsys.readouterr().err
    assert "none.csv" in said
    assert "Traceback" not in said


def test_a_folder_that_cannot_be_made_is_told(table: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    assert call("screen", table, "--out", tmp_path / "file" / "out") == 6


def test_a_wrong_ruleset_is_told(table: Path, tmp_path: Path) -> None:
    (tmp_path / "r.toml").write_text("name = 3")
    assert call("screen", table, "--out", tmp_path / "out", "--ruleset", tmp_path / "r.toml") == 4


def test_evaluate_prints_the_curve_and_writes_its_numbers(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("screen", table, "--out", tmp_path / "out") == 0
    words = ("evaluate", tmp_path / "labels.csv", "--findings", tmp_path / "out", "--out", tmp_path / "ev")
    assert call(*words, "--draws", 20) == 0
    said = capsys.readouterr().out
    values = json.loads((tmp_path / "ev" / "evaluation.json").read_text(encoding="utf-8"))
    assert (values["listings"], values["positives"], values["sellers"]) == (200, 80, 20)
    assert values["average_precision"]["value"] > 0.9
    assert "precision over recall" in said


def test_calibrate_writes_a_draft_that_screens(table: Path, tmp_path: Path) -> None:
    assert call("screen", table, "--out", tmp_path / "out") == 0
    draft = tmp_path / "drafts" / "mine.toml"
    words = ("calibrate", tmp_path / "labels.csv", "--findings", tmp_path / "out", "--weights", "--out", draft)
    assert call(*words) == 0
    assert 'state = "draft"' in draft.read_text(encoding="utf-8")
    assert call("screen", table, "--out", tmp_path / "again", "--ruleset", draft) == 0


def test_backtest_says_how_many_listings_change(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "mine.toml"
    assert call("screen", table, "--out", tmp_path / "out") == 0
    assert call("calibrate", tmp_path / "labels.csv", "--findings", tmp_path / "out", "--out", draft) == 0
    standard = Path(__file__).parents[2] / "src" / "touchstone" / "screening" / "rulesets" / "standard.toml"
    assert call("backtest", standard, draft, "--history", table, "--out", tmp_path / "bt") == 0
    assert "of 200 listings change" in capsys.readouterr().out
