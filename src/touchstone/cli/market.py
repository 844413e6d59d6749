"""touchstone market: makes a simulated marketplace whose truth is known."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from touchstone.cli.arguments import add_lexicon, add_out
from touchstone.cli.language import say
from touchstone.cli.verb import Verb
from touchstone.lexicon.load import load_lexicon
from touchstone.market.generate import MarketSummary, generate_market
from touchstone.market.kind import FIRST_COUNTERFEIT, KIND_WORDS, KINDS
from touchstone.market.profile import PROFILES, find_profile


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where, how many, which."""
    add_out(parser)
    text = say("number of listings (default: 20000)", "商品数（默认 20000）")
    parser.add_argument("--listings", type=int, default=20_000, metavar="N", help=text)
    text = say("the same seed gives the same market (default: 1)", "相同的种子得到相同的市场（默认 1）")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help=text)
    profiles = "; ".join(f"{profile.name}: {say(profile.text_en, profile.text_zh)}" for profile in PROFILES)
    parser.add_argument("--profile", default=PROFILES[0].name, metavar="NAME", help=profiles)
    add_lexicon(parser)


def run(arguments: argparse.Namespace) -> int:
    """Make the market and say what is in it."""
    profile = find_profile(arguments.profile)
    lexicon = load_lexicon(tuple(arguments.lexicon))
    with progress_bar(arguments.listings) as advance:
        summary = generate_market(
            arguments.out,
            listings=arguments.listings,
            seed=arguments.seed,
            profile=profile,
            brands=lexicon.brands,
            lexicon=lexicon.version,
            on_rows=advance,
        )
    print_summary(summary, arguments.out)
    return 0


@contextmanager
def progress_bar(listings: int) -> Iterator[Callable[[int], None]]:
    """A bar on standard error while the block runs; nothing where standard error is no terminal."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task(say("simulating", "模拟"), total=listings)
        yield lambda rows: bar.advance(task, rows)


def print_summary(summary: MarketSummary, out: Path) -> None:
    """Listings per kind, those that are not counterfeit first."""
    console, total = Console(), summary.rows["listings"]
    table = Table(title=say("Simulated market", "模拟市场"), title_justify="left")
    for name in (say("kind", "类别"), say("counterfeit", "假货"), say("listings", "商品"), say("share", "占比")):
        table.add_column(name, justify="left" if not table.columns else "right")
    for index, kind in enumerate(KINDS):
        count, words = summary.kinds[kind.value], say(*KIND_WORDS[kind])
        table.add_row(
            words, say("yes", "是") if index >= FIRST_COUNTERFEIT else "", f"{count:,}", f"{count / total:.2%}"
        )
    console.print(table)
    share, sellers, reviews = summary.counterfeit / total, summary.rows["sellers"], summary.rows["reviews"]
    en = f"SIMULATED: {total:,} listings ({share:.2%} counterfeit), {sellers:,} sellers, {reviews:,} reviews → {out}"
    zh = f"模拟数据：{total:,} 件商品（假货 {share:.2%}），{sellers:,} 个卖家，{reviews:,} 条评价 → {out}"
    console.print(say(en, zh), highlight=False)


VERB = Verb(
    name="market",
    help_en="make a simulated marketplace with known truth",
    help_zh="生成真值已知的模拟市场",
    add_arguments=add_arguments,
    run=run,
)
