"""Evidence is marked in the original text, and nothing in a text can hide, reverse or cover the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.screening.report.marking import mark_text, show

TEXTS = st.text(st.characters(), max_size=60)
SPANS = st.lists(st.tuples(st.integers(-5, 80), st.integers(-5, 80), st.integers(0, 5)), max_size=6)


def plain(text: str) -> str:
    """The text as the glyphs say it, codes turned back into characters."""
    return "".join(glyph.text or chr(int(glyph.code[2:], 16)) for glyph in show(text))


@given(TEXTS, SPANS)
def test_stretches_are_the_whole_text(text: str, spans: list[tuple[int, int, int]]) -> None:
    parts = [
        glyph.text or chr(int(glyph.code[2:], 16)) for stretch in mark_text(text, spans) for glyph in stretch.glyphs
    ]
    assert "".join(parts) == text


@given(TEXTS)
def test_every_character_shows_or_is_named(text: str) -> None:
    assert plain(text) == text


def test_a_span_is_marked_where_it_stands() -> None:
    stretches = mark_text("高仿 Nike 鞋", [(0, 2, 0), (3, 7, 1)])
    assert [("".join(g.text for g in s.glyphs), s.pieces) for s in stretches] == [
        ("高仿", (0,)),
        (" ", ()),
        ("Nike", (1,)),
        (" 鞋", ()),
    ]


def test_overlapping_spans_share_their_middle() -> None:
    assert [stretch.pieces for stretch in mark_text("abcdef", [(0, 4, 0), (2, 6, 1)])] == [(0,), (0, 1), (1,)]


@pytest.mark.parametrize("spans", [[(-1, -1, 0)], [(5, 2, 0)], [(90, 99, 0)], []])
def test_a_span_outside_the_text_marks_nothing(spans: list[tuple[int, int, int]]) -> None:
    assert [stretch.pieces for stretch in mark_text("abc", spans)] == [()]


@pytest.mark.parametrize("character", ["\u202e", "\u200b", "\x00", "\u2066", "\ufeff", "\u0336", "\U000e0041"])
def test_what_cannot_be_seen_is_named(character: str) -> None:
    codes = [glyph.code for glyph in show(f"a{character}b")]
    assert codes == ["", f"U+{ord(character):04X}", ""]


def test_an_empty_text_has_no_stretch() -> None:
    assert mark_text("", [(0, 3, 0)]) == []
