"""What sellers are told in plain words about signals and breaches: rows of guidance.toml."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("guidance.toml")
Words = Mapping[str, Any]


@cache
def rows() -> Mapping[str, list[dict[str, Any]]]:
    """The tables of the file: signals and breaches."""
    return tomllib.loads(FILE.read_text("utf-8"))


def plain_words(signals: Iterable[str], *, chinese: bool) -> list[dict[str, str]]:
    """`says` and `do` for these signals, each row once, in the order of the file."""
    named, tongue = set(signals), "zh" if chinese else "en"
    found = [row for row in rows()["signals"] if named & set(row["keys"])]
    return [{"says": row["says"][tongue], "do": row["do"][tongue]} for row in found]


def what_to_do(kind: str, *, chinese: bool) -> list[str]:
    """The steps after a breach of this kind; empty where the file has none."""
    row = next((row for row in rows()["breaches"] if kind in row["keys"]), None)
    return list(row["do"]["zh" if chinese else "en"]) if row else []
