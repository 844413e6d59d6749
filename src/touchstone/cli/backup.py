"""The verb `touchstone backup`: everything the desk holds, in one file."""

import argparse
from pathlib import Path

from touchstone.cli.desk import run_at_desk
from touchstone.cli.language import say
from touchstone.cli.verb import Verb


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to."""
    parser.add_argument("file", type=Path, metavar="FILE", help=say("where to write it", "写到哪个文件"))


def run(arguments: argparse.Namespace) -> int:
    """Write it."""
    return run_at_desk("backup", str(arguments.file))


VERB = Verb(
    "backup",
    "write the desk's database, evidence, anchors and keys into one file",
    "把工作台的数据库、证据、锚点和密钥写入一个文件",
    add_arguments,
    run,
)
