"""Columns of any type become texts, numbers, lists of texts, labels."""

import datetime
import decimal

import pyarrow as pa
import pytest

from touchstone.tables.values import as_label, as_number, as_text, as_texts


@pytest.mark.parametrize(
    ("column", "texts"),
    [
        (pa.array(["a", "", None]), ["a", None, None]),
        (pa.array(["a", "b", "a"]).dictionary_encode(), ["a", "b", "a"]),
        (pa.array(["香", ""], pa.large_string()), ["香", None]),
        (pa.array([1, None], pa.int32()), ["1", None]),
        (pa.array([7.0, 8.0]), ["7", "8"]),
        (pa.array([7.5, None]), ["7.5", None]),
        (pa.array([True, False]), ["true", "false"]),
        (pa.array([["a", "b"], []]), ["a b", None]),
        (pa.array([b"a", b"\xff"]), ["a", "\ufffd"]),
        (pa.array([datetime.date(2014, 1, 2)]), ["2014-01-02"]),
        (pa.array([{"x": 1}]), ["{'x': 1}"]),
        (pa.nulls(2), [None, None]),
    ],
)
def test_a_column_becomes_texts(column: pa.Array, texts: list[str | None]) -> None:
    assert as_text(column).to_pylist() == texts
    assert as_text(column).type == pa.string()


@pytest.mark.parametrize(
    ("column", "numbers", "bad"),
    [
        (pa.array([1, None, -2]), [1.0, None, None], 1),
        (pa.array([1.5, float("nan")]), [1.5, None], 1),
        (pa.array([decimal.Decimal("9.90")]), [9.9], 0),
        (pa.array(["5", "¥6", "x"]), [5.0, 6.0, None], 1),
        (pa.array(["5", "5"]).dictionary_encode(), [5.0, 5.0], 0),
    ],
)
def test_a_column_becomes_numbers(column: pa.Array, numbers: list[float | None], bad: int) -> None:
    values, _, unread = as_number(column)
    assert (values.to_pylist(), unread) == (numbers, bad)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("http://a/1.jpg", ["http://a/1.jpg"]),
        ("http://a/1.jpg,http://a/2.jpg", ["http://a/1.jpg", "http://a/2.jpg"]),
        ("a.jpg|b.jpg; c.jpg", ["a.jpg", "b.jpg", "c.jpg"]),
        ('["//a/1,2.jpg", "//b"]', ["//a/1,2.jpg", "//b"]),
    ],
)
def test_a_text_becomes_a_list(text: str, parts: list[str]) -> None:
    assert as_texts(pa.array([text, None])).to_pylist() == [parts, None]


def test_lists_of_other_things_become_texts() -> None:
    assert as_texts(pa.array([[1, 2], None])).to_pylist() == [["1", "2"], None]


def test_labels_are_read_in_both_languages() -> None:
    words = ["1", "0", "True", "no", "假货", "正品", "maybe", None]
    assert as_label(pa.array(words)).to_pylist() == [1, 0, 1, 0, 1, 0, None, None]
