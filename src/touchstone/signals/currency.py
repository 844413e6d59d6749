"""Prices in one currency: dated reference rates, shipped as data; a currency without a rate stays by itself."""

import csv
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from touchstone.signals.hashing import hash_text

RATES = Path(__file__).with_name("data") / "reference_rates.csv"


class Money(NamedTuple):
    """amount (n,) float64: CNY where `foreign` is 0, else units of the unknown currency; NaN: no usable price.

    foreign (n,) uint64: hash of a currency without a rate (or of none given), so that it is compared with itself only.
    """

    amount: NDArray[np.float64]
    foreign: NDArray[np.uint64]


@cache
def reference_rates() -> dict[str, dict[int, float]]:
    """CNY per unit by currency and year; the file says where each rate comes from."""
    rates: dict[str, dict[int, float]] = {}
    with RATES.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            rates.setdefault(line["currency"], {})[int(line["year"])] = float(line["cny"])
    return rates


@cache
def cny_per_unit(currency: str, year: int) -> float | None:
    """Rate of the year, or of the nearest year that has one; None for a currency without rates. Year 0: the latest."""
    years = reference_rates().get(currency)
    if years is None:
        return None
    return years[min(years, key=lambda known: (abs(known - (year or max(years))), known))]


@lru_cache(maxsize=4096)  # what people write into a currency column has no end
def convert_by(currency: str | None, date: str | None) -> tuple[float, int]:
    """Factor to CNY and 0, or 1 and the hash of the currency. `date` begins with a year of four digits, or is not used."""
    code = (currency or "").strip().upper()
    code = {"RMB": "CNY", "¥": "CNY", "元": "CNY", "$": "USD", "€": "EUR", "£": "GBP", "XBT": "BTC"}.get(code, code)
    year = int(date) if date and len(date) == 4 and date.isascii() and date.isdigit() else 0
    rate = cny_per_unit(code, year)
    return (1.0, hash_text(code)) if rate is None else (rate, 0)


def read_money(listings: pa.RecordBatch) -> Money:
    """The prices of a batch of listings; zero, negative and endless prices are no prices."""
    price = listings.column("price")
    if price.null_count == len(price):
        return Money(np.full(len(price), np.nan), np.zeros(len(price), dtype=np.uint64))
    amount = np.array(price.to_numpy(zero_copy_only=False), dtype=np.float64)
    with np.errstate(invalid="ignore"):
        amount[~((amount > 0) & (amount < 1e15))] = np.nan
    rate, foreign = _read_rates(listings)
    return Money(amount * rate, foreign)


def _read_rates(listings: pa.RecordBatch) -> tuple[NDArray[np.float64], NDArray[np.uint64]]:
    currency, date = listings.column("currency"), listings.column("listed_at")
    if len(currency) == 1:
        when = date[0].as_py()
        pairs, index = [convert_by(currency[0].as_py(), when and when[:4])], np.zeros(1, dtype=np.intp)
    else:
        codes, currencies = _encode(currency)
        years, dates = _encode(pc.utf8_slice_codeunits(date, 0, 4))
        distinct, index = np.unique(codes * len(dates) + years, return_inverse=True)
        pairs = [
            convert_by(currencies[number // len(dates)], dates[number % len(dates)]) for number in distinct.tolist()
        ]
    rates = np.array([rate for rate, _ in pairs])
    return rates[index], np.array([foreign for _, foreign in pairs], dtype=np.uint64)[index]


def _encode(texts: pa.Array) -> tuple[NDArray[np.int64], list[str | None]]:
    if texts.null_count == len(texts):
        return np.zeros(len(texts), dtype=np.int64), [None]
    encoded = texts.dictionary_encode()
    values = [*encoded.dictionary.to_pylist(), None]
    return encoded.indices.fill_null(len(values) - 1).to_numpy(zero_copy_only=False).astype(np.int64), values
