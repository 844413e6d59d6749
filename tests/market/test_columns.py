"""The smaller columns: days, numbers, categories, brands entered, descriptions, shop names."""

import numpy as np
import pyarrow as pa
import pytest

from tests.market.brands import BRANDS
from touchstone.market.days import stamp, stamp_or_null
from touchstone.market.filing import ACCESSORIES, LINKS
from touchstone.market.kind import ListingKind
from touchstone.market.numbering import LISTING, NETWORK, SELLER, number

K = ListingKind
Tables = dict[str, pa.RecordBatch]


def column(chunk: Tables, kind: K, name: str) -> list[object]:
    kinds = chunk["truth_listings"].column("kind").to_pylist()
    values = chunk["listings"].column(name).to_pylist()
    return [value for value, its in zip(values, kinds, strict=True) if its == kind.value]


def test_moments_are_written_as_text() -> None:
    assert stamp(np.array([0, 86_399, -1])).to_pylist() == [
        "2026-01-01 00:00:00",
        "2026-01-01 23:59:59",
        "2025-12-31 23:59:59",
    ]


def test_a_moment_that_never_came_is_null() -> None:
    assert stamp_or_null(np.array([-1, 1])).to_pylist() == [None, "2026-01-01 00:00:01"]


@pytest.mark.parametrize(
    ("kind", "shown"), [(LISTING, "SIM-000000042"), (SELLER, "SIM-S00000042"), (NETWORK, "SIM-N000042")]
)
def test_numbers_say_what_they_number(kind: tuple[str, int], shown: str) -> None:
    assert number(kind, np.array([42, -1])).to_pylist() == [shown, None]


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


def test_many_listings_have_no_description(chunk: Tables) -> None:
    missing = chunk["listings"].column("description").null_count / chunk["listings"].num_rows
    assert 0.3 < missing < 0.5


def test_pictures_wait_for_a_later_market(chunk: Tables) -> None:
    assert chunk["listings"].column("images").null_count == chunk["listings"].num_rows


def test_rights_are_keys_of_brands(chunk: Tables) -> None:
    keys = {brand.key for brand in BRANDS}
    rights = [set(row) for row in chunk["sellers"].column("authorised_brands").to_pylist()]
    assert all(row <= keys for row in rights)
    assert any(rights)
