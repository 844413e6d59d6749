"""What was meant where another character was written for it: by sound, by shape, by parts; and what is left alone."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.alphabets import texts
from touchstone.reading.correspondences import RestoringTables, restoring_tables
from touchstone.reading.folding import fold
from touchstone.reading.reference_restoring import restore_slowly
from touchstone.reading.restoring import read_one, read_texts, restore
from touchstone.vocabulary.hiding import Hiding

TABLES: RestoringTables = restoring_tables()
VARIANTS = [chr(code) for code in np.flatnonzero(TABLES.slot)[::7]]
spam = st.text(st.sampled_from([*"加微信送百元彩金注册Qq1234567890v+xo 亻尔纟合xian点com", *VARIANTS]), max_size=40)


@given(st.lists(st.one_of(spam, texts.map(lambda rows: "".join(row or "" for row in rows))), max_size=6))
def test_the_fast_restoring_agrees_with_the_slow_one(rows: list[str]) -> None:
    folded = fold(pa.array(rows, pa.string()))
    slow = restore_slowly(folded, TABLES)
    fast = restore(folded)
    assert fast.offsets.tolist() == np.cumsum([0, *map(len, slow)]).tolist()
    for name, column in (("code", fast.codes), ("start", fast.starts), ("end", fast.ends), ("hiding", fast.hiding)):
        assert column.tolist() == [getattr(one, name) for row in slow for one in row]


@given(spam)
def test_origins_stay_in_order_and_inside_the_text(text: str) -> None:
    read = read_one(text)
    assert np.all(read.starts < read.ends)
    assert np.all(np.diff(read.starts) >= 0)
    assert np.all(read.ends <= len(text))


@given(st.lists(spam, max_size=5))
def test_restoring_leaves_its_argument_alone(rows: list[str]) -> None:
    folded = fold(pa.array(rows, pa.string()))
    before = folded.codes.copy()
    restore(folded)
    assert np.array_equal(folded.codes, before)


@given(st.lists(spam, max_size=5))
def test_one_text_reads_as_it_does_in_a_batch(rows: list[str]) -> None:
    batch = read_texts(pa.array(rows, pa.string()))
    assert [batch.text(row) for row in range(len(rows))] == [read_one(row).text(0) for row in rows]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("注册宋38彩唫", "注册送38彩金"),
        ("伽徽信领取葒苞", "加微信领取红包"),
        ("捕渔 棋簰 送佰元", "捕鱼 棋牌 送百元"),
        ("亻尔好 徽信", "你好 微信"),
        ("免费领唫，一百诵1oo", "免费领金,一百送100"),
    ],
)
def test_what_another_character_was_written_for_is_read(written: str, read: str) -> None:
    assert read_one(written).text(0) == read


@pytest.mark.parametrize(
    "title",
    [
        "宋代官窑青瓷花瓶", "安徽徽章纪念章", "咖啡机家用", "韩版v领毛衣女", "vivo x23 oppo r9s手机壳", "iphone 6s plus 钢化膜",
        "5v 2a充电器 usb 10+20个", "小米10 pro 128g", "q版公仔", "a57", "扣子 纽扣 加厚", "o型圈 100ml", "oppo a5 a7x",
    ],
)  # fmt: skip
def test_ordinary_titles_stay_as_they_are(title: str) -> None:
    read = read_one(title)
    assert read.text(0) == title
    assert not read.hiding.any()


@given(st.text(st.characters(max_codepoint=0x7E, min_codepoint=0x20), max_size=40))
def test_a_text_without_han_is_never_changed(text: str) -> None:
    assert read_one(text).text(0) == fold(pa.array([text])).text(0)


def test_a_same_sounding_character_is_marked() -> None:
    read = read_one("注册宋38彩唫")
    assert read.hiding[2] == Hiding.HOMOPHONE


def test_parts_become_one_character_with_the_span_of_both() -> None:
    read = read_one("亻尔好 徽信")
    assert (read.starts[0], read.ends[0]) == (0, 2)
    assert read.hiding[0] == Hiding.LOOKALIKE


def test_an_empty_batch_reads_as_an_empty_batch() -> None:
    assert len(read_texts(pa.array([], pa.string()))) == 0
