"""touchstone market: makes a simulated marketplace whose truth is known."""

import argparse
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from touchstone.cli.verb import Verb
from touchstone.lexicon.load import load_lexicon
from touchstone.market.generate import MarketSummary, generate_market
from touchstone.market.kind import FIRST_COUNTERFEIT, KINDS
from touchstone.market.profile import PROFILES, find_profile


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    names = "; ".join(f"{profile.name}: {profile.text_en} ({profile.text_zh})" for profile in PROFILES)
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="new directory for the tables / 输出目录"
    )
    parser.add_argument(
        "--listings", type=int, default=20_000, metavar="N", help="number of listings / 商品数 (default: 20000)"
    )
    parser.add_argument(
        "--seed", type=int, default=1, help="the same seed gives the same market / 随机种子 (default: 1)"
    )
    parser.add_argument("--profile", default=PROFILES[0].name, help=names)
    parser.add_argument(
        "--lexicon", type=Path, action="append", default=[], metavar="TOML", help="your own brands too / 自定义词典"
    )


def run(arguments: argparse.Namespace) -> int:
    """Make the market and say what is in it."""
    profile = find_profile(arguments.profile)
    lexicon = load_lexicon(tuple(arguments.lexicon))
    console = Console(stderr=True)
    columns = (TextColumn("simulating 模拟"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=arguments.listings)
        summary = generate_market(
            arguments.out,
            listings=arguments.listings,
            seed=abs(arguments.seed),
            profile=profile,
            brands=lexicon.brands,
            lexicon=lexicon.version,
            on_rows=lambda rows: progress.advance(task, rows),
        )
    console.print(tabulate(summary))
    console.print(f"SIMULATED data in / 模拟数据位于 {arguments.out}", highlight=False)
    return 0


def tabulate(summary: MarketSummary) -> Table:
    """Listings per kind, counterfeit ones last."""
    total = summary.rows["listings"]
    table = Table(
        title="Simulated market / 模拟市场",
        caption=f"{total} listings, {summary.rows['sellers']} sellers, {summary.rows['reviews']} reviews",
    )
    for heading in ("kind", "counterfeit", "listings", "share"):
        table.add_column(heading, justify="left" if heading == "kind" else "right")
    for index, kind in enumerate(KINDS):
        count = summary.kinds[kind.value]
        table.add_row(kind.value, "yes" if index >= FIRST_COUNTERFEIT else "", str(count), f"{count / total:.2%}")
    table.add_row("all", "", str(summary.counterfeit), f"{summary.counterfeit / total:.2%}", style="bold")
    return table


VERB = Verb("market", "make a simulated marketplace with known truth", "生成真值已知的模拟市场", add_arguments, run)
