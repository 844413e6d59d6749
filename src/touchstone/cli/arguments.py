"""Arguments that several verbs share, with one text each."""

import argparse
from pathlib import Path

from touchstone.cli.language import say
from touchstone.screening.ruleset_file import STANDARD


def add_ruleset(parser: argparse.ArgumentParser) -> None:
    """--ruleset."""
    text = say("ruleset file (default: the shipped one)", "规则集文件（默认：自带的）")
    parser.add_argument("--ruleset", type=Path, default=STANDARD, metavar="FILE", help=text)


def add_lexicon(parser: argparse.ArgumentParser) -> None:
    """--lexicon."""
    text = say(
        "your own brands and terms, beside the shipped ones; may be repeated",
        "自有品牌与用语，补充自带词库；可多次给出",
    )
    parser.add_argument("--lexicon", type=Path, action="extend", nargs="+", default=[], metavar="FILE", help=text)


def add_model(parser: argparse.ArgumentParser) -> None:
    """--model."""
    text = say("text model made by `touchstone train`", "由 `touchstone train` 生成的文本模型")
    parser.add_argument("--model", type=Path, metavar="FILE", help=text)


def add_mapping(parser: argparse.ArgumentParser) -> None:
    """--mapping."""
    text = say("TOML file that names the columns of the input", "说明输入各列含义的 TOML 文件")
    parser.add_argument("--mapping", type=Path, metavar="FILE", help=text)


def add_labelled(parser: argparse.ArgumentParser) -> None:
    """LABELS, --findings, --listings and --mapping: findings beside what is known of the listings."""
    text = say(
        "labels: listing_id,label[,seller_id]; 1 counterfeit, 0 not", "标签：listing_id,label[,seller_id]；1 假冒，0 否"
    )
    parser.add_argument("labels", type=Path, metavar="LABELS", help=text)
    text = say("folder or findings.parquet of a run", "一次运行的目录或 findings.parquet")
    parser.add_argument("--findings", type=Path, required=True, metavar="DIR", help=text)
    text = say("the listings, for sellers that the labels do not name", "商品表，用于补充标签中没有的卖家")
    parser.add_argument("--listings", type=Path, metavar="FILE", help=text)
    add_mapping(parser)


def add_out(parser: argparse.ArgumentParser) -> None:
    """--out."""
    text = say("folder for what is written", "输出目录")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help=text)


def add_knowledge(parser: argparse.ArgumentParser) -> None:
    """--sellers and --reviews."""
    text = say("table of sellers with the brands they may sell", "卖家表（含获得授权的品牌）")
    parser.add_argument("--sellers", type=Path, metavar="FILE", help=text)
    parser.add_argument("--reviews", type=Path, metavar="FILE", help=say("table of reviews", "评价表"))
