"""The window moves over the content as UTF-8, whatever the file is, and finds its place again."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.tables.streams import PlainStream
from touchstone.tables.text_stream import TextStream

LINES = "".join(f"第{k}行 香奈儿口红正品\r\n" for k in range(60_000))


def stream_of(content: bytes, *, lone_returns: bool = False) -> TextStream:
    return TextStream(PlainStream(io.BytesIO(content)), lone_returns=lone_returns)


def rest(stream: TextStream, step: int = 700_001) -> bytes:
    parts = []
    while (window := stream.window(step)[0]) != b"":
        parts.append(window[:step])
        stream.advance(len(parts[-1]))
    return b"".join(parts)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_the_content_comes_as_utf8_in_windows_of_any_size(encoding: str) -> None:
    text = "\ufeff" + LINES if encoding == "utf-16-le" else LINES
    assert rest(stream_of(text.encode(encoding))).decode() == LINES


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("offset", [1, 900_000, 2_000_000])
def test_a_place_is_found_again(encoding: str, offset: int) -> None:
    content = LINES.encode(encoding)
    first = stream_of(content)
    first.window(1)
    again = stream_of(content)
    again.seek(offset, first.encoding)
    assert rest(again) == LINES.encode()[offset:]
    assert again.offset == len(LINES.encode())


def test_an_encoding_is_decided_where_it_first_shows() -> None:
    content = b"ascii\n" * 300_000 + "香奈儿口红正品\n".encode("gbk") * 10
    stream = stream_of(content)
    stream.window(1)
    assert stream.encoding == "ascii"
    assert rest(stream).endswith("香奈儿口红正品\n".encode())
    assert stream.encoding == "gb18030"


def test_lone_returns_become_line_ends() -> None:
    assert rest(stream_of("香\r奈\r".encode("gbk") * 3, lone_returns=True)).count(b"\n") == 6


def test_a_line_without_end_does_not_gather_in_memory() -> None:
    stream = stream_of("香奈儿口红正品".encode("gbk") * 300_000)
    window, at_end = stream.window(1)
    assert 0 < len(window) < 5_000_000
    assert not at_end


@given(st.binary(max_size=200))
def test_any_bytes_come_as_bytes_or_marks(content: bytes) -> None:
    stream = stream_of(content)
    found = rest(stream)
    assert stream.window()[1]
    assert len(found) <= 3 * len(content) + 3
