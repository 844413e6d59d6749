"""Packs of dated law: loading, checking, and asking what applied on a day."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

from touchstone.rulebook.errors import PackError
from touchstone.rulebook.ground import Ground, Status
from touchstone.tables.toml_table import TomlTable, parse_toml, read_toml

PACKS = Path(__file__).parent / "packs"


@cache
def shipped_grounds() -> tuple[Ground, ...]:
    """All rows of the packs that come with touchstone, by code and date."""
    rows = [row for path in sorted(PACKS.glob("*.toml")) for row in load_pack(path)]
    return _checked(rows, "packs")


def load_pack(path: Path) -> tuple[Ground, ...]:
    """The rows of one pack file. PackError names the file, the row and the cure."""
    return _read_pack(read_toml(path, PackError))


def parse_pack(data: bytes, name: str) -> tuple[Ground, ...]:
    """As `load_pack`, from bytes."""
    return _read_pack(parse_toml(data, name, PackError))


def ground_at(code: str, day: date, grounds: Iterable[Ground] | None = None) -> Ground | None:
    """The confirmed provision of that code in force on that day, or None."""
    rows = shipped_grounds() if grounds is None else grounds
    return next((row for row in rows if row.code == code and row.is_enabled and row.applies_on(day)), None)


def known_codes() -> frozenset[str]:
    """Codes a ruleset may cite: those with at least one confirmed row."""
    return frozenset(row.code for row in shipped_grounds() if row.is_enabled)


def _read_pack(top: TomlTable) -> tuple[Ground, ...]:
    jurisdiction = top.take_text("jurisdiction", longest=40)
    rows = [_read_ground(table, jurisdiction) for table in top.take_tables("grounds")]
    top.close()
    return _checked(rows, top.file)


def _read_ground(table: TomlTable, jurisdiction: str) -> Ground:
    ground = Ground(
        code=table.take_text("code", longest=80),
        jurisdiction=jurisdiction,
        law_en=table.take_text("law_en"),
        law_zh=table.take_text("law_zh"),
        article=table.take_text("article", longest=40),
        valid_from=_take_day(table, "valid_from"),
        valid_to=_take_day(table, "valid_to") if "valid_to" in table.values else None,
        source=table.take_text("source"),
        status=Status(table.take_word("status", tuple(Status))),
        text_en=table.take_text("text_en"),
        text_zh=table.take_text("text_zh"),
        check=table.take_text("check", ""),
    )
    table.close()
    _check_ground(ground, table)
    return ground


def _take_day(table: TomlTable, key: str) -> date:
    value = table.take(key)
    if type(value) is not date:
        raise table.refuse(key, "must be a day", "必须是日期", f"write {key} = 2019-01-01", f"写成 {key} = 2019-01-01")
    return value


def _check_ground(ground: Ground, table: TomlTable) -> None:
    if ground.valid_to is not None and ground.valid_to < ground.valid_from:
        en, zh = "ends before it begins", "终止早于生效"
        raise table.refuse("valid_to", en, zh, "correct one of the days", "改正其中一个日期")
    if not ground.is_enabled and not ground.check:
        en, zh = "an unconfirmed row must say what has to be checked", "未确认的条目必须写明待核实的内容"
        raise table.refuse("check", en, zh, 'add check = "…"', '补上 check = "…"')


def _checked(rows: list[Ground], file: str) -> tuple[Ground, ...]:
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
