"""touchstone calibrate: fits a ruleset to labels and writes the result as a draft."""

import argparse
from pathlib import Path

from rich.console import Console
from rich.table import Table

from touchstone.cli.arguments import add_labelled, add_ruleset
from touchstone.cli.language import say
from touchstone.cli.verb import Verb
from touchstone.screening.calibrate import Fit, calibrate
from touchstone.screening.labels import read_labelled
from touchstone.screening.ruleset import Method, Words
from touchstone.screening.ruleset_file import load_ruleset
from touchstone.screening.ruleset_text import write_ruleset
from touchstone.tables.errors import cannot_write

HEADS = (
    ("", ""),
    ("listings", "商品"),
    ("counterfeit", "假冒"),
    ("average precision", "平均精确率"),
    ("calibration error", "校准误差"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Labels, findings, the ruleset to start from, and the draft to write."""
    add_labelled(parser)
    add_ruleset(parser)
    text = say("platt: a logistic line; points: rising steps", "platt：逻辑曲线；points：递增折线")
    parser.add_argument("--method", choices=tuple(Method), default=Method.PLATT.value, help=text)
    text = say("fit the weights too", "同时拟合权重")
    parser.add_argument("--weights", action="store_true", help=text)
    text = say("version of the draft", "草案的版本号")
    parser.add_argument("--version-name", default="draft", metavar="NAME", help=text)
    text = say("the draft ruleset to write", "要写出的草案规则集")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help=text)


def run(arguments: argparse.Namespace) -> int:
    """Fit, write, print how it does on sellers it was not fitted to."""
    labelled = read_labelled(arguments.labels, arguments.findings, arguments.listings, arguments.mapping)
    ruleset = load_ruleset(arguments.ruleset)
    fitted_on = Words(f"half of the sellers in {arguments.labels.name}", f"{arguments.labels.name} 中一半的卖家")
    method = Method(arguments.method)
    fit = calibrate(ruleset, labelled, method, arguments.version_name, fitted_on, weights=arguments.weights)
    _write(
        arguments.out,
        write_ruleset(fit.ruleset, "Made by touchstone calibrate; a draft until a person sets its state."),
    )
    print_fit(fit, arguments.out)
    return 0


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise cannot_write(path, error) from error


def print_fit(fit: Fit, out: Path) -> None:
    """Before and after, on the sellers that did not teach."""
    table = Table(title=say("On the other half of the sellers", "在另一半卖家上"), title_justify="left")
    for en, zh in HEADS:
        table.add_column(say(en, zh), justify="right" if en else "left")
    for name, row in ((say("before", "之前"), fit.before), (say("after", "之后"), fit.after)):
        numbers = (
            f"{row.listings:,}",
            f"{row.positives:,}",
            f"{row.average_precision:.3f}",
            f"{row.calibration_error:.3f}",
        )
        table.add_row(name, *numbers)
    console = Console()
    console.print(table)
    console.print(
        say(f"taught by {fit.taught:,} listings → {out}", f"用 {fit.taught:,} 件商品拟合 → {out}"), highlight=False
    )


VERB = Verb(
    name="calibrate",
    help_en="fit a ruleset to labels, as a new draft",
    help_zh="用标签拟合规则集，写成新草案",
    add_arguments=add_arguments,
    run=run,
)
