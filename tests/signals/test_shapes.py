"""Telephone numbers, addresses and size runs are told by their form."""

import pyarrow as pa
import pytest

from touchstone.reading.folding import fold
from touchstone.signals.shapes import Shape, find_shapes


def shapes_of(*texts: str) -> list[tuple[int, Shape, str]]:
    found = find_shapes(fold(pa.array(texts, pa.string())))
    return [
        (row, Shape(shape), texts[row][start:end])
        for row, shape, start, end in zip(found.row, found.shape, found.start, found.end, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "shape", "span"),
    [
        ("电话13812345678联系", Shape.PHONE, "13812345678"),
        ("call 138-1234-5678 now", Shape.PHONE, "138-1234-5678"),
        ("杭州 0571-88888888", Shape.PHONE, "0571-88888888"),
        ("客服 400-666-8800", Shape.HOTLINE, "400-666-8800"),
        ("see www.bags.ru", Shape.LINK, "www.bags.ru"),
        ("mail me a.b@host.com ok", Shape.MAIL, "a.b@host.com"),
        ("Nike 36-45 men", Shape.SIZES, "36-45"),
        ("加一三八一二三四五六七八", Shape.PHONE, "一三八一二三四五六七八"),
    ],
)
def test_a_shape_is_found_where_it_stands(text: str, shape: Shape, span: str) -> None:
    assert shapes_of(text) == [(0, shape, span)]


@pytest.mark.parametrize(
    "text", ["SD32GB 2.5mm v1.0", "A1234567890123", "i7-9700F 16G+512G", "第36-37页", "2019-2020款", "苹果11.5元", ""]
)
def test_models_sizes_and_dates_are_no_shapes(text: str) -> None:
    assert shapes_of(text) == []


def test_a_number_at_the_begin_of_a_row_does_not_depend_on_the_row_before() -> None:
    assert shapes_of("abc", "13812345678 x") == [(1, Shape.PHONE, "13812345678")]
