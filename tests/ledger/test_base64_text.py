"""Base 64 with one spelling for each value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.ledger.base64_text import decode_base64, encode_base64


@given(st.binary())
def test_bytes_come_back(data: bytes) -> None:
    assert decode_base64(encode_base64(data)) == data


@given(st.text("ABab01+/=-_ \n"))
def test_what_is_read_is_what_would_be_written(text: str) -> None:
    try:
        assert encode_base64(decode_base64(text)) == text
    except ValueError:
        assert text


@pytest.mark.parametrize("text", ["YR==", "YQ", "YQ=", "YQ==\n", " YQ==", "Y Q==", "YQ===", "-_==", "é"])
def test_another_spelling_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        decode_base64(text)
