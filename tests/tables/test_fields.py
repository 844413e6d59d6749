"""Fields are copied as they lie, quotes undone."""

import numpy as np
import pytest

from touchstone.tables.fields import take_fields


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (b"abc", "abc"),
        (b'"abc"', "abc"),
        (b'"a""b"', 'a"b'),
        (b'"a"b', "ab"),
        (b'"a"b"', 'ab"'),
        (b'a"b', 'a"b'),
        (b"", None),
        (b'""', None),
        (b" a ", " a "),
        ("“香奈儿”".encode(), "“香奈儿”"),
    ],
)
def test_a_field_is_read(raw: bytes, value: str | None) -> None:
    block = np.frombuffer(b"xx" + raw + b",y", np.uint8)
    starts, ends = np.array([2]), np.array([2 + len(raw)])
    assert take_fields(block, starts, ends, quote=ord('"')).to_pylist() == [value]


def test_no_fields_are_an_empty_column() -> None:
    none = np.empty(0, np.int64)
    assert take_fields(np.empty(0, np.uint8), none, none, quote=34).to_pylist() == []
