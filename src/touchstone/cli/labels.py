"""touchstone labels: what people decided at the desk of this machine, as the table that train and evaluate read."""

import argparse
from pathlib import Path

from touchstone.cli.desk import run_at_desk
from touchstone.cli.language import say
from touchstone.cli.verb import Verb


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to write, and whose listings."""
    text = say(
        "table to write: .parquet, .csv or .jsonl, with listing_id, label, seller_id, title, platform",
        "要写出的表：.parquet、.csv 或 .jsonl，含 listing_id、label、seller_id、title、platform",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help=text)
    text = say("listings of this platform alone (default: all)", "仅此平台的商品（默认全部）")
    parser.add_argument("--platform", default="", metavar="NAME", help=text)


def run(arguments: argparse.Namespace) -> int:
    """Become the desk's process."""
    options = ["--platform", arguments.platform] if arguments.platform else []
    return run_at_desk("labels", str(arguments.file), *options)


VERB = Verb(
    name="labels",
    help_en="write what people decided at the desk as labels to train and evaluate with",
    help_zh="把工作台的人工判定写成标签表，供训练和评估使用",
    add_arguments=add_arguments,
    run=run,
)
