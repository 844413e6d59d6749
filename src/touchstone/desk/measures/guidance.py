"""What sellers are told in plain words about signals, breaches and measures: rows of guidance.toml."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("guidance.toml")
Words = Mapping[str, Any]


@cache
def rows() -> Mapping[str, list[dict[str, Any]]]:
    """The tables of the file: signals, breaches and measures."""
    return tomllib.loads(FILE.read_text("utf-8"))


def signal_rows() -> list[dict[str, Any]]:
    """What is said of each signal, the hardest first; `marks`: whether the words of the listing are shown with it."""
    return rows()["signals"]


def what_to_do(kind: str, *, chinese: bool) -> list[str]:
    """The steps after a breach of this kind; empty where the file has none."""
    return _steps("breaches", kind, chinese)


def way_out(action: str, *, chinese: bool) -> list[str]:
    """What ends a measure of this action, and what the seller can do for that."""
    return _steps("measures", action, chinese)


def _steps(table: str, key: str, chinese: bool) -> list[str]:
    row = next((row for row in rows()[table] if key in row["keys"]), None)
    return list(row["do"]["zh" if chinese else "en"]) if row else []
