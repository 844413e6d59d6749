"""Writes docs/cli.md and docs/cli.zh.md: what every verb of the command line takes, from its own help."""

import os
from pathlib import Path

from touchstone.cli.exit_codes import MEANINGS
from touchstone.cli.language import say
from touchstone.cli.parser import add_debug, new_parser
from touchstone.cli.table import VERBS, Row, load_verb

FOLDER = Path(__file__).parent
WIDTH = "110"  # columns of the help texts, whatever terminal the pages are made in


def verb_section(row: Row) -> list[str]:
    """One verb: its line and its whole help."""
    verb = load_verb(row)
    parser = new_parser(f"touchstone {verb.name}", say(verb.help_en, verb.help_zh))
    verb.add_arguments(parser)
    add_debug(parser)
    return [f"## touchstone {verb.name}", "", "```text", parser.format_help().rstrip(), "```", ""]


def page() -> str:
    """The whole page in the language of the moment."""
    lines = [
        say("# The command line", "# 命令行"),
        "",
        say("<!-- made by `make docs` from the verbs -->", "<!-- 由 `make docs` 根据各命令生成 -->"),
        "",
        say("`touchstone VERB --help` shows the same.", "`touchstone 命令 --help` 显示同样的内容。"),
        "",
    ]
    for row in VERBS:
        lines += verb_section(row)
    lines += [
        say("## Exit codes", "## 退出码"),
        "",
        say("| code | meaning |", "| 退出码 | 含义 |"),
        "|---|---|",
        *(f"| {code} | {say(en, zh)} |" for code, en, zh in MEANINGS),
    ]
    return "\n".join(lines) + "\n"


def pages() -> dict[Path, str]:
    """Both pages with their text. Help is written in the language and width that the environment asks for."""
    before = dict(os.environ)
    os.environ.update(COLUMNS=WIDTH, NO_COLOR="1")
    made = {}
    try:
        for code, ending in (("en", ".md"), ("zh", ".zh.md")):
            os.environ["TOUCHSTONE_LANG"] = code
            made[FOLDER / f"cli{ending}"] = page()
    finally:
        os.environ.clear()
        os.environ.update(before)
    return made


def main() -> None:
    """Write both pages."""
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
