"""The verb `touchstone serve`: the desk on this machine."""

import argparse

from touchstone.cli.desk import run_at_desk
from touchstone.cli.language import say
from touchstone.cli.verb import Verb


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which port, and whether the background work runs beside it."""
    text = say("the loopback port (default: TOUCHSTONE_PORT or 8000)", "本机端口（默认 TOUCHSTONE_PORT 或 8000）")
    parser.add_argument("--port", type=int, metavar="N", help=text)
    text = say("run the background work too", "同时运行后台任务")
    parser.add_argument("--work", action="store_true", help=text)


def run(arguments: argparse.Namespace) -> int:
    """Become the server."""
    port = ["--port", str(arguments.port)] if arguments.port is not None else []
    return run_at_desk("serve", *port, *(["--work"] if arguments.work else []))


VERB = Verb("serve", "serve the desk on this machine", "在本机提供工作台", add_arguments, run)
