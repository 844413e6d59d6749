"""Packs of dated law: loading, checking, and asking what applied on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from touchstone.rulebook.clock import Clock
from touchstone.rulebook.clock_rows import read_clock
from touchstone.rulebook.errors import PackError
from touchstone.rulebook.ground import Ground
from touchstone.rulebook.provision import Provision
from touchstone.rulebook.provision_rows import ProvisionFields, order_rows, row_at, take_provision
from touchstone.tables.toml_table import TomlTable, parse_toml, read_toml

PACKS = Path(__file__).parent / "packs"


@dataclass(frozen=True, slots=True)
class Pack:
    """What one file holds: provisions that may be cited, rules of counting days, and clocks."""

    grounds: tuple[Ground, ...]
    counting: tuple[Provision, ...]
    clocks: tuple[Clock, ...]


@cache
def shipped_pack() -> Pack:
    """All rows of the packs that come with touchstone, by code and date."""
    packs = [load_pack(path) for path in sorted(PACKS.glob("*.toml"))]
    return Pack(
        order_rows([row for pack in packs for row in pack.grounds], "packs"),
        order_rows([row for pack in packs for row in pack.counting], "packs"),
        order_rows([row for pack in packs for row in pack.clocks], "packs"),
    )


def shipped_grounds() -> tuple[Ground, ...]:
    """The provisions of all shipped packs."""
    return shipped_pack().grounds


def shipped_clocks() -> tuple[Clock, ...]:
    """The clocks of all shipped packs."""
    return shipped_pack().clocks


def load_pack(path: Path) -> Pack:
    """The rows of one pack file. PackError names the file, the row and the cure."""
    return _read_pack(read_toml(path, PackError))


def parse_pack(data: bytes, name: str) -> Pack:
    """As `load_pack`, from bytes."""
    return _read_pack(parse_toml(data, name, PackError))


def ground_at(code: str, day: date, grounds: Iterable[Ground] | None = None) -> Ground | None:
    """The confirmed provision of that code in force on that day, or None."""
    return row_at(shipped_grounds() if grounds is None else grounds, code, day)


def clock_at(code: str, day: date, clocks: Iterable[Clock] | None = None) -> Clock | None:
    """The confirmed clock of that code in force on that day, or None."""
    return row_at(shipped_clocks() if clocks is None else clocks, code, day)


def known_codes() -> frozenset[str]:
    """Codes a ruleset may cite: those with at least one confirmed row."""
    return frozenset(row.code for row in shipped_grounds() if row.is_enabled)


def _read_pack(top: TomlTable) -> Pack:
    jurisdiction = top.take_text("jurisdiction", longest=40)
    grounds = [Ground(**_take_whole(table, jurisdiction)) for table in top.take_tables("grounds", [])]
    counting = [Provision(**_take_whole(table, jurisdiction)) for table in top.take_tables("counting", [])]
    clocks = [read_clock(table, jurisdiction) for table in top.take_tables("clocks", [])]
    if not (grounds or counting or clocks):
        cure_en, cure_zh = (
            "add a row [[grounds]], [[counting]] or [[clocks]]",
            "补上 [[grounds]]、[[counting]] 或 [[clocks]] 条目",
        )
        raise top.refuse("", "holds no row", "没有任何条目", cure_en, cure_zh)
    top.close()
    return Pack(order_rows(grounds, top.file), order_rows(counting, top.file), order_rows(clocks, top.file))


def _take_whole(table: TomlTable, jurisdiction: str) -> ProvisionFields:
    """The fields of a row that says nothing more than every row says."""
    fields = take_provision(table, jurisdiction)
    table.close()
    return fields
