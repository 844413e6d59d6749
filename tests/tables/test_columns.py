"""Columns are found under the names that people give them."""

import pytest

from touchstone.tables.columns import count_known, find_feeds, known_names, normal_name
from touchstone.tables.feed import Way
from touchstone.tables.schemas import LABELS, LISTINGS, REVIEWS, SELLERS


def found(*names: str, table: str = "listings") -> dict[str, tuple[str, ...]]:
    return {target: feed.columns for target, feed in find_feeds(names, table)[0].items()}


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("商品ID", "listing_id"), ("宝贝id", "listing_id"), ("链接id", "listing_id"), ("Item-ID", "listing_id"),
        ("SKU", "listing_id"), ("标题", "title"), ("商品名称", "title"), ("宝贝标题", "title"), ("Product Name", "title"),
        ("Sneaker Name", "title"), ("价格（元）", "price"), ("售价", "price"), ("单价", "price"), ("PRICE_CNY", "price"),
        ("final_sale_price", "price"), ("price_btc", "price"), ("卖家", "seller_id"), ("店铺", "seller_id"),
        ("Vendor", "seller_id"), ("shop", "seller_id"), ("类目", "category"), ("item_category", "category"),
        ("描述", "description"), ("详情", "description"), ("品牌", "brand"), ("币种", "currency"), ("图片", "images"),
        ("image_url", "images"), ("上架时间", "listed_at"),
    ],
)  # fmt: skip
def test_a_usual_name_is_known(name: str, target: str) -> None:
    assert found(name) == {target: (name,)}


@pytest.mark.parametrize(
    "name", ["Shop Name", "brand name", "品牌名称", "类目名称", "店铺名称", "condition", "颜色", ""]
)
def test_other_names_are_not_a_title(name: str) -> None:
    assert "title" not in found(name)


def test_the_better_name_wins_wherever_it_stands() -> None:
    assert found("name", "id", "title", "listing_id") == {"title": ("title",), "listing_id": ("listing_id",)}


def test_two_names_of_one_rank_are_reported_and_the_left_one_taken() -> None:
    feeds, remarks = find_feeds(["商品标题", "title"], "listings")
    assert feeds["title"].columns == ("商品标题",)
    assert "title" in remarks[0].text_en
    assert "映射" in remarks[0].text_zh


def test_levels_of_a_category_are_joined() -> None:
    feed = find_feeds(["cat", "subcat", "subsubcat", "title"], "listings")[0]["category"]
    assert (feed.columns, feed.way) == (("cat", "subcat", "subsubcat"), Way.JOIN)


@pytest.mark.parametrize(
    ("name", "currency"),
    [("price_btc", "BTC"), ("price (USD)", "USD"), ("价格(元)", "CNY"), ("售价美元", "USD"), ("price", "")],
)
def test_the_currency_is_read_from_the_name(name: str, currency: str) -> None:
    assert find_feeds([name], "listings")[0]["price"].currencies == (currency,)


def test_prices_in_two_currencies_stand_in_for_each_other() -> None:
    feed = find_feeds(["price_cny", "price_usd", "original_price"], "listings")[0]["price"]
    assert (feed.columns, feed.currencies) == (("price_cny", "price_usd"), ("CNY", "USD"))


def test_names_are_compared_without_case_width_and_punctuation() -> None:
    assert {normal_name(name) for name in ("Item ID", "item_id", "ＩＴＥＭ-ＩＤ", "item.id (old)")} == {"itemid"}


def test_reviews_have_their_own_names() -> None:
    assert found("cat", "label", "review", "评分", table="reviews") == {"text": ("review",), "rating": ("评分",)}


def test_known_names_are_counted() -> None:
    assert count_known(["标题", "price", "1299", "红色"]) == 2


@pytest.mark.parametrize(
    ("table", "schema"), [("listings", LISTINGS), ("reviews", REVIEWS), ("sellers", SELLERS), ("labels", LABELS)]
)
def test_every_column_of_our_tables_has_names(table: str, schema: object) -> None:
    assert set(known_names()[table]) == set(schema.names)  # type: ignore[attr-defined]
