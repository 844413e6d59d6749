"""Writes docs/events.md and docs/events.zh.md: every kind of event of the record, from the rows that the rooms register."""

import os
import re
import tempfile
from itertools import groupby
from pathlib import Path

import django
from babel.messages.pofile import read_po

FOLDER = Path(__file__).parent
DESK = FOLDER.parent / "src" / "touchstone" / "desk"
PLACE = re.compile(r"%\((\w+)\)s")
PAGES = (("en", "events.md"), ("zh-hans", "events.zh.md"))
WORDS = {
    "en": (
        "# Events of the record",
        "<!-- made by `make docs` from the rows of the rooms -->",
        "What the desk writes down, by room. Places in a sentence are filled with the names and values that the reader may know.",
        "| event | sentence | on the timeline of an object for |",
        {
            "everyone": "whoever sees the object",
            "ours": "the organisation that acted",
            "node": "who reads the whole record",
        },
    ),
    "zh-hans": (
        "# 台账事件",
        "<!-- 由 `make docs` 根据各室的表生成 -->",
        "工作台所记录的内容，按室列出。句中的空位由读者可知的名称和值填充。",
        "| 事件 | 句子 | 在对象的时间线上可见于 |",
        {"everyone": "能看到该对象者", "ours": "行事的机构", "node": "阅读整个台账者"},
    ),
}


def page(language: str) -> str:
    """One page in a language."""
    from touchstone.desk.audit.event_kind import KINDS

    title, mark, lead, head, readers = WORDS[language]
    spoken = chinese() if language == "zh-hans" else {}
    lines = [title, "", mark, "", lead, ""]
    kinds = sorted((kind for kind in KINDS.values() if not kind.key.startswith("tests.")), key=lambda kind: kind.key)
    for room, rows in groupby(kinds, key=lambda kind: kind.key.partition(".")[0]):
        lines += [f"## {room}", "", head, "|---|---|---|"]
        for kind in rows:
            sentence = PLACE.sub(r"‹\1›", spoken.get(kind.sentence, kind.sentence))
            lines.append(f"| `{kind.key}` | {sentence} | {readers[kind.audience.value]} |")
        lines.append("")
    return "\n".join(lines)


def chinese() -> dict[str, str]:
    """English text -> Chinese text, from the files that people write."""
    spoken = {}
    for path in sorted(DESK.glob("**/locale/zh_Hans/LC_MESSAGES/django.po")):
        with path.open("rb") as file:
            spoken |= {str(one.id): str(one.string) for one in read_po(file, locale="zh_Hans") if one.id and one.string}
    return spoken


def pages() -> dict[Path, str]:
    """Both pages with their text."""
    return {FOLDER / name: page(language) for language, name in PAGES}


def main() -> None:
    """Write both pages."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "touchstone.desk.frontdoor.settings")
    with tempfile.TemporaryDirectory() as home:
        os.environ.setdefault("TOUCHSTONE_HOME", home)
        django.setup()
        for path, text in pages().items():
            path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
