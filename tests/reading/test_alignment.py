"""Messages as sent are lined up with what a person restored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.reading.alignment import Costs, Replacement, align, align_all, syllables

han = st.text(st.sampled_from("加微信送百元彩金注册宋佰唫徽伽"), max_size=12)


@pytest.mark.parametrize(
    ("written", "intended", "found"),
    [
        ("送宋38", "送送38", [Replacement(1, "宋", "送")]),
        ("qi牌", "棋牌", [Replacement(0, "qi", "棋")]),
        ("亻尔好", "你好", [Replacement(0, "亻尔", "你")]),
        ("+微", "加微", [Replacement(0, "+", "加")]),
        ("好!好", "好好", [Replacement(1, "!", "")]),
        ("一样", "一样", []),
    ],
)
def test_replacements_are_found(written: str, intended: str, found: list[Replacement]) -> None:
    assert align(written, intended, Costs()) == found


@given(han, han)
def test_applying_the_replacements_leaves_only_insertions(written: str, intended: str) -> None:
    text = written
    for one in sorted(align(written, intended, Costs()), key=lambda one: -one.place):
        text = text[: one.place] + one.intended + text[one.place + len(one.written) :]
    rest = iter(intended)
    assert all(character in rest for character in text)


def test_what_was_seen_often_costs_less() -> None:
    costs = Costs()
    before = costs.of("宋", "送")
    costs.seen["宋", "送"] = 100
    assert costs.of("宋", "送") < before


def test_every_pair_gets_its_replacements() -> None:
    assert align_all([("宋百", "送百"), ("好", "好")]) == [[Replacement(0, "宋", "送")], []]


def test_syllables_are_plain_letters() -> None:
    assert "zhong" in syllables("中")
    assert syllables("a") == frozenset()
