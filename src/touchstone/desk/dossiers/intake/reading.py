"""Reading an import's file through the engine's tables: which column is which, and its rows batch by batch."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

from touchstone.desk.dossiers.errors import UnreadableFileError
from touchstone.desk.dossiers.intake.schemas import ALIASES, REQUIRED, SCHEMAS
from touchstone.desk.dossiers.models import ImportKind
from touchstone.tables.columns import find_feeds, normal_name
from touchstone.tables.errors import TableError
from touchstone.tables.feed import Feed, Way
from touchstone.tables.inputs import find_inputs
from touchstone.tables.open import open_table
from touchstone.tables.sniff import open_reader
from touchstone.tables.source import TableSource

KNOWN_TABLES = {ImportKind.LISTINGS: "listings", ImportKind.SELLERS: "sellers"}
BATCH = 4_000
FOLDER = "touchstone-import-"
HIDDEN_FOLDER = re.compile(rf"\S*{FOLDER}\w+/")
"""Where an upload lies while it is read: nothing that its sender is told."""


def recognise(path: Path, kind: str) -> dict[str, Any]:
    """Target column → what fills it, in the form of a mapping. Raises UnreadableFileError."""
    try:
        inputs, _ = find_inputs(path)
        reader = open_reader(inputs[0])
    except (TableError, IndexError) as error:
        raise unreadable(error) from error
    names = reader.names
    if not reader.has_header:  # the engine did not take the first row for names; we know more names
        first = {values[0]: name for name, values in reader.sample().items() if values}
        mapping = {target: first[found] for target, found in _by_name(list(first), kind).items() if found in first}
        names = tuple(first)
    else:
        mapping = _by_name(names, kind)
    missing = [target for target in REQUIRED[kind] if target not in mapping]
    if missing:
        raise _lacking(missing[0], names)
    return mapping


def repeats_header(row: Mapping[str, Any]) -> bool:
    """Whether a row holds the names of its columns instead of values."""
    given = {target: value for target, value in row.items() if isinstance(value, str) and value}
    return len(given) > 1 and all(_is_name(target, value) for target, value in given.items())


def _is_name(target: str, value: str) -> bool:
    return normal_name(value) in _names_of(target)


@cache
def _names_of(target: str) -> frozenset[str]:
    return frozenset(normal_name(known) for known in (target, *ALIASES.get(target, ())))


def _lacking(target: str, names: Sequence[str]) -> UnreadableFileError:
    known, there = ", ".join((target, *ALIASES.get(target, ()))), ", ".join(names[:30])
    return UnreadableFileError(
        why=InBoth(f"no column could be “{target}”.", f"找不到可作为“{target}”的列。"),
        hint=InBoth(
            f"Its columns are: {there}. Name the column by one of: {known}.",
            f"文件中的列：{there}。请将该列命名为以下之一：{known}。",
        ),
    )


def opened(path: Path, kind: str, mapping: Mapping[str, Any] | None) -> TableSource:
    """The file as the table of its kind. Raises UnreadableFileError."""
    try:
        return open_table(path, SCHEMAS[kind], mapping=mapping or None, batch_rows=BATCH)
    except TableError as error:
        raise unreadable(error) from error


def unreadable(error: Exception) -> UnreadableFileError:
    """The engine's refusal in the desk's words."""
    if isinstance(error, TableError):
        english, chinese = (HIDDEN_FOLDER.sub("", sentence) for sentence in (error.sentence, error.sentence_zh))
        return UnreadableFileError(why=InBoth(english, chinese), hint=InBoth(error.hint, error.hint_zh))
    return UnreadableFileError(
        why=InBoth("it is no table of the kind.", "不是该类型的表格。"),
        hint=InBoth("Save it as CSV in UTF-8 and upload it again.", "请另存为 UTF-8 编码的 CSV 后重新上传。"),
    )


class InBoth:
    """A sentence in two languages that is read in the reader's."""

    def __init__(self, english: str, chinese: str) -> None:
        self.english, self.chinese = english, chinese

    def __str__(self) -> str:
        return self.chinese if (get_language() or "").startswith("zh") else self.english


def _by_name(names: Sequence[str], kind: str) -> dict[str, Any]:
    feeds = find_feeds(names, KNOWN_TABLES.get(ImportKind(kind), ""))[0]
    mapping = {target: _form(feed) for target, feed in feeds.items()}
    by_name = {normal_name(name): name for name in reversed(names)}
    for target in SCHEMAS[kind].names:
        for known in (target, *ALIASES.get(target, ())):
            if normal_name(known) in by_name:
                mapping.setdefault(target, by_name[normal_name(known)])
    return {target: form for target, form in mapping.items() if target in SCHEMAS[kind].names}


def _form(feed: Feed) -> Any:
    """A feed as a mapping file would say it."""
    if feed.way is Way.JOIN:
        return {"join": list(feed.columns)}
    return {"first": list(feed.columns), "currencies": list(feed.currencies)} if feed.currencies else feed.columns[0]
