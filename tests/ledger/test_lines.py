"""Lines have one spelling: what is read is exactly what would be written."""

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from touchstone.ledger.lines import fits, read_hex, read_line, write_line

texts = st.text(st.characters(exclude_categories=["Cs"]))
lines = st.dictionaries(st.sampled_from("abcdef"), texts | st.integers(-(2**53) + 1, 2**53 - 1))


@given(lines)
def test_a_line_is_canonical_json(line: dict[str, str | int]) -> None:
    assert write_line(line) == rfc8785.dumps(line) + b"\n"


@given(lines)
def test_a_line_is_read_back(line: dict[str, str | int]) -> None:
    assert read_line(write_line(line)) == line


OTHER_SPELLINGS = (
    b'{"a":1}',
    b'{"a": 1}\n',
    b'{"a":1}\r\n',
    b'{"b":1,"a":1}\n',
    b'{"a":1,"a":1}\n',
    b'{"a":"\\u0041"}\n',
    b'{"a":"\\ud800"}\n',
    b'{"a":1e0}\n',
    b'{"a":NaN}\n',
    b"[1]\n",
    b'{"a":' * 100_000 + b"}\n",
    b'{"a":' + b"9" * 5000 + b"}\n",
    '{"a":1}\n'.encode("utf-16"),
    b'\xef\xbb\xbf{"a":1}\n',
    b'{"a":"\xff"}\n',
    b"\n",
    b"",
)


@pytest.mark.parametrize("written", OTHER_SPELLINGS, ids=range(len(OTHER_SPELLINGS)))
def test_another_spelling_is_refused(written: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_line(written)


def test_a_shape_asks_for_all_keys_and_no_others_with_their_types() -> None:
    shape = {"a": int, "b": str}
    assert fits({"a": 1, "b": ""}, shape)
    assert not any(fits(line, shape) for line in ({"a": 1}, {"a": 1, "b": "", "c": 1}, {"a": True, "b": ""}))


@pytest.mark.parametrize("text", ["AB", " ab", "a", "ab cd", "x0"])
def test_hexadecimal_has_one_spelling(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_hex(text)
