"""touchstone ledger: whether an exported record is the one that was signed."""

import argparse
from pathlib import Path

from touchstone.cli.exit_codes import FINISHED, RECORD
from touchstone.cli.language import language, say
from touchstone.cli.verb import Verb
from touchstone.ledger.anchors import load_anchors
from touchstone.ledger.key_files import load_verifying_keys
from touchstone.ledger.verify import load_heads, verify_export


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, the export, the keys, and what is known from elsewhere."""
    text = say("verify: check every entry, head and anchor", "verify：检查每个条目、树头和锚点")
    parser.add_argument("action", choices=("verify",), metavar="verify", help=text)
    text = say("the export of a record", "台账的导出文件")
    parser.add_argument("export", type=Path, metavar="FILE", help=text)
    text = say(
        "public keys of the record and of witnesses, one name+id+key per line; may be repeated",
        "台账和见证方的公钥，每行一个 名称+编号+密钥；可多次给出",
    )
    parser.add_argument("--key", type=Path, action="extend", nargs="+", required=True, metavar="KEY", help=text)
    text = say("daily anchors kept elsewhere", "别处保存的每日锚点")
    parser.add_argument("--anchors", type=Path, action="extend", nargs="+", default=[], metavar="FILE", help=text)
    text = say("signed heads published earlier, one per file", "以前公布的签名树头，每个文件一个")
    parser.add_argument("--heads", type=Path, action="extend", nargs="+", default=[], metavar="FILE", help=text)


def run(arguments: argparse.Namespace) -> int:
    """Verify and print the report; 0 if the record holds, RECORD if not."""
    keys = [key for path in arguments.key for key in load_verifying_keys(path)]
    anchors, heads = load_anchors(arguments.anchors), load_heads(arguments.heads)
    report = verify_export(arguments.export, keys, anchors, heads)
    print(report.in_chinese() if language() == "zh" else report.in_english())
    return FINISHED if report.sound else RECORD


VERB = Verb(
    name="ledger",
    help_en="verify the export of a record: every entry, head and anchor",
    help_zh="验证台账导出文件：每个条目、树头和锚点",
    add_arguments=add_arguments,
    run=run,
)
