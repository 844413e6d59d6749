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


def shipped_ruleset() -> bytes:
    """The file that comes with touchstone."""
    return Path(STANDARD).read_bytes()


def _place(sentence: str) -> str:
    """The engine says `file: place: what`."""
    parts = sentence.split(": ", 2)
    return parts[1] if len(parts) == 3 else ""
