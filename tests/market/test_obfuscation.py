"""Each tactic changes what it applies to, and the word can still be found where it stands."""

import unicodedata
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.market.obfuscation import TACTICS, Tactic, hide, is_han, is_latin, mask_tail, span_after, spell_pinyin
from touchstone.vocabulary.hiding import HIDING_WORDS, Hiding

# A word that each tactic applies to.
APPLIES = {
    "styled": "Nike",
    "lookalike_letters": "Nike",
    "lookalike_han": "耐克",
    "homophone": "香奈儿",
    "zero_width": "Gucci",
    "struck": "Chanel",
    "decorated": "耐克",
    "split": "Nike",
    "masked_inside": "Chanel",
    "masked_tail": "香奈儿",
    "pinyin": "古驰",
}
WORDS = st.sampled_from(
    ["耐克", "Nike", "香奈儿", "Louis Vuitton", "路易威登", "高仿", "1:1", "微信", "LV", "adidas", "A货"]
)
tactic_names = pytest.mark.parametrize("tactic", TACTICS, ids=lambda tactic: tactic.name)


@tactic_names
@given(seed=st.integers(0, 2**32))
def test_a_tactic_changes_the_word_it_applies_to(tactic: Tactic, seed: int) -> None:
    word = APPLIES[tactic.name]
    assert tactic.rewrite(Random(seed), word) != word


@tactic_names
@given(seed=st.integers(0, 2**32), before=st.text(max_size=20), after=st.text(max_size=20), word=WORDS)
def test_nothing_outside_the_span_changes(tactic: Tactic, seed: int, before: str, after: str, word: str) -> None:
    text, span = before + word + after, (len(before), len(before) + len(word))
    hidden = tactic(Random(seed), text, span)
    start, end = span_after(text, span, hidden)
    assert hidden[:start] == before
    assert hidden[end:] == after
    assert hidden[start:end] == tactic.rewrite(Random(seed), word)


@tactic_names
@given(seed=st.integers(0, 2**32), word=st.text(max_size=12))
def test_a_tactic_takes_any_text(tactic: Tactic, seed: int, word: str) -> None:
    hidden = tactic.rewrite(Random(seed), word)
    assert isinstance(hidden, str)
    assert bool(hidden) == bool(word)


@tactic_names
@given(seed=st.integers(0, 2**32), word=WORDS)
def test_the_same_seed_hides_in_the_same_way(tactic: Tactic, seed: int, word: str) -> None:
    assert tactic.rewrite(Random(seed), word) == tactic.rewrite(Random(seed), word)


def test_every_row_has_its_own_name() -> None:
    names = [tactic.name for tactic in TACTICS]
    assert len(set(names)) == len(names)
    assert set(names) == set(APPLIES)


def test_the_tactics_cover_every_way_of_hiding_but_nicknames() -> None:
    covered = {tactic.hiding for tactic in TACTICS}
    assert covered == set(HIDING_WORDS) - {Hiding.NICKNAME}


@given(seed=st.integers(0, 2**32), word=WORDS)
def test_hiding_names_the_tactic_that_did_it(seed: int, word: str) -> None:
    hidden, name = hide(Random(seed), word)
    assert hidden != word
    assert name in APPLIES


def test_a_word_that_nothing_can_hide_stays_as_it_is() -> None:
    assert hide(Random(1), "") == ("", "")


@given(seed=st.integers(0, 2**32))
def test_styled_letters_fold_back_by_compatibility(seed: int) -> None:
    styled = TACTICS[0].rewrite(Random(seed), "Balenciaga 1")
    assert unicodedata.normalize("NFKC", styled) == "Balenciaga 1"


@given(seed=st.integers(0, 2**32))
def test_invisible_characters_leave_the_letters_in_order(seed: int) -> None:
    hidden = next(tactic for tactic in TACTICS if tactic.name == "zero_width").rewrite(Random(seed), "Chanel")
    assert "".join(filter(is_latin, hidden)) == "Chanel"


@given(seed=st.integers(0, 2**32), word=st.sampled_from(["香奈儿", "路易威登", "耐克"]))
def test_a_homophone_sounds_the_same(seed: int, word: str) -> None:
    hidden = next(tactic for tactic in TACTICS if tactic.name == "homophone").rewrite(Random(seed), word)
    assert spell_pinyin(Random(0), hidden) == spell_pinyin(Random(0), word)


@given(seed=st.integers(0, 2**32))
def test_a_masked_word_keeps_its_first_and_last_letter(seed: int) -> None:
    hidden = next(tactic for tactic in TACTICS if tactic.name == "masked_inside").rewrite(Random(seed), "Chanel")
    assert hidden[0] == "C"
    assert hidden[-1] == "l"
    assert len(hidden) == len("Chanel")


def test_a_masked_tail_keeps_one_han_of_a_short_name() -> None:
    hidden = mask_tail(Random(1), "香奈儿")
    assert hidden[0] == "香"
    assert len(hidden) == 2


def test_pinyin_leaves_latin_words_alone() -> None:
    assert spell_pinyin(Random(1), "Nike") == "Nike"
    assert spell_pinyin(Random(1), "耐克") == "naike"


def test_han_and_latin_are_told_apart() -> None:
    assert [is_han(c) for c in "克aA1"] == [True, False, False, False]
    assert [is_latin(c) for c in "克aAé"] == [False, True, True, False]
