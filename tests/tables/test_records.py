"""Records, fields and lines of delimited text agree with the plain reader, and a bad line costs only itself."""

import csv
import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.tables.fields import take_fields
from touchstone.tables.records import (
    GOOD,
    HAS_NUL,
    MAX_RECORD_BYTES,
    NO_BYTE,
    TOO_LONG,
    UNCLOSED_QUOTE,
    WRONG_FIELD_COUNT,
    Records,
    find_records,
)

QUOTE, COMMA = ord('"'), ord(",")
CELLS = st.text(st.sampled_from('ab",\n 香'), max_size=6)


def find(text: bytes, columns: int = 2, *, most: int = 1000, at_end: bool = True, quote: int = QUOTE) -> Records:
    block = np.frombuffer(text, np.uint8)
    return find_records(block, delimiter=COMMA, quote=quote, slot_of=np.arange(columns), at_end=at_end, most=most)


def rows(text: bytes, columns: int = 2) -> list[list[str | None]]:
    found = find(text, columns)
    good = np.flatnonzero(found.status == GOOD)
    block = np.frombuffer(text, np.uint8)
    cells = [take_fields(block, found.starts[good, k], found.ends[good, k], quote=QUOTE) for k in range(columns)]
    return [list(row) for row in zip(*(column.to_pylist() for column in cells), strict=True)]


def status(text: bytes, columns: int = 2) -> list[tuple[int, int]]:
    found = find(text, columns)
    return list(zip(found.lines.tolist(), found.status.tolist(), strict=True))


@given(st.lists(st.tuples(CELLS, CELLS), max_size=12), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_what_the_plain_writer_writes_is_read_back(table: list[tuple[str, str]], end: str, quoted: bool) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator=end, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL).writerows(table)
    assert rows(out.getvalue().encode()) == [[cell or None for cell in row] for row in table]


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=12), st.integers(1, 5))
def test_stopping_after_some_records_and_going_on_finds_the_same(table: list[tuple[str, str]], most: int) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(table)
    text, begins, at, line = out.getvalue().encode(), [], 0, 0
    while at < len(text):
        part = find(text[at:], most=most)
        begins += [(at + begin, line + lines) for begin, lines in zip(part.begin, part.lines, strict=True)]
        at, line = at + part.consumed, line + part.passed
    whole = find(text)
    assert begins == list(zip(whole.begin, whole.lines, strict=True))


def test_lines_inside_quotes_count() -> None:
    assert status(b'a,"b\nc\nd"\n1,2\n') == [(0, GOOD), (3, GOOD)]


def test_blank_lines_are_no_records_but_count_as_lines() -> None:
    assert status(b"a,b\n\n\r\n1,2") == [(0, GOOD), (3, GOOD)]


def test_too_few_and_too_many_fields_are_told() -> None:
    assert status(b"a\n1,2,3\n1,2\n") == [(0, WRONG_FIELD_COUNT), (1, WRONG_FIELD_COUNT), (2, GOOD)]


def test_empty_fields_beyond_the_header_are_forgiven() -> None:
    assert rows(b"a,b,,\n1,2\n") == [["a", "b"], ["1", "2"]]


def test_an_unclosed_quote_costs_its_own_line_only() -> None:
    assert status(b'1,"five inch\n2,b\n3,"c"\n4,d\n') == [(0, UNCLOSED_QUOTE), (1, GOOD), (2, GOOD), (3, GOOD)]


def test_a_quote_unclosed_to_the_end_costs_its_own_line_only() -> None:
    assert status(b'1,"five inch\n2,b\n3,c\n') == [(0, UNCLOSED_QUOTE), (1, GOOD), (2, GOOD)]


def test_a_quote_inside_a_field_is_text() -> None:
    assert rows(b'5" pipe,3\n"5"" pipe",3\n') == [['5" pipe', "3"], ['5" pipe', "3"]]


def test_without_a_quote_character_quotes_are_text() -> None:
    found = find(b'"a,b\n', quote=NO_BYTE)
    assert found.status.tolist() == [GOOD]


def test_a_nul_byte_is_told() -> None:
    assert status(b"a\0,b\n1,2\n") == [(0, HAS_NUL), (1, GOOD)]


def test_a_line_longer_than_the_limit_is_told_and_passed() -> None:
    assert status(b"a" * (MAX_RECORD_BYTES + 1) + b",b\n1,2\n") == [(0, TOO_LONG), (1, GOOD)]


@pytest.mark.parametrize("text", [b"1,2\n3,", b'1,2\n3,"', b"1,2\n3", b'1,2\n"3\n4,5\n'])
def test_a_record_that_may_go_on_is_left_for_the_next_block(text: bytes) -> None:
    found = find(text, at_end=False)
    assert (len(found.begin), found.consumed, found.passed) == (1, 4, 1)
