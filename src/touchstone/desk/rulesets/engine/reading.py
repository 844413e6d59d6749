"""A ruleset file read: any bytes give a ruleset, or a refusal with line and cure."""

import re
from pathlib import Path

from touchstone.desk.rulesets.both import Both
from touchstone.desk.rulesets.engine.lines import line_of
from touchstone.desk.rulesets.errors import RulesetRefusedError
from touchstone.screening.errors import RulesetError
from touchstone.screening.ruleset import Ruleset
from touchstone.screening.ruleset_file import STANDARD, parse_ruleset

LARGEST = 64 * 1024
"""Bytes: ten times the ruleset that comes with touchstone; a parser is given no more of a stranger's text."""
FILE = "ruleset.toml"
WORD = r"""(?:[\w-]++|"[^"\n]*"|'[^'\n]*')"""
DEEP = re.compile(rf"(?<![\w-]){WORD}(?:[ \t]*+\.[ \t]*+{WORD}){{16}}")
"""A key of so many parts that the parser, which takes the square of their number in time, would be busy for minutes."""


def read_ruleset(content: bytes) -> Ruleset:
    """The ruleset. RulesetRefusedError: it is too long, no TOML, or says what the engine does not know."""
    if len(content) > LARGEST:
        size = LARGEST // 1024
        raise RulesetRefusedError(
            line="",
            why=Both(f"It is larger than {size} KB.", f"文件超过 {size} KB。"),
            how=Both("Leave out what is not needed.", "请删去不需要的内容。"),
        )
    if DEEP.search(content.decode("utf-8", "replace")):
        raise RulesetRefusedError(
            line="",
            why=Both("A key has more than sixteen parts.", "某个键的层级超过十六层。"),
            how=Both("Write it under a [table].", "请写在 [表] 之下。"),
        )
    try:
        return parse_ruleset(content, FILE)
    except RulesetError as refusal:
        line = line_of(content.decode("utf-8", "replace"), _place(refusal.sentence))
        raise RulesetRefusedError(
            line=Both(f"Line {line}: ", f"第 {line} 行：") if line else "",
            why=Both(f"{refusal.sentence}.", f"{refusal.sentence_zh}。"),
            how=Both(f"{refusal.hint.capitalize()}.", f"{refusal.hint_zh}。"),
        ) from None


def refuse_model(content: bytes) -> RulesetRefusedError:
    """The refusal of a ruleset whose text model is not kept here."""
    line = line_of(content.decode("utf-8", "replace"), "model")
    return RulesetRefusedError(
        line=Both(f"Line {line}: ", f"第 {line} 行：") if line else "",
        why=Both("It names a text model that this node does not keep.", "它指定的文本模型不在本节点上。"),
        how=Both(
            "Leave `model` out to use the one that comes with touchstone, or train a draft from verdicts here.",
            "请去掉 `model` 以使用自带的文本模型，或在此用判定训练草案。",
        ),
    )


def shipped_ruleset() -> bytes:
    """The file that comes with touchstone."""
    return Path(STANDARD).read_bytes()


def _place(sentence: str) -> str:
    """The engine says `file: place: what`."""
    parts = sentence.split(": ", 2)
    return parts[1] if len(parts) == 3 else ""
