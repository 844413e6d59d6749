"""The example of the README is true: its listings, screened, get the verdicts and the signals that it shows."""

import re
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.house.tree import ROOT
from touchstone.cli.main import main

PAGES = ("README.md", "README.zh.md")


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, object]]:
    """Findings of the example by listing."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "your.csv").write_text(example("README.md"), encoding="utf-8")
    assert main(["screen", str(folder / "your.csv"), "--out", str(folder / "findings")]) == 0
    rows = pq.read_table(folder / "findings" / "findings.parquet").to_pylist()
    return {row["listing_id"]: row for row in rows}


def example(page: str) -> str:
    """The CSV of a README."""
    found = re.search(r"```csv\n(.+?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return found.group(1)


def shown(page: str) -> dict[str, tuple[str, set[str]]]:
    """Verdict and signals that a README shows for each listing."""
    text = (ROOT / page).read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| (pass|review|block) \| (.+) \|$", text, re.MULTILINE)
    return {listing: (verdict, set(re.findall(r"`([a-z_]+)`", why))) for listing, verdict, why in rows}


@pytest.mark.parametrize("page", PAGES)
def test_the_example_gets_the_verdicts_it_shows(page: str, findings: dict[str, dict[str, object]]) -> None:
    assert {listing: row["verdict"] for listing, row in findings.items()} == {
        listing: verdict for listing, (verdict, _) in shown(page).items()
    }


@pytest.mark.parametrize("page", PAGES)
def test_the_example_has_the_signals_it_shows(page: str, findings: dict[str, dict[str, list[dict[str, str]]]]) -> None:
    for listing, (_, signals) in shown(page).items():
        assert signals <= {signal["name"] for signal in findings[listing]["signals"]}


def test_both_languages_show_the_same_example() -> None:
    assert example(PAGES[0]) == example(PAGES[1])
    assert shown(PAGES[0]) == shown(PAGES[1])


def test_every_file_the_page_promises_is_written(tmp_path: Path) -> None:
    (tmp_path / "your.csv").write_text(example("README.md"), encoding="utf-8")
    main(["screen", str(tmp_path / "your.csv"), "--out", str(tmp_path / "findings")])
    written = {path.name for path in (tmp_path / "findings").iterdir()}
    promised = set(re.findall(r"`([a-z]+\.(?:html|parquet|csv|json))`", (ROOT / "README.md").read_text("utf-8")))
    assert promised - {"your.csv"} <= written
