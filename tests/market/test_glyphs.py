"""The tables of characters that stand for others hold what they say."""

import unicodedata

from touchstone.market.glyphs import (
    INVISIBLES,
    LOOKALIKE_CAPITALS,
    LOOKALIKE_HAN_PAIRS,
    LOOKALIKE_LETTERS,
    STYLED_ALPHABETS,
    STYLED_DIGITS,
    lookalike_han,
    same_sound,
)


def test_every_styled_alphabet_is_whole() -> None:
    for capital, small in STYLED_ALPHABETS:
        for place in range(26):
            assert unicodedata.normalize("NFKC", chr(capital + place)) == chr(65 + place)
            assert unicodedata.normalize("NFKC", chr(small + place)) == chr(97 + place)


def test_styled_digits_are_the_digits_they_show() -> None:
    assert all(unicodedata.normalize("NFKC", styled) == digit for digit, styled in STYLED_DIGITS.items())
    assert len(STYLED_DIGITS) == 10


def test_no_letter_looks_like_itself() -> None:
    for table in (LOOKALIKE_LETTERS, LOOKALIKE_CAPITALS):
        assert all(letter not in others for letter, others in table.items())


def test_no_lookalike_is_an_ordinary_letter() -> None:
    every = "".join([*LOOKALIKE_LETTERS.values(), *LOOKALIKE_CAPITALS.values()])
    assert not any(c.isascii() and c.isalpha() for c in every)


def test_pairs_of_han_are_pairs_and_work_each_way() -> None:
    assert all(len(pair) == 2 and pair[0] != pair[1] for pair in LOOKALIKE_HAN_PAIRS.split())
    assert lookalike_han()["奈"] == "柰"
    assert lookalike_han()["柰"] == "奈"


def test_han_of_one_syllable_are_found_whatever_their_tone() -> None:
    assert "威" in same_sound()["微"]
    assert "微" not in same_sound()["微"]


def test_a_syllable_of_one_character_has_no_other() -> None:
    assert all(c not in others for c, others in same_sound().items())


def test_invisible_characters_are_format_characters() -> None:
    assert {unicodedata.category(c) for c in INVISIBLES} == {"Cf"}
