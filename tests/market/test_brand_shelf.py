"""Brands on the shelf: their goods, their writings, their prices."""

import numpy as np
import pytest

from tests.market.brands import BRANDS
from touchstone.lexicon.brand import Brand
from touchstone.market.brand_shelf import (
    groups_of,
    present_model,
    stock_shelf,
    usual_price,
    weigh_targets,
    write_chinese,
    write_english,
)
from touchstone.market.errors import NoBrandsError
from touchstone.market.stock import Stock
from touchstone.market.wording import Vocabulary, read_wording

NIKE, CHANEL, APPLE = BRANDS[0], BRANDS[2], BRANDS[6]


def test_a_price_band_gives_the_middle_in_yuan(stock: Stock) -> None:
    group = stock.wording.groups.index("shoe")
    median, spread = usual_price(NIKE, group, stock.wording)
    assert median == pytest.approx(800.0)
    assert spread == pytest.approx(np.log(4) / 2.56)


def test_a_band_in_dollars_is_converted(stock: Stock) -> None:
    brand = Brand("x", "X", goods=("bag",), prices=(("bag", 100.0, 100.0, "USD", 2024),))
    assert usual_price(brand, stock.wording.groups.index("bag"), stock.wording)[0] == pytest.approx(710.0)


def test_a_band_in_an_unknown_currency_is_passed_over(stock: Stock) -> None:
    with_band = Brand("x", "X", goods=("bag",), prices=(("bag", 1.0, 1.0, "XAU", 2024),))
    bag = stock.wording.groups.index("bag")
    assert usual_price(with_band, bag, stock.wording) == usual_price(Brand("x", "X"), bag, stock.wording)


def test_luxury_costs_more_where_no_band_is_known(stock: Stock) -> None:
    bag = stock.wording.groups.index("bag")
    plain, dear = (usual_price(Brand("x", "X", luxury=luxury), bag, stock.wording)[0] for luxury in (False, True))
    assert dear > 10 * plain > 10 * stock.wording.price[bag]


def test_goods_of_the_lexicon_are_known_by_their_own_names(stock: Stock) -> None:
    names = [
        stock.wording.groups[g]
        for g in groups_of(Brand("x", "X", goods=("wallet", "perfume", "packaging")), stock.wording)
    ]
    assert names == ["bag", "cosmetics"]


@pytest.mark.parametrize(("nice", "group"), [(33, ["liquor"]), (30, ["food"]), (31, []), (34, [])])
def test_food_and_drink_are_told_apart_by_their_class(stock: Stock, nice: int, group: list[str]) -> None:
    brand = Brand("x", "X", goods=("food_drink",), nice_classes=(nice,))
    assert [stock.wording.groups[g] for g in groups_of(brand, stock.wording)] == group


def test_an_alias_that_only_lengthens_the_name_is_not_used() -> None:
    brand = Brand("e", "Epson", "爱普生", aliases=("爱普生打印机", "Epson printer"))
    assert "爱普生打印机" not in set(write_chinese(brand))
    assert "Epson printer" not in set(write_english(brand))


def test_a_brand_of_other_goods_is_not_sold() -> None:
    vocabulary = Vocabulary()
    shelf = stock_shelf((*BRANDS, Brand("gun", "Gun", goods=("weapon",))), read_wording(vocabulary), vocabulary)
    assert "gun" not in {brand.key for brand in shelf.brands}


def test_a_lexicon_without_goods_is_refused() -> None:
    vocabulary = Vocabulary()
    with pytest.raises(NoBrandsError):
        stock_shelf((Brand("x", "X"),), read_wording(vocabulary), vocabulary)


def test_chinese_titles_write_a_brand_in_several_ways() -> None:
    written = list(write_chinese(NIKE))
    assert {"耐克", "Nike", "耐克/Nike", "Nike/耐克", "耐克（Nike）"} <= set(written)


def test_an_ambiguous_alias_is_not_an_own_way_of_writing() -> None:
    brand = Brand("a", "Apple", "苹果公司", aliases=("苹果",), ambiguous=("苹果",))
    assert "苹果" not in set(write_chinese(brand))


def test_english_titles_hold_no_han() -> None:
    assert all(word.isascii() for brand in BRANDS for word in write_english(brand))


def test_a_brand_with_one_name_is_written_by_it() -> None:
    assert list(write_english(Brand("x", "", "老干妈"))) == ["老干妈"]
    assert list(write_chinese(Brand("x", "Nifan"))) == ["Nifan"]


def test_luxury_and_nicknamed_brands_are_copied_most() -> None:
    targets = {brand.key for brand, share in zip(BRANDS, weigh_targets(BRANDS), strict=True) if share == 1.0}
    assert targets == {"nike", "chanel", "louis_vuitton", "rolex", "gucci", "cartier"}


def test_every_brand_is_copied_now_and_then() -> None:
    assert (weigh_targets(BRANDS) > 0).all()


def test_a_brand_that_nobody_wants_is_not_drawn(stock: Stock) -> None:
    wanted = np.array([brand.key != "rolex" for brand in stock.shelf.brands], float)
    group = np.full(300, stock.wording.groups.index("watch"), np.int32)
    drawn = stock.shelf.draw(np.random.default_rng(1), group, wanted)
    assert "rolex" not in {stock.shelf.brands[brand].key for brand in drawn}


def test_only_brands_that_sell_the_goods_are_drawn(stock: Stock) -> None:
    group = np.full(300, stock.wording.groups.index("watch"), np.int32)
    drawn = stock.shelf.draw(np.random.default_rng(1), group, np.ones(len(BRANDS)))
    assert {stock.shelf.brands[brand].key for brand in drawn} == {"chanel", "rolex", "cartier"}


def test_nothing_is_drawn_where_no_brand_sells(stock: Stock) -> None:
    group = np.full(5, stock.wording.groups.index("home"), np.int32)
    assert stock.shelf.draw(np.random.default_rng(1), group, np.ones(len(BRANDS))).tolist() == [-1] * 5


def test_models_are_written_with_capitals() -> None:
    assert present_model("air jordan") == "Air Jordan"
    assert present_model("iPhone 15") == "iPhone 15"
    assert present_model("990v5") == "990v5"
