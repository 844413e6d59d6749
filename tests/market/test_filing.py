"""Where listings are filed, and what is entered as brand."""

import pyarrow as pa

from tests.market.brands import BRANDS
from touchstone.market.filing import ACCESSORIES, LINKS
from touchstone.market.kind import ListingKind

K = ListingKind
Tables = dict[str, pa.RecordBatch]


def column(chunk: Tables, kind: K, name: str) -> list[object]:
    kinds = chunk["truth_listings"].column("kind").to_pylist()
    values = chunk["listings"].column(name).to_pylist()
    return [value for value, its in zip(values, kinds, strict=True) if its == kind.value]


def test_accessories_have_a_category_of_their_own(chunk: Tables) -> None:
    assert set(column(chunk, K.HONEST_COMPATIBLE, "category")) <= set(ACCESSORIES)


def test_hidden_links_are_filed_mostly_under_goods(chunk: Tables) -> None:
    filed = [category in LINKS for category in column(chunk, K.HIDDEN_LINK, "category")]
    assert 0.1 < sum(filed) / len(filed) < 0.5


def test_postage_links_are_filed_under_goods_too(chunk: Tables) -> None:
    filed = [category in LINKS for category in column(chunk, K.HONEST_PLACEHOLDER, "category")]
    assert 0.4 < sum(filed) / len(filed) < 0.8


def test_every_listing_has_a_category(chunk: Tables) -> None:
    assert all(chunk["listings"].column("category").to_pylist())


def test_shops_with_a_right_enter_the_brand(chunk: Tables) -> None:
    entered = column(chunk, K.HONEST_NEW, "brand")
    names = {name for brand in BRANDS for name in (brand.name_zh, brand.name_en)}
    assert sum(brand in names for brand in entered) / len(entered) > 0.8


def test_those_who_hide_a_brand_seldom_enter_it(chunk: Tables) -> None:
    entered = column(chunk, K.REPLICA_HIDDEN, "brand")
    assert sum(brand is not None for brand in entered) / len(entered) < 0.12
