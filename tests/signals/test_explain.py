"""What a piece of evidence says in both languages, also where its detail was written by a stranger."""

import pytest

from touchstone.signals.explain import explain_signal
from touchstone.vocabulary.field import Field
from touchstone.vocabulary.signal import Signal


def price_says(ratio: str) -> tuple[str, str]:
    return explain_signal(Signal("price_gap", 0.9, f"ratio={ratio};median=8100;reference=brand_all", Field.PRICE))


def test_a_share_is_said_per_cent() -> None:
    assert price_says("0.041") == (
        "The price is 4.1 % of the 8100 CNY that such goods usually cost (compared with: same brand).",
        "价格为此类商品通常价 8100 元的 4.1 %（参照：同品牌）。",
    )


@pytest.mark.parametrize("ratio", ["", "a tenth", "½", "-", "1e999", "nan"])
def test_a_share_that_is_no_number_fails_nothing(ratio: str) -> None:
    assert "8100" in price_says(ratio)[0]


def test_a_value_that_lacks_leaves_its_name() -> None:
    assert "‹median›" in explain_signal(Signal("price_gap", 0.9, "ratio=0.5", Field.PRICE))[0]
