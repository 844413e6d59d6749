"""Spelling of a term: folded, with the places where a separator is usual."""

import pytest

from touchstone.lexicon.spelling import cut, spell
from touchstone.reading.pattern import MASK


@pytest.mark.parametrize(
    ("text", "symbols", "breaks"),
    [
        ("Louis Vuitton", "louisvuitton", 1 << 5),
        ("Hermès", "hermes", 0),
        ("路易·威登", "路易威登", 1 << 2),
        ("A貨", "a货", 1 << 1),
        ("1:1", "1:1", 0),
        ("H&M", "h&m", 0b110),
        ("L'Oréal", "loreal", 1 << 1),
        (" -- ", "", 0),
    ],
)
def test_a_term_is_spelled(text: str, symbols: str, breaks: int) -> None:
    assert (spell(text).text, spell(text).breaks) == (symbols, breaks)


def test_a_mask_sign_becomes_a_mask() -> None:
    assert spell("始～").symbols == (ord("始"), MASK)


def test_breaks_move_with_what_is_cut() -> None:
    spelling = cut(spell("Louis Vuitton"), 1, 3, "*")
    assert (spelling.text, spelling.breaks) == ("l*isvuitton", 1 << 4)
