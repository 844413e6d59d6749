"""What this node decides in the words of a statement: measures, kinds of breach and provisions, automation."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from touchstone.exchange.errors import RowError, StatementError
from touchstone.tables.toml_table import TomlTable, read_toml

Found = TypeVar("Found")
FILE = Path(__file__).with_name("measures.toml")


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """An action of the penalty codes and the words for it, without an end and with one; no `field`: it restricts nothing."""

    action: str
    field: str
    lasting: str
    passing: str
    gravity: int


@dataclass(frozen=True, slots=True)
class Matter:
    """What a breach is about. `rests_on`: codes of kinds of breach and of provisions that lead here."""

    key: str
    category: str
    keywords: tuple[str, ...]
    rests_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeasureRows:
    """The whole file. `automation`: key → attribute and word."""

    measures: dict[str, MeasureRow]
    matters: tuple[Matter, ...]
    automation: dict[str, tuple[str, str]]


def find_matter(code: str) -> Matter | None:
    """What a kind of breach, a provision or a matter's own key is about; None if no row says."""
    return next((row for row in measure_rows().matters if code == row.key or code in row.rests_on), None)


def word_of(key: str) -> str:
    """The word for a way of finding or deciding, such as `found_by_machine`."""
    return find_row(measure_rows().automation, key)[1]


@cache
def measure_rows() -> MeasureRows:
    """The rows that come with touchstone."""
    return load_measure_rows(FILE)


def load_measure_rows(path: Path) -> MeasureRows:
    """The rows of a file. RowError names row, field and cure."""
    top = read_toml(path, RowError)
    top.take_table("usual")
    rows = MeasureRows(
        {row.action: row for row in map(_read_measure, top.take_tables("measures"))},
        tuple(map(_read_matter, top.take_tables("matters"))),
        dict(map(_read_automation, top.take_tables("automation"))),
    )
    top.close()
    return rows


def find_row(rows: Mapping[str, Found], key: str) -> Found:
    """The row of that key. StatementError names the keys there are."""
    if key not in rows:
        listed = ", ".join(sorted(rows))
        raise StatementError(
            f"{key!r:.60} has no word in a statement of reasons",
            hint=f"use one of: {listed}",
            sentence_zh=f"{key!r:.60} 在理由声明中没有对应的词",
            hint_zh=f"可用：{listed}",
        )
    return rows[key]


def _read_measure(table: TomlTable) -> MeasureRow:
    row = MeasureRow(
        table.take_text("action", longest=60),
        table.take_text("field", "", longest=60),
        table.take_text("lasting", "", longest=80),
        table.take_text("passing", "", longest=80),
        table.take_count("gravity", 0, 9, 0),
    )
    table.close()
    return row


def _read_matter(table: TomlTable) -> Matter:
    row = Matter(
        table.take_text("key", longest=60),
        table.take_text("category", longest=80),
        table.take_texts("keywords", []),
        table.take_texts("rests_on", []),
    )
    table.close()
    return row


def _read_automation(table: TomlTable) -> tuple[str, tuple[str, str]]:
    row = (
        table.take_text("key", longest=60),
        (table.take_text("field", longest=60), table.take_text("word", longest=80)),
    )
    table.close()
    return row
