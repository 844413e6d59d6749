"""Which brand a line means that is only a piece of a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.lexicon.load import load_lexicon
from touchstone.lexicon.pieces import cut, find_piece, misspell, sound

LEXICON = load_lexicon()


def brand_of(line: str, said: bool = False) -> str | None:
    found = find_piece(line, LEXICON, said)
    return LEXICON.brands[found].key if found >= 0 else None


@pytest.mark.parametrize(
    ("line", "key"),
    [("𝗵𝗮𝗻𝗲", "chanel"), ("Chrstian", "christian_louboutin"), ("娇韵", "clarins"), ("LV家", "louis_vuitton")],
)
def test_a_piece_of_a_name_gives_its_brand(line: str, key: str) -> None:
    assert brand_of(line) == key


def test_a_masked_line_is_known_by_its_first_character() -> None:
    assert brand_of("始*") == "arcteryx"


def test_a_name_in_other_characters_of_its_sound_gives_its_brand() -> None:
    assert brand_of("普啦达") == "prada"


def test_one_letter_counts_only_beside_a_sign() -> None:
    assert brand_of("▫️H") == "hermes"
    assert brand_of("h") is None


@pytest.mark.parametrize("line", ["", "女包", "运动鞋 男", "不锈钢保温杯 大容量", "wireless mouse silent"])
def test_an_ordinary_line_gives_none(line: str) -> None:
    assert brand_of(line) is None


def test_a_line_that_says_something_else_must_be_all_of_a_name() -> None:
    assert brand_of("空军一号", said=True) == "nike"
    assert brand_of("空军", said=True) is None


def test_near_sounds_are_the_same() -> None:
    assert sound("香奈") == sound("相奈")
    assert sound("森") == sound("生")


def test_pieces_of_latin_names_have_three_letters_or_start_it() -> None:
    assert {piece for piece, _ in cut("dior")} == {"di", "dio", "dior", "ior"}


def test_misspellings_differ_in_one_letter() -> None:
    near = set(misspell("chroe"))
    assert {"chrome", "choe", "chore", "chrae"} <= near


@given(st.text(max_size=30))
def test_any_line_gives_a_brand_or_none(line: str) -> None:
    assert -1 <= find_piece(line, LEXICON) < len(LEXICON.brands)
