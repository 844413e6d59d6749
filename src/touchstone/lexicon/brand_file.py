"""Reads the brands of one lexicon file: `[defaults]` for the whole file, `[brands.<key>]` for each brand."""

import re
from dataclasses import fields, replace
from typing import Any

from touchstone.lexicon.brand import Brand
from touchstone.lexicon.entry import MAX_SOURCE, Entry
from touchstone.lexicon.spelling import spell

KEY = re.compile(r"[a-z0-9][a-z0-9_]{0,39}")
LISTS = ("aliases", "misspellings", "sounds", "nicknames", "ambiguous", "models", "goods")
SHARED = frozenset({"nice_classes", "goods", "device", "luxury", "source"})  # what [defaults] may hold
OWN = frozenset(field.name for field in fields(Brand)) - {"key"} | {"extend"}
PRICE = frozenset({"goods", "low", "high", "currency", "year"})
CURRENCY = re.compile(r"[A-Z]{3}")


def read_brands(file: Entry, known: dict[str, Brand]) -> dict[str, Brand]:
    """Return the brands of a file by key. A key of `known` starts from that brand: given fields replace its own.

    With `extend = true` lists are added to those of the known brand. Raises LexiconError.
    """
    defaults = read_defaults(file)
    return {
        key: read_brand(key, entry, known.get(key) or replace(defaults, key=key))
        for key, entry in file.named_tables("brands").items()
    }


def read_defaults(file: Entry) -> Brand:
    """Return a brand without name that holds what `[defaults]` and the file's source say."""
    entry = file.table("defaults")
    entry.allow_only(SHARED)
    return read_fields(entry, Brand(key="", name_en="", source=file.text("source", most=MAX_SOURCE)))


def read_brand(key: str, entry: Entry, base: Brand) -> Brand:
    """Return one brand, checked field by field, on top of `base`."""
    if not KEY.fullmatch(key):
        raise entry.refuse("not_key")
    entry.allow_only(OWN)
    brand = read_fields(entry, base)
    if entry.flag("extend"):
        brand = extend(base, brand)
    if not (spell(brand.name_en).text or spell(brand.name_zh).text):
        raise entry.refuse("no_name")
    return brand


def extend(base: Brand, brand: Brand) -> Brand:
    """Return `brand` with its lists appended to those of `base`, each text once."""
    lists: dict[str, Any] = {
        name: tuple(dict.fromkeys((*getattr(base, name), *getattr(brand, name)))) for name in LISTS
    }
    return replace(brand, **lists)


def read_fields(entry: Entry, base: Brand) -> Brand:
    """Return `base` with the fields that `entry` gives."""
    lists: dict[str, Any] = {name: entry.texts(name, getattr(base, name)) for name in LISTS}
    return replace(
        base,
        name_en=entry.text("name_en", base.name_en),
        name_zh=entry.text("name_zh", base.name_zh),
        nice_classes=entry.numbers("nice_classes", base.nice_classes),
        device=entry.flag("device", base.device),
        luxury=entry.flag("luxury", base.luxury),
        prices=read_prices(entry) if "prices" in entry.values else base.prices,
        source=entry.text("source", base.source, MAX_SOURCE),
        **lists,
    )


def read_prices(entry: Entry) -> tuple[tuple[str, float, float, str, int], ...]:
    """Return (goods group, low, high, currency, year) of each table in `prices`."""
    return tuple(read_price(price) for price in entry.tables("prices"))


def read_price(price: Entry) -> tuple[str, float, float, str, int]:
    """Return one price band, checked."""
    price.allow_only(PRICE)
    low, high = price.number("low", 0, 1e9), price.number("high", 0, 1e9)
    if low > high:
        raise price.refuse("low_above_high", "low")
    currency = price.text("currency", "CNY")
    if not CURRENCY.fullmatch(currency):
        raise price.refuse("not_currency", "currency")
    return price.text("goods"), low, high, currency, int(price.number("year", 1990, 2100))
