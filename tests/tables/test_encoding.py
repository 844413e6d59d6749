"""The encoding of a text is found, and what is not in it is marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.tables.encoding import (
    BAD_BYTE,
    GB18030,
    UNDECIDED,
    UTF8,
    decide,
    find_mark,
    gb18030_to_utf8,
    marked_utf8,
)

CHINESE = "正品代购香奈儿口红，全新未拆封\n莆田鞋一比一复刻耐克运动鞋\n"
EVERYDAY = st.text(st.sampled_from("正品代购香奈儿口红全新拆封鞋一比复刻运动的是在有人这中大为abc 123，。"), min_size=1)


@given(st.lists(EVERYDAY, min_size=1, max_size=20).map("\n".join))
def test_everyday_chinese_is_told_apart(text: str) -> None:
    text += "\n" + CHINESE  # a few characters alone can be both: 一 in GBK is һ in UTF-8
    assert decide(text.encode("utf-8")) == UTF8
    assert decide(text.encode("gb18030")) == GB18030


def test_ascii_stays_undecided() -> None:
    assert decide(b"title,price\nNike,5\n") == UNDECIDED


@pytest.mark.parametrize("bad", [b"caf\xe9 au lait\n", b"\x80\x81\n", b"na\xefve\n"])
def test_a_broken_line_does_not_turn_utf8_into_gb18030(bad: bytes) -> None:
    assert decide(CHINESE.encode() + bad) == UTF8


def test_a_broken_line_does_not_turn_gb18030_into_utf8() -> None:
    assert decide(CHINESE.encode("gbk") * 3 + b"\xff\xff\n") == GB18030


def test_gb18030_becomes_utf8_and_bad_bytes_are_marked() -> None:
    assert gb18030_to_utf8("鞋\n".encode("gbk") + b"\xff\n") == "鞋\n".encode() + BAD_BYTE + b"\n"


def test_a_utf8_line_in_a_gb18030_file_is_marked() -> None:
    mixed = "正品\n".encode("gbk") + "香奈儿口红\n".encode() + "代购\n".encode("gbk")
    lines = gb18030_to_utf8(mixed).split(b"\n")
    assert [BAD_BYTE in line for line in lines] == [False, True, False, False]
    assert lines[2].decode() == "代购"


@pytest.mark.parametrize(("encoding", "name"), [("utf-8-sig", UTF8), ("utf-16", "utf-16-le")])
def test_a_mark_names_the_encoding(encoding: str, name: str) -> None:
    found, length = find_mark("鞋".encode(encoding))
    assert (found, length > 0) == (name, True)


def test_lone_surrogates_are_marked() -> None:
    assert marked_utf8("a\ud800b") == b"a" + BAD_BYTE + b"b"
