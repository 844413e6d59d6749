"""What a run found, for the terminal: counts, plots of blocks, and where everything is."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from touchstone.cli.blocks import draw_bar, draw_columns, merge_bins
from touchstone.cli.language import language, say
from touchstone.screening.report.bars import HELD, Bar, bars_by_brand, bars_by_hiding, bars_by_signal
from touchstone.screening.report.words import VERDICT_WORDS
from touchstone.screening.ruleset import Ruleset

STYLES = {"block": "red", "review": "yellow", "pass": "bright_black", "held": "red"}
ROWS, HEIGHT, MARGIN = 8, 6, 2


def print_summary(report: Mapping[str, Any], out: Path, ruleset: Ruleset, console: Console | None = None) -> None:
    """Verdicts, scores, signals, brands and ways of hiding of a run, as wide as the terminal allows."""
    console, summary = console or Console(highlight=False), report["summary"]
    if report["simulated"]:
        console.print(
            say("SIMULATED: nobody is accused of anything.", "模拟数据：不指控任何人。"), style="bold magenta"
        )
    _print_verdicts(console, summary)
    if summary["listings"]:
        _print_scores(console, summary["score_histogram"], ruleset)
    _print_bars(console, say("Signals to block or review", "暂缓与复核中的信号"), bars_by_signal(summary))
    _print_bars(console, say("Brands", "品牌"), bars_by_brand(summary, ROWS))
    _print_bars(console, say("Ways of hiding", "隐藏手法"), bars_by_hiding(summary))
    _print_end(console, report, out)


def _print_verdicts(console: Console, summary: Mapping[str, Any]) -> None:
    total = max(summary["listings"], 1)
    table = Table(box=None, show_header=False, padding=(0, 1))
    for justify in ("left", "right", "right", "left"):
        table.add_column(justify=justify, no_wrap=True)
    for name in ("block", "review", "pass"):
        count, style = summary["verdicts"][name], STYLES[name]
        bar = draw_bar(count / total, max(console.width - 36, 8))
        word = VERDICT_WORDS[name].in_language(language())
        table.add_row(Text(word, style=f"bold {style}"), f"{count:,}", f"{count / total:.2%}", Text(bar, style=style))
    console.print(table)


def _print_scores(console: Console, counts: list[int], ruleset: Ruleset) -> None:
    bins = merge_bins(counts, max(console.width - 2 * MARGIN, 5))
    steps = sorted((step.threshold, step.verdict.value) for step in ruleset.steps)
    styles = [STYLES[[name for at, name in steps if (i + 0.5) / len(bins) >= at][-1]] for i in range(len(bins))]
    console.print(say("Scores (height: logarithm of the listings)", "分数（高度为商品数的对数）"), style="bold")
    for line in draw_columns(bins, HEIGHT):
        row = Text(" " * MARGIN)
        for character, style in zip(line, styles, strict=True):
            row.append(character, style=style)
        console.print(row)
    console.print(" " * MARGIN + "0" + "1".rjust(len(bins) - 1))
    marks = [f"{VERDICT_WORDS[name].in_language(language())} ≥ {at:.3g}" for at, name in steps if at > 0]
    console.print(" " * MARGIN + ", ".join(marks), style="bright_black")


def _print_bars(console: Console, title: str, rows: list[Bar]) -> None:
    held = [(row.label.in_language(language()), _held(row)) for row in rows]
    held = sorted((pair for pair in held if pair[1]), key=lambda pair: -pair[1])[:ROWS]
    if not held:
        return
    label = min(max(cell_len(name) for name, _ in held), console.width // 3)
    widest, space = held[0][1], max(console.width - label - 14, 8)
    table = Table(box=None, show_header=False, padding=(0, 1))
    table.add_column(width=label, no_wrap=True, overflow="ellipsis")
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True, style="red")
    for name, count in held:
        table.add_row(Text(name), f"{count:,}", draw_bar(count / widest, space))
    console.print(title, style="bold")
    console.print(table)


def _held(row: Bar) -> int:
    return sum(count for verdict, count, _ in row.parts if verdict in (*HELD, "held"))


def _print_end(console: Console, report: Mapping[str, Any], out: Path) -> None:
    for remark in report["remarks"]:
        console.print(say(remark["en"], remark["zh"]), markup=False)
    if report["rejects"]:
        en = f"{report['rejects']:,} rows could not be read; see {out / 'rejects.csv'}"
        console.print(say(en, f"{report['rejects']:,} 行无法读取；见 {out / 'rejects.csv'}"), markup=False)
    rate, count = report["listings_per_second"], report["listings"]
    en = f"{count:,} listings in {report['seconds']:.1f} s ({rate:,}/s) → {out}"
    zh = f"{count:,} 件商品，用时 {report['seconds']:.1f} 秒（{rate:,} 件/秒）→ {out}"
    console.print(say(en, zh), markup=False, soft_wrap=True)
