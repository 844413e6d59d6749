"""touchstone ledger: whether a record is the one that was signed: from a file, or where it lives."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from touchstone.cli.desk import run_at_desk
from touchstone.cli.exit_codes import FINISHED, RECORD
from touchstone.cli.language import language, say
from touchstone.cli.verb import Verb
from touchstone.ledger.anchors import load_anchors
from touchstone.ledger.errors import LedgerError
from touchstone.ledger.key_files import load_verifying_keys
from touchstone.ledger.keys import VerifyingKey
from touchstone.ledger.proofs import InclusionProof
from touchstone.ledger.verify import load_heads, read_lines, verify_export
from touchstone.vocabulary.errors import UsageError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, the file, the keys, and what is known from elsewhere."""
    text = say(
        "verify FILE --key KEY: check every entry, head and anchor of an export · prove FILE --key KEY: check the proof of "
        "one entry · export FILE: write the record of this desk into a file · check: check the record of this desk in place",
        "verify FILE --key KEY：检查导出文件的每个条目、树头和锚点 · prove FILE --key KEY：检查单个条目的证明 · "
        "export FILE：将本工作台的台账写入文件 · check：就地检查本工作台的台账",
    )
    parser.add_argument("action", choices=tuple(ACTIONS), metavar="{verify,prove,export,check}", help=text)
    text = say("an export, a proof, or where to write", "导出文件、证明文件或写入位置")
    parser.add_argument("file", type=Path, metavar="FILE", nargs="?", help=text)
    text = say(
        "public keys of the record and of witnesses, one name+id+key per line; may be repeated",
        "台账和见证方的公钥，每行一个 名称+编号+密钥；可多次给出",
    )
    parser.add_argument("--key", type=Path, action="extend", nargs="+", default=[], metavar="KEY", help=text)
    text = say("daily anchors kept elsewhere", "别处保存的每日锚点")
    parser.add_argument("--anchors", type=Path, action="extend", nargs="+", default=[], metavar="FILE", help=text)
    text = say("signed heads published earlier, one per file", "以前公布的签名树头，每个文件一个")
    parser.add_argument("--heads", type=Path, action="extend", nargs="+", default=[], metavar="FILE", help=text)


def run(arguments: argparse.Namespace) -> int:
    """Do it; 0 if the record holds, RECORD if not."""
    return ACTIONS[arguments.action](arguments)


def _verify(arguments: argparse.Namespace) -> int:
    keys = _keys(arguments)
    anchors, heads = load_anchors(arguments.anchors), load_heads(arguments.heads)
    report = verify_export(_file(arguments), keys, anchors, heads)
    print(report.in_chinese() if language() == "zh" else report.in_english())
    return FINISHED if report.sound else RECORD


def _prove(arguments: argparse.Namespace) -> int:
    keys = _keys(arguments)
    proof = InclusionProof.from_bytes(b"".join(read_lines(_file(arguments))))
    try:
        head = proof.verify(keys).checkpoint
    except LedgerError as error:
        print(error.in_chinese() if language() == "zh" else error)
        return RECORD
    english = f"{head.origin}: this entry is number {proof.index} of {head.size:,} signed entries"
    print(say(english, f"{head.origin}：该条目是 {head.size:,} 条已签名条目中的第 {proof.index} 条"))
    print(proof.entry.decode())
    return FINISHED


def _export(arguments: argparse.Namespace) -> int:
    return run_at_desk("ledger_export", str(_file(arguments)))


def _check(arguments: argparse.Namespace) -> int:
    return run_at_desk("ledger_check", *_given("--anchors", arguments.anchors), *_given("--heads", arguments.heads))


def _given(option: str, paths: Sequence[Path]) -> list[str]:
    return [option, *map(str, paths)] if paths else []


def _file(arguments: argparse.Namespace) -> Path:
    if arguments.file is None:
        raise _wanting("FILE")
    return Path(arguments.file)


def _keys(arguments: argparse.Namespace) -> tuple[VerifyingKey, ...]:
    if not arguments.key:
        raise _wanting("--key KEY")
    return tuple(key for path in arguments.key for key in load_verifying_keys(path))


def _wanting(what: str) -> UsageError:
    return UsageError(
        f"{what} is wanting.",
        hint="See `touchstone ledger --help`.",
        sentence_zh=f"缺少 {what}。",
        hint_zh="参见 `touchstone ledger --help`。",
    )


ACTIONS: dict[str, Callable[[argparse.Namespace], int]] = {
    "verify": _verify,
    "prove": _prove,
    "export": _export,
    "check": _check,
}
VERB = Verb(
    name="ledger",
    help_en="verify, prove, export, check the record: every entry, head and anchor",
    help_zh="验证、证明、导出、检查台账：每个条目、树头和锚点",
    add_arguments=add_arguments,
    run=run,
)
