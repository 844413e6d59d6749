"""Variants of a name, one function each."""

from touchstone.lexicon.spelling import spell
from touchstone.lexicon.variants import (
    cut_short,
    drop_letter,
    mask_han,
    mask_latin,
    mask_twice,
    swap_lookalikes,
    write_pinyin,
)


def texts(variants: object) -> set[str]:
    return {spelling.text for spelling in variants}  # type: ignore[attr-defined]


def test_latin_masks_keep_three_letters() -> None:
    assert texts(mask_latin(spell("nike"), False, False)) == {"n*ke", "ni*e", "nik*"}


def test_the_first_name_of_a_sought_brand_may_keep_two() -> None:
    assert "ni*" in texts(mask_latin(spell("nike"), True, True))


def test_han_masks_keep_the_first_character() -> None:
    assert texts(mask_han(spell("香奈儿"), False)) == {"香*儿", "香奈*"}
    assert "香*" in texts(mask_han(spell("香奈儿"), True))


def test_lookalikes_change_one_letter_of_the_alphabet_at_a_time() -> None:
    found = texts(swap_lookalikes(spell("rolex")))
    assert {"r0lex", "ro1ex", "roiex", "rol3x"} <= found
    assert "r01ex" not in found


def test_a_letter_is_dropped_or_swapped_but_never_the_first() -> None:
    found = texts(drop_letter(spell("burberry")))
    assert {"burbery", "bruberry"} <= found
    assert "urberry" not in found


def test_pinyin_may_be_set_apart_by_syllables() -> None:
    (whole, *mixed) = write_pinyin(spell("香奈儿"))
    assert (whole.text, whole.breaks) == ("xiangnaier", 1 << 5 | 1 << 8)
    assert texts(mixed) == {"xiang奈儿", "香nai儿", "香奈er"}


def test_a_piece_has_four_letters_or_most_of_the_name() -> None:
    assert {"gucc", "guc", "cci"} <= texts(cut_short(spell("gucci")))
    found = texts(cut_short(spell("balenciaga")))
    assert {"bale", "ciaga", "nciag"} <= found
    assert "bal" not in found


def test_two_letters_are_masked_one_by_one() -> None:
    texts = {variant.text for variant in mask_twice(spell("chanel"))}
    assert "ch*n*l" in texts
    assert all(text[0] == "c" and text.count("*") == 2 for text in texts)
    assert not list(mask_twice(spell("dior")))


def test_the_last_letter_is_not_left_out() -> None:
    assert "lauren" not in {variant.text for variant in drop_letter(spell("laurent"))}
