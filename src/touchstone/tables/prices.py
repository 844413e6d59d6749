"""Prices as people write them: "¥1,299.00", "1299元", "12.5万", "$279-329" (the low end), "0.00266844"."""

import math
import re
import unicodedata

import pyarrow as pa
import pyarrow.compute as pc

_EMPTY = frozenset(
    {"", "-", "--", "—", "null", "none", "nan", "n/a", "na", "\\n", "无", "暂无", "暂无报价", "面议", "/"}
)
_MARKS = (
    ("hk$", "HKD"), ("nt$", "TWD"), ("a$", "AUD"), ("c$", "CAD"), ("us$", "USD"), ("港币", "HKD"), ("港元", "HKD"),
    ("美元", "USD"), ("美金", "USD"), ("欧元", "EUR"), ("英镑", "GBP"), ("日元", "JPY"), ("韩元", "KRW"), ("円", "JPY"),
    ("usd", "USD"), ("eur", "EUR"), ("gbp", "GBP"), ("jpy", "JPY"), ("hkd", "HKD"), ("krw", "KRW"), ("btc", "BTC"),
    ("cny", "CNY"), ("rmb", "CNY"), ("¥", "CNY"), ("人民币", "CNY"), ("元", "CNY"), ("块", "CNY"), ("$", "USD"),
    ("€", "EUR"), ("£", "GBP"), ("₩", "KRW"), ("₿", "BTC"), ("₽", "RUB"), ("₹", "INR"),
)  # fmt: skip
_NUMBER = re.compile(
    r"(?<![\d.,])([+-]?)(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?|\.\d+)(e[+-]?\d{1,3})?\s*([万千百亿wk]?)"
)
_SCALES = {"": 1.0, "百": 1e2, "千": 1e3, "k": 1e3, "万": 1e4, "w": 1e4, "亿": 1e8}
_RANGE = re.compile(r"^\s*(?:[-~–—至到]|to\b)\D{0,4}(.*)$")
_LONGEST = 64


def parse_price(text: str) -> tuple[float | None, str]:
    """(price, currency mark or ""): None for an empty or unreadable text; of a range the low end."""
    plain = unicodedata.normalize("NFKC", text[:_LONGEST]).strip().casefold()
    currency = next((code for mark, code in _MARKS if mark in plain), "")
    found = _NUMBER.search(plain)
    if found is None or plain in _EMPTY or found[1] == "-":
        return None, currency
    rest = _RANGE.match(plain[found.end() :])
    scale = found[4] or (_scale_of(rest[1]) if rest else "")
    digits = (
        found[2].replace(",", "")
        if "." in found[2] or re.fullmatch(r"\d{1,3}(,\d{3})+", found[2])
        else found[2].replace(",", ".")
    )
    value = float(digits + (found[3] or "")) * _SCALES[scale]
    return (value, currency) if math.isfinite(value) else (None, currency)


def read_prices(texts: pa.StringArray) -> tuple[pa.DoubleArray, pa.StringArray, int]:
    """(prices, currency marks, how many texts could not be read); negative and infinite numbers cannot."""
    plain = _cast_plain(texts)
    if plain is not None:
        return plain, pa.nulls(len(texts), pa.string()), 0
    coded = texts.dictionary_encode()
    parsed = [parse_price(text) for text in coded.dictionary.to_pylist()]
    unread = pa.array(
        [
            value is None and not _is_empty(text)
            for (value, _), text in zip(parsed, coded.dictionary.to_pylist(), strict=True)
        ],
        pa.bool_(),
    )
    values = pa.array([value for value, _ in parsed], pa.float64()).take(coded.indices)
    marks = pa.array([mark or None for _, mark in parsed], pa.string()).take(coded.indices)
    return values, marks, int(pc.sum(unread.take(coded.indices)).as_py() or 0)


def checked_prices(values: pa.DoubleArray) -> tuple[pa.DoubleArray, int]:
    """Numbers as they came, negative and infinite ones as null, and how many those were."""
    good = pc.and_(pc.is_finite(values), pc.greater_equal(values, 0.0))
    checked = pc.if_else(good, values, pa.scalar(None, pa.float64()))
    return checked, checked.null_count - values.null_count


def _cast_plain(texts: pa.StringArray) -> pa.DoubleArray | None:
    try:
        values = pc.cast(texts, pa.float64())
    except pa.ArrowInvalid:
        return None
    return values if checked_prices(values)[1] == 0 else None


def _scale_of(rest: str) -> str:
    """1-2万 is 10,000 to 20,000."""
    found = _NUMBER.search(rest)
    return found[4] if found and found[4] in "万亿" else ""


def _is_empty(text: str) -> bool:
    return unicodedata.normalize("NFKC", text).strip().casefold() in _EMPTY
