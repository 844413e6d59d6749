"""The verb `touchstone work`: the background work of the desk."""

import argparse

from touchstone.cli.desk import run_at_desk
from touchstone.cli.language import say
from touchstone.cli.verb import Verb


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Once, or until stopped."""
    parser.add_argument(
        "--once", action="store_true", help=say("do what is due now and end", "完成当前到期的任务后结束")
    )


def run(arguments: argparse.Namespace) -> int:
    """Become the background work."""
    return run_at_desk("work", *(["--once"] if arguments.once else []))


VERB = Verb(
    "work",
    "run the desk's background work: deliveries, clocks, heads, imports",
    "运行工作台的后台任务：送达、期限、树头、导入",
    add_arguments,
    run,
)
