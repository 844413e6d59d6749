"""The shipped words are whole: both languages, every list, every number in range."""

import numpy as np
import pytest

from touchstone.market.stock import Stock
from touchstone.market.wording import ABSENT, LANGUAGES, Vocabulary, load_words

GOODS, PHRASES = load_words()


def test_both_languages_have_the_same_lists() -> None:
    assert set(PHRASES["zh"]) == set(PHRASES["en"])
    for part in ("reviews", "descriptions"):
        assert set(PHRASES[part]["zh"]) == set(PHRASES[part]["en"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_list_is_empty_or_repeats_itself(language: str) -> None:
    for words in PHRASES[language].values():
        assert words
        assert len(set(words)) == len(words)


def test_english_lists_hold_no_han() -> None:
    every = "".join(word for words in PHRASES["en"].values() for word in words)
    assert not any("\u4e00" <= c <= "\u9fff" for c in every)


def test_every_goods_group_is_complete() -> None:
    for group in GOODS["group"]:
        assert all(len(noun) == 3 for noun in group["nouns"])
        assert group["zh"]
        assert group["en"]
        assert group["sizes"]
        assert group["price"] > 0
        assert 0 < group["spread"] < 1
        assert group["luxury"] > 1


def test_every_innocent_article_has_both_names_a_category_and_a_price() -> None:
    for chinese, english, category, price in PHRASES["innocent"]["goods"]:
        assert chinese
        assert english.isascii()
        assert "/" in category
        assert price > 0


def test_every_noun_has_a_category(stock: Stock) -> None:
    pool = stock.wording.nouns
    for start, count in zip(pool.start.flat, pool.count.flat, strict=True):
        assert all(stock.wording.category_of[entry] for entry in range(start, start + count))


def test_a_pool_draws_every_entry_of_its_list_and_no_other() -> None:
    vocabulary = Vocabulary()
    pool = vocabulary.pool([["a", "b", "c"], ["x"]])
    drawn = pool.draw(np.random.default_rng(1), np.zeros(200, np.int32))
    assert {vocabulary.words[entry] for entry in drawn} == {"a", "b", "c"}


def test_an_empty_list_draws_nothing() -> None:
    pool = Vocabulary().pool([[], ["x"]])
    assert pool.draw(np.random.default_rng(1), np.array([0, 1], np.int32)).tolist() == [ABSENT, 0]


def test_a_grid_has_a_list_for_each_pair() -> None:
    vocabulary = Vocabulary()
    grid = vocabulary.grid([[["a"], ["b", "c"]], [["d"], ["e"]]])
    assert grid.count.tolist() == [[1, 2], [1, 1]]
    assert vocabulary.words[grid.start[1, 0]] == "d"
