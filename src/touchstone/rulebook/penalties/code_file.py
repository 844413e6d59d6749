"""Penalty codes as files: read, checked, and refused with place and cure."""

from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from touchstone.rulebook.errors import PackError
from touchstone.rulebook.penalties.code import PenaltyCode, Row
from touchstone.rulebook.penalties.row_fields import (
    read_cap,
    read_carry,
    read_gathering,
    read_kind,
    read_merging,
    read_tier,
    read_track,
)
from touchstone.rulebook.provision_rows import order_rows, take_provision
from touchstone.tables.toml_table import TomlTable, parse_toml, read_toml

CODES = Path(__file__).parents[1] / "penalty_codes"
LONGEST_DAYS = 3660


@cache
def shipped_codes() -> tuple[PenaltyCode, ...]:
    """The codes that come with touchstone, by key."""
    return tuple(load_code(path) for path in sorted(CODES.glob("*.toml")))


def load_code(path: Path) -> PenaltyCode:
    """A code from its file. PackError names file, row, field and cure."""
    return _read_code(read_toml(path, PackError))


def parse_code(data: bytes, name: str) -> PenaltyCode:
    """As `load_code`, from bytes."""
    return _read_code(parse_toml(data, name, PackError))


def _read_code(top: TomlTable) -> PenaltyCode:
    jurisdiction = top.take_text("jurisdiction", longest=40)
    usual = top.take_table("usual", {}).values
    head = top.take_table("penalty_code")
    head.values = {**usual, **head.values}

    def rows(section: str, read: Callable[[TomlTable, str], Row]) -> tuple[Row, ...]:
        tables = top.take_tables(section, [])
        for table in tables:
            table.values = {**usual, **table.values}
        return order_rows([read(table, jurisdiction) for table in tables], top.file)

    code = PenaltyCode(
        **take_provision(head, jurisdiction),
        key=head.take_text("key", longest=40),
        title_en=head.take_text("title_en", longest=120),
        title_zh=head.take_text("title_zh", longest=120),
        version=head.take_text("version", longest=40),
        zone=_take_zone(head),
        notice_days=head.take_count("notice_days", 0, LONGEST_DAYS),
        appeal_days=head.take_count("appeal_days", 1, LONGEST_DAYS),
        tracks=rows("tracks", read_track),
        kinds=rows("kinds", read_kind),
        merging=rows("merging", read_merging),
        gathering=rows("gathering", read_gathering),
        caps=rows("caps", read_cap),
        carrying=rows("carrying", read_carry),
        tiers=rows("tiers", read_tier),
    )
    head.close()
    top.close()
    _check_names(code, top)
    _check_codes(code, top)
    return code


def _take_zone(table: TomlTable) -> ZoneInfo:
    name = table.take_text("zone", longest=40)
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        en, zh = f"{name!r} is no time zone", f"{name!r} 不是时区"
        cure = 'zone = "Asia/Shanghai"'
        raise table.refuse("zone", en, zh, f"write {cure}", f"写成 {cure}") from None


def _check_names(code: PenaltyCode, top: TomlTable) -> None:
    """Every row speaks of tracks and kinds that are there."""
    tracks, kinds = {row.key for row in code.tracks}, {row.key for row in code.kinds}
    on_tracks = (code.kinds, code.merging, code.gathering, code.carrying, code.tiers)
    named: list[tuple[str, str, set[str]]] = [(row.code, row.track, tracks) for rows in on_tracks for row in rows]
    named += [(row.code, kind, kinds) for row in code.caps for kind in row.kinds]
    for row, name, known in named:
        if name not in known:
            choice = ", ".join(sorted(known))
            en, zh = f"{row} speaks of {name!r}, which the file does not have", f"{row} 提到的 {name!r} 不在文件中"
            raise top.refuse("", en, zh, f"use one of: {choice}", f"可用：{choice}")


def _check_codes(code: PenaltyCode, top: TomlTable) -> None:
    """A measure names the row it rests on by its code: no two rules may share one."""
    rules = {(row.code, type(row)) for row in code.rows()}
    repeated = sorted(name for name, count in Counter(name for name, _ in rules).items() if count > 1)
    if repeated:
        en, zh = f"{repeated[0]} names two rules", f"{repeated[0]} 指向两条规则"
        raise top.refuse("", en, zh, "give each rule a code of its own", "为每条规则使用不同的代码")
