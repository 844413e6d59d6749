"""The attributes of a statement as rows: shape, length, presence, and with which words of other attributes they belong."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from touchstone.exchange.errors import RowError
from touchstone.tables.toml_table import TomlTable, read_toml

FILE = Path(__file__).with_name("fields.toml")


class Shape(StrEnum):
    """What a value looks like."""

    WORD = "word"
    WORDS = "words"
    TEXT = "text"
    DATE = "date"
    PUID = "puid"
    URL = "url"
    EAN13 = "ean13"


@dataclass(frozen=True, slots=True)
class Condition:
    """That an attribute says a word, alone or among others."""

    field: str
    word: str

    def holds(self, body: Mapping[str, object]) -> bool:
        """Whether the body says so."""
        value = body.get(self.field)
        return value == self.word or (isinstance(value, list) and self.word in value)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """One attribute. `longest` in characters, 0: no limit; `earliest` a year, 0: none; `from_field` a date it must not precede."""

    name: str
    shape: Shape
    words: str
    is_required: bool
    may_be_empty: bool
    longest: int
    earliest: int
    from_field: str
    only_with: Condition | None
    not_with: Condition | None
    valid_from: date
    source: str
    status: str
    meaning_en: str
    meaning_zh: str

    def belongs(self, body: Mapping[str, object]) -> bool:
        """Whether the attribute has a place in this body."""
        wanted = self.only_with is None or self.only_with.holds(body)
        return wanted and not (self.not_with is not None and self.not_with.holds(body))


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything published about a statement. `answered`: what the database adds; `one_of`: at least one decision."""

    fields: tuple[FieldRow, ...]
    answered: tuple[str, ...]
    one_of: tuple[str, ...]
    most_in_bundle: int
    latest: date


@cache
def published_rules() -> Rules:
    """The rules that come with touchstone."""
    return load_rules(FILE)


def load_rules(path: Path) -> Rules:
    """The rules of a file. RowError names row, field and cure."""
    top = read_toml(path, RowError)
    usual = top.take_table("usual").values
    tables = top.take_tables("fields")
    for table in tables:
        table.values = {**usual, **table.values}
    rules = Rules(
        tuple(_read_field(table) for table in tables),
        top.take_texts("answered"),
        top.take_texts("one_of"),
        top.take_count("most_in_bundle", 1, 1000),
        _take_day(top, "latest"),
    )
    top.close()
    return rules


def _read_field(table: TomlTable) -> FieldRow:
    row = FieldRow(
        name=table.take_text("name", longest=60),
        shape=Shape(table.take_word("shape", tuple(Shape))),
        words=table.take_text("words", "", longest=60),
        is_required=table.take_word("presence", ("required", "optional"), "optional") == "required",
        may_be_empty=table.take("may_be_empty", False) is True,
        longest=table.take_count("longest", 0, 100_000, 0),
        earliest=table.take_count("earliest", 0, 9999, 0),
        from_field=table.take_text("from_field", "", longest=60),
        only_with=_take_condition(table, "only_with"),
        not_with=_take_condition(table, "not_with"),
        valid_from=_take_day(table, "valid_from"),
        source=table.take_text("source"),
        status=table.take_word("status", ("text", "excerpt", "secondary")),
        meaning_en=table.take_text("meaning_en", longest=200),
        meaning_zh=table.take_text("meaning_zh", longest=200),
    )
    table.close()
    return row


def _take_condition(table: TomlTable, key: str) -> Condition | None:
    if key not in table.values:
        table.known.append(key)
        return None
    inner = table.take_table(key)
    condition = Condition(inner.take_text("field", longest=60), inner.take_text("word", longest=80))
    inner.close()
    return condition


def _take_day(table: TomlTable, key: str) -> date:
    value = table.take(key)
    if type(value) is not date:
        raise table.refuse(key, "must be a day", "必须是日期", f"write {key} = 2025-07-01", f"写成 {key} = 2025-07-01")
    return value
