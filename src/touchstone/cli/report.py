"""touchstone report: makes the report of a run again, with the evaluation that was made since."""

import argparse
from pathlib import Path

from rich.console import Console

from touchstone.cli.language import language, say
from touchstone.cli.verb import Verb
from touchstone.screening.report.write import write_report


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The folder of the run."""
    text = say("folder that `touchstone screen … --out` wrote", "`touchstone screen … --out` 写出的目录")
    parser.add_argument("folder", type=Path, metavar="DIR", help=text)
    text = say("where to write (default: DIR/report.html)", "写到何处（默认 DIR/report.html）")
    parser.add_argument("--out", type=Path, metavar="FILE", help=text)


def run(arguments: argparse.Namespace) -> int:
    """Write the page and say where it is."""
    path = write_report(arguments.folder, language(), arguments.out)
    print_path(path)
    return 0


def print_path(path: Path) -> None:
    """Where the report is, as an address that a terminal can open."""
    console = Console()
    console.print(say("report", "报告") + f": {path.resolve()}", highlight=False, soft_wrap=True, markup=False)


VERB = Verb(
    name="report",
    help_en="write the HTML report of a run",
    help_zh="写出一次运行的 HTML 报告",
    add_arguments=add_arguments,
    run=run,
)
