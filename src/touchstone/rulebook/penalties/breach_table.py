"""Breaches from a table, for simulations."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from touchstone.rulebook.errors import BreachError
from touchstone.rulebook.penalties.breach import Breach
from touchstone.tables.open import open_table
from touchstone.tables.schemas import BREACHES


def read_breaches(path: Path, mapping: Path | None = None) -> list[Breach]:
    """All breaches of a file or folder, schema BREACHES, in its order.

    Raises TableError; BreachError names the row whose time cannot be read, or whose id stands twice.
    """
    seen: dict[str, int] = {}
    breaches: list[Breach] = []
    for number, row in enumerate(_rows(path, mapping), start=1):
        breach = _breach(row, number, path)
        if breach.id in seen:
            raise _refuse(
                path, number, f"{breach.id!r} stands in row {seen[breach.id]} too",
                f"{breach.id!r} 已出现在第 {seen[breach.id]} 行", "Give each breach an id of its own.", "为每次违规使用不同的编号。",
            )  # fmt: skip
        seen[breach.id] = number
        breaches.append(breach)
    return breaches


def _rows(path: Path, mapping: Path | None) -> Iterable[Mapping[str, Any]]:
    for batch in open_table(path, BREACHES, mapping=mapping).batches():
        yield from batch.records.to_pylist()


def _breach(row: Mapping[str, Any], number: int, path: Path) -> Breach:
    try:
        at = datetime.fromisoformat(row["at"])
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        cure, cure_zh = "Write it as 2026-11-22T09:30:00+08:00.", "写成 2026-11-22T09:30:00+08:00。"
        raise _refuse(
            path, number, f"{row['at']!r} is no time with its zone", f"{row['at']!r} 不是带时区的时间", cure, cure_zh
        )
    said = {name: row[f"{name}_id"] or "" for name in ("listing", "shop", "right", "holder")}
    return Breach(row["breach_id"], row["identity"], row["kind"], at.astimezone(UTC), **said)


def _refuse(path: Path, number: int, en: str, zh: str, cure: str, cure_zh: str) -> BreachError:
    sentence, sentence_zh = f"{path.name}, row {number}: {en}.", f"{path.name} 第 {number} 行：{zh}。"
    return BreachError(sentence, hint=cure, sentence_zh=sentence_zh, hint_zh=cure_zh)
