"""The lexicon in columns."""

import numpy as np
import pytest

from touchstone.lexicon.lexicon import Lexicon
from touchstone.signals.goods_bits import goods_bits
from touchstone.signals.term_columns import term_columns


@pytest.mark.parametrize(
    ("brand", "group"), [("huawei", "mobile_phone"), ("huawei", "electronics"), ("gucci", "wallet")]
)
def test_a_brand_is_known_for_the_groups_within_its_goods(lexicon: Lexicon, brand: str, group: str) -> None:
    number = next(place for place, entry in enumerate(lexicon.brands) if entry.key == brand)
    assert int(term_columns(lexicon).goods[number]) & goods_bits(lexicon)[group]


def test_a_brand_of_watches_is_not_known_for_phones(lexicon: Lexicon) -> None:
    number = next(place for place, entry in enumerate(lexicon.brands) if entry.key == "rolex")
    assert not int(term_columns(lexicon).goods[number]) & goods_bits(lexicon)["mobile_phone"]


def test_the_place_of_a_goods_group_is_that_of_its_bit(lexicon: Lexicon) -> None:
    columns = term_columns(lexicon)
    goods = columns.goods_bit > 0
    assert np.array_equal(np.uint64(1) << columns.goods_place[goods].astype(np.uint64), columns.goods_bit[goods])
