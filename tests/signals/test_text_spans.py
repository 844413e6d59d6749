"""Equal pieces of text get the same number, different ones different numbers."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from touchstone.signals.text_spans import number_spans, spell_codes

WORDS = st.lists(st.text("ab仿", max_size=3), max_size=40)


def number_words(words: list[str]) -> tuple[list[int], list[str]]:
    codes = np.array([ord(char) for char in "".join(words)], dtype=np.uint32)
    ends = np.cumsum([len(word) for word in words], dtype=np.int64)
    begins = ends - np.array([len(word) for word in words], dtype=np.int64)
    number, example = number_spans(codes, begins, ends)
    return number.tolist(), [spell_codes(codes[begins[at] : ends[at]]) for at in example]


@given(WORDS)
def test_numbers_follow_the_first_appearance_of_each_word(words: list[str]) -> None:
    distinct = list(dict.fromkeys(words))
    assert number_words(words) == ([distinct.index(word) for word in words], distinct)


def test_words_of_the_same_letters_in_another_order_differ() -> None:
    assert number_words(["ab", "ba", "ab"]) == ([0, 1, 0], ["ab", "ba"])
