"""What the terminal shows after a run, at any width and in both languages."""

import io
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from rich.console import Console

from touchstone.cli.summary import print_summary
from touchstone.screening.ruleset_file import STANDARD, load_ruleset
from touchstone.screening.tally import BINS

SUMMARY: dict[str, Any] = {
    "listings": 1000,
    "verdicts": {"pass": 900, "review": 60, "block": 40},
    "signal_verdicts": {"replica_claim": {"block": 40, "pass": 5}, "price_gap": {"pass": 9}},
    "brands": {"louis_vuitton": 12},
    "brand_names": {"louis_vuitton": ["Louis Vuitton", "路易威登"]},
    "hiding": {"masked": {"block": 3}},
    "price_ratios": {},
    "sellers": {},
    "score_histogram": [900] + [0] * (BINS - 2) + [100],
}
REPORT = {
    "summary": SUMMARY, "simulated": "", "remarks": [{"en": "a remark", "zh": "说明"}], "rejects": 3, "seconds": 2.0,
    "listings": 1000, "listings_per_second": 500,
}  # fmt: skip


def printed(report: dict[str, Any], width: int = 80) -> str:
    out = io.StringIO()
    print_summary(report, Path("out"), load_ruleset(STANDARD), Console(file=out, width=width, highlight=False))
    return out.getvalue()


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(cell_len(line.rstrip()) for line in printed(REPORT, width).splitlines()) <= max(width, 50)


def test_counts_shares_and_names_are_shown() -> None:
    text = printed(REPORT)
    for words in ("block", "4.00%", "Replica claim", "Louis Vuitton", "masked letters", "3 rows could not be read"):
        assert words in text


def test_chinese_readers_get_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOUCHSTONE_LANG", "zh")
    text = printed(REPORT)
    for words in ("暂缓", "仿品用语", "路易威登", "遮盖字符", "3 行无法读取", "说明"):
        assert words in text


def test_signals_without_findings_are_left_off() -> None:
    assert "Price gap" not in printed(REPORT)


def test_without_a_terminal_nothing_is_coloured() -> None:
    assert "\x1b" not in printed(REPORT)


def test_simulated_input_is_named_first() -> None:
    assert printed({**REPORT, "simulated": "a market"}).startswith("SIMULATED")


def test_an_empty_run_is_shown() -> None:
    empty = {**SUMMARY, "listings": 0, "verdicts": dict.fromkeys(SUMMARY["verdicts"], 0), "signal_verdicts": {}}
    text = printed({**REPORT, "listings": 0, "summary": {**empty, "brands": {}, "hiding": {}}})
    assert "0 listings" in text
