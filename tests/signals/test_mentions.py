"""Which brands a title names, and how it stands to them."""

import pytest

from tests.signals.pipeline import make_listings, prepare_titles
from touchstone.lexicon.lexicon import Lexicon
from touchstone.signals.overlaps import COUNTED
from touchstone.signals.prepare import prepare
from touchstone.signals.relation import FITTED, NAMED, OWN


def relation(lexicon: Lexicon, title: str, brand: str) -> int:
    batch = prepare_titles(lexicon, title)
    of = {lexicon.brands[number].key: place for place, number in enumerate(batch.mentions.brand)}
    return int(batch.mentions.relation[of[brand]])


@pytest.mark.parametrize(
    ("title", "brand"),
    [
        ("飞利浦（PHILIPS）电动剃须刀", "philips"),
        ("Rolex - Submariner [Replica]", "rolex"),
        ("Gucci belt brown leather", "gucci"),
        ("Nike 耐克 男鞋 跑步鞋", "nike"),
    ],
)
def test_goods_of_a_brand_are_its_own(lexicon: Lexicon, title: str, brand: str) -> None:
    assert relation(lexicon, title, brand) == OWN


@pytest.mark.parametrize(
    ("title", "brand"),
    [
        ("适用于苹果iPhone11手机壳防摔保护套", "apple"),
        ("华为畅享7c手机壳 保护套钢化玻璃", "huawei"),
        ("phone case for iPhone Apple 11 pro", "apple"),
    ],
)
def test_goods_that_fit_a_brand_are_compatible(lexicon: Lexicon, title: str, brand: str) -> None:
    assert relation(lexicon, title, brand) == FITTED


@pytest.mark.parametrize(("title", "brand"), [("Pink Rolex 200mg MDMA", "rolex"), ("Gucci hash 5g", "gucci")])
def test_contraband_named_after_a_brand_only_mentions_it(lexicon: Lexicon, title: str, brand: str) -> None:
    assert relation(lexicon, title, brand) == NAMED


def test_an_ambiguous_alias_does_not_count_without_context(lexicon: Lexicon) -> None:
    mentions = prepare_titles(lexicon, "红富士苹果 5斤 新鲜水果").mentions
    assert (mentions.confidence < COUNTED).all()


def test_a_declared_brand_makes_an_ambiguous_alias_count(lexicon: Lexicon) -> None:
    batch = prepare(make_listings({"title": "苹果 二手 九成新", "brand": "Apple"}), lexicon)
    assert batch.mentions.primary[0] >= 0


def test_mentions_do_not_overlap(lexicon: Lexicon) -> None:
    mentions = prepare_titles(lexicon, "Apple苹果 华为/小米/oppo LV 路易威登").mentions
    assert (mentions.start[1:] >= mentions.end[:-1]).all()


def test_the_own_brand_stands_for_the_title(lexicon: Lexicon) -> None:
    batch = prepare_titles(lexicon, "飞利浦（PHILIPS）电动剃须刀")
    assert lexicon.brands[batch.mentions.brand[batch.own[0]]].key == "philips"
