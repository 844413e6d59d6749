"""touchstone report, and the report that touchstone screen writes."""

from pathlib import Path

import pytest

from touchstone.cli.main import main


@pytest.fixture
def listings(tmp_path: Path) -> Path:
    path = tmp_path / "listings.csv"
    path.write_text("listing_id,title,price\n1,高仿 LV 包,99\n2,纯棉毛巾,9\n", encoding="utf-8")
    return path


def test_screening_writes_the_report_and_says_where(listings: Path, capfd: pytest.CaptureFixture[str]) -> None:
    out = listings.parent / "out"
    assert main(["screen", str(listings), "--out", str(out)]) == 0
    assert (out / "report.html").exists()
    assert str(out / "report.html") in capfd.readouterr().out


def test_the_report_can_be_left_off(listings: Path) -> None:
    out = listings.parent / "out"
    assert main(["screen", str(listings), "--out", str(out), "--no-report"]) == 0
    assert not (out / "report.html").exists()


def test_the_report_is_made_again_in_the_language_of_the_reader(
    listings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, elsewhere = listings.parent / "out", listings.parent / "page.html"
    main(["screen", str(listings), "--out", str(out), "--no-report"])
    monkeypatch.setenv("TOUCHSTONE_LANG", "zh")
    assert main(["report", str(out), "--out", str(elsewhere)]) == 0
    assert 'data-lang="zh"' in elsewhere.read_text(encoding="utf-8")


def test_a_folder_without_a_run_is_refused(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(tmp_path)]) != 0
    assert "holds no finished run" in capfd.readouterr().err


def test_a_page_that_cannot_be_written_is_refused(listings: Path, capfd: pytest.CaptureFixture[str]) -> None:
    out = listings.parent / "out"
    main(["screen", str(listings), "--out", str(out), "--no-report"])
    assert main(["report", str(out), "--out", str(listings / "page.html")]) != 0
    assert "cannot be written" in capfd.readouterr().err


def test_a_simulated_market_is_named_as_such(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["market", "--listings", "300", "--out", str(tmp_path / "market")]) == 0
    capfd.readouterr()
    out = tmp_path / "out"
    assert main(["screen", str(tmp_path / "market" / "listings.parquet"), "--out", str(out)]) == 0
    assert "SIMULATED" in capfd.readouterr().out
    assert "SIMULATED 模拟数据" in (out / "report.html").read_text(encoding="utf-8")
