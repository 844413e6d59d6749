"""The verb `touchstone restore`: an empty desk is filled from a back-up."""

import argparse
from pathlib import Path

from touchstone.cli.desk import run_at_desk
from touchstone.cli.language import say
from touchstone.cli.verb import Verb


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where from."""
    parser.add_argument("file", type=Path, metavar="FILE", help=say("the back-up", "备份文件"))


def run(arguments: argparse.Namespace) -> int:
    """Fill it."""
    return run_at_desk("restore", str(arguments.file))


VERB = Verb(
    "restore",
    "fill an empty desk from a back-up",
    "用备份文件恢复一个空的工作台",
    add_arguments,
    run,
)
