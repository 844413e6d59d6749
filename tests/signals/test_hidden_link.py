"""A bare link is weighed by its price and its category; goods in a category of other goods are seen."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.signals.pipeline import make_listings
from touchstone.lexicon.lexicon import Lexicon
from touchstone.signals.categories import PLACE_FOR_DIFFERENCES, read_categories
from touchstone.signals.hidden_link import detect, weigh_place
from touchstone.signals.prepare import prepare


def weigh(score: float, amount: float, said: int = 0) -> float:
    given = np.array([score]), np.array([amount]), np.array([said], dtype=np.uint64)
    return float(weigh_place(*given, {})[0])


def test_the_price_of_a_postage_halves_the_score() -> None:
    assert weigh(0.8, 5.0) == 0.4


def test_the_price_of_goods_makes_it_sure() -> None:
    assert weigh(0.8, 2600.0) == 1.0


def test_without_a_price_nothing_changes() -> None:
    assert weigh(0.8, np.nan) == 0.8


def test_a_vague_word_stays_vague_at_any_price() -> None:
    assert weigh(0.4, 2600.0) == 0.4


def test_a_category_for_differences_makes_a_difference_likely() -> None:
    assert weigh(0.8, 150.0, PLACE_FOR_DIFFERENCES) == pytest.approx(0.72)
    assert weigh(0.8, 2600.0, PLACE_FOR_DIFFERENCES) == pytest.approx(0.9)


def doors(lexicon: Lexicon, title: str, category: str | None) -> list[str]:
    evidence = detect(prepare(make_listings({"title": title, "category": category}), lexicon), {})
    return [evidence.details[number].split(";")[0] for number in evidence.detail]


@pytest.mark.parametrize(
    ("title", "category", "found"),
    [
        ("Gucci 手提包 女", "玩具/拼图", ["door=misplaced"]),
        ("Gucci wallet brown", "toys", ["door=misplaced"]),
        ("Gucci wallet brown", "handbags", []),  # a wallet is near enough to a bag
        ("Gucci 手提包 女", "其他", []),
        ("Gucci 手提包 女", None, []),
        ("华为手机", "数码/耳机", ["door=misplaced"]),
        ("适用华为手机壳", "玩具/拼图", []),  # not goods of the brand
        ("纯棉四件套", "玩具/拼图", []),
    ],
)
def test_goods_of_a_brand_in_a_category_of_other_goods(
    lexicon: Lexicon, title: str, category: str | None, found: list[str]
) -> None:
    assert doors(lexicon, title, category) == found


@given(
    st.lists(
        st.one_of(st.none(), st.text(max_size=30), st.text().map(lambda text: text * 3000)), min_size=2, max_size=5
    )
)
def test_any_text_is_a_category(lexicon: Lexicon, names: list[str | None]) -> None:
    categories = make_listings(*({"title": "x", "category": name} for name in names)).column("category")
    together = read_categories(categories, np.arange(len(names)), lexicon)
    alone = [read_categories(categories, np.array([row]), lexicon)[0] for row in range(len(names))]
    assert together.tolist() == alone


def test_a_category_reads_alike_in_any_batch(lexicon: Lexicon) -> None:
    listings = make_listings(*({"title": "x", "category": name} for name in ("玩具/拼图", None, "女包", "玩具/拼图")))
    said = read_categories(listings.column("category"), np.array([0, 1, 2, 3]), lexicon)
    assert said[0] == said[3] != said[2]
    assert said[1] == 0
    assert read_categories(listings.column("category"), np.array([2]), lexicon).tolist() == [said[2]]
