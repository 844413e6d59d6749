"""Prices are read as people write them, and what is no price is counted."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.tables.prices import checked_prices, parse_price, read_prices


@pytest.mark.parametrize(
    ("text", "price", "currency"),
    [
        ("1299", 1299.0, ""),
        ("¥1,299.00", 1299.0, "CNY"),
        ("￥１２９９", 1299.0, "CNY"),
        ("1299元", 1299.0, "CNY"),
        ("12.5万", 125_000.0, ""),
        ("1.2万元", 12_000.0, "CNY"),
        ("1-2万", 10_000.0, ""),
        ("3k", 3000.0, ""),
        ("$279-329", 279.0, "USD"),
        ("US$ 1,234,567", 1_234_567.0, "USD"),
        ("HK$88", 88.0, "HKD"),
        ("€12,50", 12.5, "EUR"),
        ("0.00266844 BTC", 0.00266844, "BTC"),
        ("1e-3", 0.001, ""),
        ("低至 99 起", 99.0, ""),
        (".5", 0.5, ""),
        ("-5", None, ""),
        ("面议", None, ""),
        ("", None, ""),
        ("free", None, ""),
    ],
)
def test_a_price_is_read(text: str, price: float | None, currency: str) -> None:
    value, mark = parse_price(text)
    assert (value, mark) == (pytest.approx(price) if price is not None else None, currency)


def test_plain_numbers_are_read_without_marks() -> None:
    values, marks, unread = read_prices(pa.array(["1", "2.5", None]))
    assert (values.to_pylist(), marks.null_count, unread) == ([1.0, 2.5, None], 3, 0)


def test_unreadable_prices_are_null_and_counted_but_empty_ones_are_not() -> None:
    values, marks, unread = read_prices(pa.array(["¥1", "call me", "-", "n/a", None, "call me"]))
    assert (values.to_pylist(), unread) == ([1.0, None, None, None, None, None], 2)
    assert marks[0].as_py() == "CNY"


def test_negative_and_infinite_numbers_are_no_prices() -> None:
    values, bad = checked_prices(pa.array([1.0, -1.0, float("inf"), float("nan"), None]))
    assert (values.to_pylist(), bad) == ([1.0, None, None, None, None], 3)


@given(st.text(max_size=80))
def test_any_text_is_a_price_or_none(text: str) -> None:
    value, _ = parse_price(text)
    assert value is None or 0 <= value < float("inf")


@given(st.lists(st.one_of(st.none(), st.floats(0, 1e9).map(repr), st.sampled_from(["¥5", "x", ""])), max_size=20))
def test_a_column_is_read_like_its_texts_one_by_one(texts: list[str | None]) -> None:
    values, _, _ = read_prices(pa.array(texts, pa.string()))
    assert values.to_pylist() == [None if text is None else parse_price(text)[0] for text in texts]
