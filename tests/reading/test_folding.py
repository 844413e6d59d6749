"""The folding of text: what it undoes, what it leaves alone, and that it agrees with its slow reference."""

import sys

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.alphabets import anything, nasty, texts
from touchstone.reading.folded import Folded
from touchstone.reading.folding import fold, fold_one
from touchstone.reading.kept_table import fold_table
from touchstone.reading.reference import fold_slowly
from touchstone.vocabulary.hiding import Hiding


def same(one: Folded, other: Folded) -> bool:
    names = ("codes", "starts", "ends", "hiding", "offsets")
    return all(np.array_equal(getattr(one, name), getattr(other, name)) for name in names)


@given(texts)
def test_the_fast_folding_agrees_with_the_slow_one(rows: list[str | None]) -> None:
    assert same(fold(pa.array(rows, pa.string())), fold_slowly(rows))


@given(st.one_of(anything, nasty))
def test_one_text_folds_as_it_does_in_a_batch(text: str) -> None:
    assert same(fold_one(text), fold(pa.array([text])))


@given(st.one_of(anything, nasty))
def test_folding_its_own_output_changes_nothing(text: str) -> None:
    once = fold_one(text).text(0)
    assert fold_one(once).text(0) == once


def test_no_character_folds_to_one_that_folds_again() -> None:
    once = [fold_one(chr(code)).text(0) for code in range(0, 0x20000) if not 0xD800 <= code < 0xE000]
    folded = fold(pa.array(once))
    assert [folded.text(row) for row in range(len(once))] == once


@given(st.one_of(anything, nasty))
def test_origins_are_in_order_and_inside_the_text(text: str) -> None:
    folded = fold_one(text)
    assert np.all(folded.starts < folded.ends)
    assert np.all(np.diff(folded.starts) >= 0)
    assert np.all(np.diff(folded.ends) >= 0)
    assert np.all((folded.starts >= 0) & (folded.ends <= len(text)))


def test_code_points_of_all_planes_fold_alike_in_both_paths() -> None:
    points = [chr(code) for code in range(0, sys.maxunicode + 1, 7) if not 0xD800 <= code < 0xE000]
    assert same(fold(pa.array(points)), fold_slowly(points))


@pytest.mark.parametrize(
    ("written", "read", "hiding"),
    [
        ("ＮＩＫＥ", "nike", Hiding.NONE),
        ("香奈兒", "香奈儿", Hiding.NONE),
        ("𝗕𝗮𝗹𝗲", "bale", Hiding.STYLED),
        ("🅰🄱ⓒ🇩", "abcd", Hiding.STYLED),
        ("ɢᴜᴄᴄɪ", "gucci", Hiding.STYLED),
        ("ᵛˣ", "vx", Hiding.STYLED),
        ("ᶢuᶜᶝı", "gucci", Hiding.STYLED | Hiding.LOOKALIKE),
        ("①❷⑶⒋", "1234", Hiding.NONE),
        ("1️⃣3️⃣", "13", Hiding.INVISIBLE),
        ("n̶i̶k̶e̶", "nike", Hiding.INVISIBLE),
        ("微\u200b信", "微信", Hiding.INVISIBLE),
        ("ΡRΑDΑ", "prada", Hiding.LOOKALIKE),
        ("nіke", "nike", Hiding.LOOKALIKE),
        ("Hermès", "hermes", Hiding.NONE),
        ("⺠用", "民用", Hiding.NONE),
        ("5㎏", "5kg", Hiding.NONE),
        ("【正品】，。", "[正品],.", Hiding.NONE),
    ],
)
def test_hidden_text_is_read(written: str, read: str, hiding: Hiding) -> None:
    folded = fold_one(written)
    assert folded.text(0) == read
    assert np.bitwise_or.reduce(folded.hiding) == hiding


@pytest.mark.parametrize("word", ["сумка", "москва", "ελλάδα", "囡", "耐克", "a57", "10+", "5μm", "カメラ", "한국"])
def test_an_ordinary_word_of_any_script_stays(word: str) -> None:
    folded = fold_one(word)
    assert folded.text(0) == word
    assert not folded.hiding.any()


def test_an_expansion_keeps_the_origin_of_every_part() -> None:
    folded = fold_one("5㎏x")
    assert folded.text(0) == "5kgx"
    assert folded.starts.tolist() == [0, 1, 1, 2]
    assert folded.ends.tolist() == [1, 2, 2, 3]


def test_a_run_of_white_space_is_one_space_with_the_span_of_all() -> None:
    folded = fold_one("a \u3000\u200b\tb")
    assert folded.text(0) == "a b"
    assert (folded.starts[1], folded.ends[1]) == (1, 5)


def test_unpaired_surrogates_do_not_crash() -> None:
    assert fold_one("a\ud800b").text(0) == "a\ufffdb"


def test_a_text_that_expands_beyond_its_bytes_is_folded_whole() -> None:
    assert len(fold_one("ﷺ" * 1000).codes) == 18_000


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.string_view()])
def test_slices_chunks_and_nulls_of_every_string_type_fold(kind: pa.DataType) -> None:
    whole = pa.array(["Ａ", None, "ｂc", "", "D"], kind)
    chunked = pa.chunked_array([whole.slice(1, 2), whole.slice(3)])
    folded = fold(chunked)
    assert [folded.text(row) for row in range(4)] == ["", "bc", "", "d"]
    assert len(fold(whole.slice(5))) == 0


def test_the_table_of_the_process_is_built_once() -> None:
    assert fold_table() is fold_table()
