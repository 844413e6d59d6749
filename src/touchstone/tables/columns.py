"""Columns are found by their usual names, in Chinese or English, whatever their case, spaces and punctuation."""

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from touchstone.tables.feed import Feed, Remark, Way

_TIERS = ("best", "good", "weak")
_BRACKETS = re.compile(r"[(\[【<].*?[)\]】>]")
_CURRENCY_WORDS = {
    "cny": "CNY", "rmb": "CNY", "人民币": "CNY", "元": "CNY", "usd": "USD", "美元": "USD", "美金": "USD", "btc": "BTC",
    "eur": "EUR", "欧元": "EUR", "gbp": "GBP", "英镑": "GBP", "jpy": "JPY", "日元": "JPY", "hkd": "HKD", "港币": "HKD",
    "港元": "HKD", "twd": "TWD", "台币": "TWD", "krw": "KRW", "韩元": "KRW", "rub": "RUB", "inr": "INR",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TargetNames:
    """The names of one target column; `tiers` maps a normal name to 0 (best), 1 (good) or 2 (weak)."""

    tiers: dict[str, int]
    endings: tuple[str, ...]
    not_with: tuple[str, ...]
    levels: tuple[tuple[str, ...], ...]
    currency_suffix: bool


def normal_name(name: str) -> str:
    """A column name reduced to what is compared: NFKC, lower case, letters and digits only, brackets cut off."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    outside = _BRACKETS.sub("", plain)
    return "".join(c for c in outside if c.isalnum()) or "".join(c for c in plain if c.isalnum())


@cache
def known_names() -> dict[str, dict[str, TargetNames]]:
    """The shipped table of names: table → target column → names."""
    with (Path(__file__).parent / "columns.toml").open("rb") as file:
        tables = tomllib.load(file)
    return {table: {target: _target(row) for target, row in rows.items()} for table, rows in tables.items()}


def find_feeds(names: Sequence[str], table: str) -> tuple[dict[str, Feed], list[Remark]]:
    """Which columns of `names` fill which target of `table`; two candidates of one rank are reported."""
    feeds: dict[str, Feed] = {}
    remarks: list[Remark] = []
    for target, known in known_names().get(table, {}).items():
        path = _find_path(names, known)
        if path:
            feeds[target] = Feed(path, Way.JOIN)
            continue
        ranked = _rank(names, known)
        if not ranked:
            continue
        best = [name for name, tier, _ in ranked if tier == ranked[0][1]]
        if known.currency_suffix:
            feeds[target] = _price_feed(ranked)
        else:
            feeds[target] = Feed((best[0],))
            remarks += [_ambiguous(target, best)] if len(best) > 1 else []
    return feeds, remarks


def count_known(names: Sequence[str]) -> int:
    """How many of `names` are a usual name of any column of any table."""
    ranks = [known for table in known_names().values() for known in table.values()]
    return sum(any(_tier(name, known)[0] in (0, 1, 2) for known in ranks) for name in names)


def _target(row: dict[str, list[str]]) -> TargetNames:
    tiers = {normal_name(name): tier for tier in (2, 1, 0) for name in row.get(_TIERS[tier], ())}
    levels = tuple(tuple(map(normal_name, family)) for family in row.get("levels", ()))
    endings, not_with = tuple(row.get("endings", ())), tuple(row.get("not_with", ()))
    return TargetNames(tiers, endings, not_with, levels, bool(row.get("currency_suffix")))


def _tier(name: str, known: TargetNames) -> tuple[int, str]:
    """(tier, currency); tier 3 for a mere ending, 4 for no match."""
    plain = normal_name(name)
    if plain in known.tiers:
        return known.tiers[plain], _bracket_currency(name) if known.currency_suffix else ""
    if known.currency_suffix:
        for word, code in _CURRENCY_WORDS.items():
            if plain.endswith(word) and plain.removesuffix(word) in known.tiers:
                return known.tiers[plain.removesuffix(word)], code
    if plain.endswith(known.endings or ("\0",)) and not any(word in plain for word in known.not_with):
        return 3, ""
    return 4, ""


def _bracket_currency(name: str) -> str:
    inside = "".join(_BRACKETS.findall(unicodedata.normalize("NFKC", name).casefold()))
    return next((code for word, code in _CURRENCY_WORDS.items() if word in inside), "")


def _rank(names: Sequence[str], known: TargetNames) -> list[tuple[str, int, str]]:
    found = [(name, *_tier(name, known)) for name in names]
    return sorted((entry for entry in found if entry[1] < 4), key=lambda entry: entry[1])


def _find_path(names: Sequence[str], known: TargetNames) -> tuple[str, ...]:
    by_name = {normal_name(name): name for name in reversed(names)}
    for family in known.levels:
        path = tuple(by_name[level] for level in family if level in by_name)
        if family[0] in by_name and len(path) > 1:
            return path
    return ()


def _price_feed(ranked: list[tuple[str, int, str]]) -> Feed:
    """Prices of one rank in several currencies stand in for each other where one is empty."""
    same = [entry for entry in ranked if entry[1] == ranked[0][1]]
    taken = [same[0]] + [entry for entry in same[1:] if entry[2] and same[0][2]]
    return Feed(tuple(name for name, _, _ in taken), currencies=tuple(code for _, _, code in taken))


def _ambiguous(target: str, names: list[str]) -> Remark:
    others = ", ".join(names[1:])
    return Remark(
        f"{target} is read from {names[0]!r}; {others} could be it too: a mapping file can say so.",
        f"{target} 取自“{names[0]}”；{others} 也可能是，可在映射文件中指定。",
    )
