"""Harm is score times exposure times danger."""

from datetime import date
from decimal import Decimal

import pytest

from touchstone.desk.leads.danger import danger_classes, danger_named, danger_of
from touchstone.desk.leads.harm import exposure_of, harm_of

DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("price", "currency", "exposure"),
    [(None, "CNY", 1), (5, "CNY", 1), (10, "CNY", 1), (100, "CNY", 2), (10**6, "CNY", 4), (100, "JPY", 1)],
)
def test_exposure_is_the_power_of_ten_of_what_an_order_costs(price: int | None, currency: str, exposure: float) -> None:
    assert exposure_of(None if price is None else Decimal(price), currency) == exposure


def test_the_heaviest_class_that_names_the_goods_counts() -> None:
    assert danger_of("母婴", "婴儿奶粉", DAY).key == "ingested"
    assert danger_of("鞋", "童鞋", DAY).key == "children"
    assert danger_of("鞋", "男鞋", DAY).weight == 1.0


def test_latin_words_count_whole() -> None:
    assert danger_of("", "Kids toys", DAY).key == "children"
    assert danger_of("", "Toyota cap", DAY).key == ""


def test_a_class_holds_from_its_day_on() -> None:
    first = min(each.valid_from for each in danger_classes())
    assert danger_of("玩具", "", first).key == "children"
    assert danger_of("玩具", "", first.replace(year=first.year - 1)).key == ""


def test_a_key_that_is_gone_is_ordinary() -> None:
    assert danger_named("gone").weight == 1.0
    assert harm_of(0.5, 2.0, 3.0) == 3.0
