"""Terms are found where a person would read them, and the fast way agrees with the plain one."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.lexicon.kind import Kind
from touchstone.reading.automaton import build_automaton
from touchstone.reading.folding import fold
from touchstone.reading.matching import find_terms
from touchstone.reading.pattern import MASK, Pattern
from touchstone.reading.reference_matching import find_terms_plainly
from touchstone.reading.suppressing import INNOCENT
from touchstone.vocabulary.hiding import Hiding

WRITINGS = [
    ("nike", 0, {}),
    ("耐克", 1, {}),
    ("louisvuitton", 2, {"breaks": 1 << 5}),
    ("1:1", 3, {}),
    ("ch§el", 4, {"hiding": Hiding.MASKED}),
    ("香§", 5, {"hiding": Hiding.MASKED}),
    ("香奈儿", 5, {}),
    ("香奈儿", 5, {"sound": True}),
    ("oppo", 6, {}),
    ("苹果", 7, {}),
    ("苹果醋", 8, {}),
    ("a", 9, {}),
    ("nik", 10, {}),
]
KINDS = np.array([Kind.BRAND] * 3 + [Kind.CLAIM] + [Kind.BRAND] * 4 + [Kind.INNOCENT, Kind.MODEL, Kind.BRAND], np.int8)
PATTERNS = [
    Pattern(tuple(MASK if c == "§" else ord(c) for c in text), term, **options) for text, term, options in WRITINGS
]
AUTOMATON = build_automaton(PATTERNS, KINDS)


def found(text: str) -> list[tuple[int, str, Hiding]]:
    hits = find_terms(fold(pa.array([text])), AUTOMATON)
    rows = zip(hits.term, hits.start, hits.end, hits.hiding, strict=True)
    return [(int(term), text[start:end], Hiding(int(hiding))) for term, start, end, hiding in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nike shoes", (0, "nike", Hiding.NONE)),
        ("新款N I K E鞋", (0, "N I K E", Hiding.SPLIT)),
        ("耐.克", (1, "耐.克", Hiding.DECORATED)),
        ("Louis Vuitton", (2, "Louis Vuitton", Hiding.NONE)),
        ("LouisVuitton", (2, "LouisVuitton", Hiding.NONE)),
        ("做工1：1", (3, "1：1", Hiding.NONE)),
        ("Ch**el", (4, "Ch**el", Hiding.MASKED)),
        ("香～ 包", (5, "香～", Hiding.MASKED)),
        ("香奶儿", (5, "香奶儿", Hiding.HOMOPHONE)),
        ("oppoa59手机壳", (6, "oppo", Hiding.NONE)),
        ("苹果醋", (8, "苹果醋", Hiding.NONE)),
    ],
)
def test_a_term_is_found_with_its_original_span_and_how_it_hides(text, expected):
    assert found(text) == [expected]


@pytest.mark.parametrize("text", ["superNike", "nikenorth", "大耐 克服", "11:12", "1:10", "好香～", "n ike", "耐（克"])
def test_what_only_looks_like_a_term_is_not_found(text):
    assert [hit for hit in found(text) if hit[0] != 9] == []


def test_more_hits_than_the_first_room_holds_are_all_found():
    assert len(found("nike " * 500)) == 500


def test_the_innocent_kind_has_the_number_the_matcher_knows():
    assert int(Kind.INNOCENT) == INNOCENT


PIECES = st.sampled_from(
    [*"nikeNIKEch*el香奈奶儿耐克苹果醋1:2~ .·-，aos5", "louis", "vuitton", "oppo", "\u200b", "𝗻", "і", "９", "  "]
)
NASTY = st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=12)


@given(st.lists(NASTY, min_size=1, max_size=4))
def test_the_fast_way_agrees_with_the_plain_one(texts):
    folded = fold(pa.array(texts))
    hits = find_terms(folded, AUTOMATON)
    for row in range(len(texts)):
        mine = hits.row == row
        fast = list(zip(hits.first[mine], hits.last[mine], hits.term[mine], hits.hiding[mine], strict=True))
        hiding = folded.hiding[folded.offsets[row] : folded.offsets[row + 1]].tolist()
        plain = find_terms_plainly(folded.text(row), hiding, PATTERNS, KINDS.tolist())
        assert [tuple(map(int, hit)) for hit in fast] == [(h.first, h.last, h.term, h.hiding) for h in plain]


def test_a_text_with_more_hits_than_there_is_room_for_is_read_to_its_end() -> None:
    hits = find_terms(fold(pa.array(["nike " * 30_000, "耐.克 " * 2_000, "nike"])), AUTOMATON)
    assert np.bincount(hits.row).tolist() == [30_000, 2_000, 1]
    assert hits.start[-1] == 0


def test_rows_are_read_alike_whatever_stands_before_them() -> None:
    texts = ["耐.克 nike", "", "香～ 包"] * 700
    hits = find_terms(fold(pa.array(texts)), AUTOMATON)
    alone = [len(find_terms(fold(pa.array([text])), AUTOMATON)) for text in texts[:3]]
    assert np.bincount(hits.row, minlength=len(texts)).tolist() == alone * 700
