"""The verb `touchstone demonstrate`: fill an empty desk with a simulated market and print who can sign in."""

import argparse
from pathlib import Path

from touchstone.cli.desk import run_at_desk
from touchstone.cli.language import say
from touchstone.cli.verb import Verb


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The market and what screening found in it."""
    text = say("the folder that `touchstone market` wrote", "`touchstone market` 写出的文件夹")
    parser.add_argument("market", type=Path, metavar="MARKET", help=text)
    text = say("the folder that `touchstone screen` wrote", "`touchstone screen` 写出的文件夹")
    parser.add_argument("findings", type=Path, metavar="FINDINGS", help=text)


def run(arguments: argparse.Namespace) -> int:
    """Fill it."""
    return run_at_desk("demonstrate", str(arguments.market), str(arguments.findings))


VERB = Verb(
    "demonstrate",
    "fill an empty desk with a simulated market, and print who can sign in",
    "用模拟市场填充空的工作台，并列出可登录的账号",
    add_arguments,
    run,
)
