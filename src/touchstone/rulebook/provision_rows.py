"""Rows of a pack as provisions: what every row must say, and that one code has one row on any day."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import TypedDict, TypeVar

from touchstone.rulebook.errors import PackError
from touchstone.rulebook.provision import Provision, Status
from touchstone.tables.toml_table import TomlTable

Row = TypeVar("Row", bound=Provision)


class ProvisionFields(TypedDict):
    """The fields of a provision, as its dataclass takes them."""

    code: str
    jurisdiction: str
    law_en: str
    law_zh: str
    article: str
    valid_from: date
    valid_to: date | None
    source: str
    status: Status
    text_en: str
    text_zh: str
    check: str


def take_provision(table: TomlTable, jurisdiction: str) -> ProvisionFields:
    """What every row says, taken from its table; PackError names file, row, field and cure."""
    fields = ProvisionFields(
        code=table.take_text("code", longest=80),
        jurisdiction=table.take_text("jurisdiction", jurisdiction, longest=40),
        law_en=table.take_text("law_en"),
        law_zh=table.take_text("law_zh"),
        article=table.take_text("article", longest=40),
        valid_from=take_day(table, "valid_from"),
        valid_to=take_day(table, "valid_to") if "valid_to" in table.values else None,
        source=table.take_text("source"),
        status=Status(table.take_word("status", tuple(Status))),
        text_en=table.take_text("text_en"),
        text_zh=table.take_text("text_zh"),
        check=table.take_text("check", ""),
    )
    _check_fields(fields, table)
    return fields


def take_day(table: TomlTable, key: str) -> date:
    """A day without an hour."""
    value = table.take(key)
    if type(value) is not date:
        raise table.refuse(key, "must be a day", "必须是日期", f"write {key} = 2019-01-01", f"写成 {key} = 2019-01-01")
    return value


def order_rows(rows: Iterable[Row], file: str) -> tuple[Row, ...]:
    """The rows by code and day; PackError if two rows of one code apply on one day."""
    ordered = sorted(rows, key=lambda row: (row.code, row.valid_from))
    for earlier, later in pairwise(ordered):
        if earlier.code == later.code and (earlier.valid_to is None or later.valid_from <= earlier.valid_to):
            raise PackError(
                f"{file}: {later.code}: two rows apply on {later.valid_from}",
                hint="set valid_to of the earlier row",
                sentence_zh=f"{file}：{later.code}：{later.valid_from} 有两条同时有效",
                hint_zh="为较早的条目写上 valid_to",
            )
    return tuple(ordered)


def row_at(rows: Iterable[Row], code: str, day: date) -> Row | None:
    """The confirmed row of that code in force on that day, or None."""
    return next((row for row in rows if row.code == code and row.is_enabled and row.applies_on(day)), None)


def _check_fields(fields: ProvisionFields, table: TomlTable) -> None:
    if fields["valid_to"] is not None and fields["valid_to"] < fields["valid_from"]:
        en, zh = "ends before it begins", "终止早于生效"
        raise table.refuse("valid_to", en, zh, "correct one of the days", "改正其中一个日期")
    if fields["status"] is Status.UNCONFIRMED and not fields["check"]:
        en, zh = "an unconfirmed row must say what has to be checked", "未确认的条目必须写明待核实的内容"
        raise table.refuse("check", en, zh, 'add check = "…"', '补上 check = "…"')
