"""touchstone backtest: what would change if another ruleset were live."""

import argparse
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from touchstone.cli.arguments import add_knowledge, add_lexicon, add_mapping, add_model, add_out
from touchstone.cli.language import say
from touchstone.cli.progress import progress_bar
from touchstone.cli.verb import Verb
from touchstone.screening.backtest import CHANGES_FILE, LIST_FILE, Backtest, run_backtest

MOST_SIGNALS = 12


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Two rulesets and a history."""
    parser.add_argument("a", type=Path, metavar="A", help=say("ruleset of today", "当前规则集"))
    parser.add_argument("b", type=Path, metavar="B", help=say("ruleset to compare with", "要比较的规则集"))
    text = say("listings of the past: files or folders", "历史商品：文件或目录")
    parser.add_argument("--history", type=Path, nargs="+", required=True, metavar="FILE", help=text)
    add_out(parser)
    add_knowledge(parser)
    add_lexicon(parser)
    add_model(parser)
    add_mapping(parser)


def run(arguments: argparse.Namespace) -> int:
    """Compare and print the sums."""
    job = Backtest(
        a=arguments.a,
        b=arguments.b,
        history=tuple(arguments.history),
        out=arguments.out,
        sellers=arguments.sellers,
        reviews=arguments.reviews,
        lexicon=tuple(arguments.lexicon),
        model=arguments.model,
        mapping=arguments.mapping,
    )
    with progress_bar(say("comparing", "比较")) as watch:
        sums = run_backtest(job, watch)
    print_sums(sums, arguments.out)
    return 0


def print_sums(sums: dict[str, Any], out: Path) -> None:
    """Transitions and signals as tables."""
    console = Console()
    console.print(f"A {sums['a']}\nB {sums['b']}", highlight=False)
    table = Table(title=say("Verdicts", "判定"), title_justify="left", show_header=False)
    for name, count in sums["transitions"].items():
        if count:
            table.add_row(name.replace(">", " → "), f"{count:,}")
    console.print(table)
    console.print(_signals(sums))
    en = f"{sums['changed']:,} of {sums['listings']:,} listings change → {out / CHANGES_FILE}, {LIST_FILE}"
    zh = f"{sums['listings']:,} 件商品中 {sums['changed']:,} 件判定改变 → {out / CHANGES_FILE}、{LIST_FILE}"
    console.print(say(en, zh), highlight=False)


def _signals(sums: dict[str, Any]) -> Table:
    table = Table(title=say("What moved the listings that change", "导致改变的信号"), title_justify="left")
    for en, zh in (("signal", "信号"), ("adds more", "加分更多"), ("adds less", "加分更少")):
        table.add_column(say(en, zh), justify="left" if en == "signal" else "right")
    risen, fallen = sums["risen"], sums["fallen"]
    moved = {name: risen.get(name, 0) + fallen.get(name, 0) for name in {*risen, *fallen}}
    for name in sorted(moved, key=lambda name: (-moved[name], name))[:MOST_SIGNALS]:
        if moved[name]:
            table.add_row(name, f"{risen.get(name, 0):,}", f"{fallen.get(name, 0):,}")
    return table


VERB = Verb(
    name="backtest",
    help_en="compare two rulesets over the same history",
    help_zh="在同一历史上比较两个规则集",
    add_arguments=add_arguments,
    run=run,
)
