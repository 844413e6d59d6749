"""Names are told from data, and texts from numbers."""

import pytest

from touchstone.tables.header import guess_id_column, guess_text_column, has_header


@pytest.mark.parametrize(
    "rows",
    [
        [["title"], ["a"]],
        [["标题", "价格"], ["a", "1"]],
        [["id", "colour", "size", "title"], ["1", "red", "2", "a"]],
        [["colour", "weight"], ["red", "1.5"], ["blue", "2"]],
    ],
)
def test_a_row_of_names_is_a_header(rows: list[list[str]]) -> None:
    assert has_header(rows)


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [["1", "减速器链条"], ["2", "tasco望远镜"], ["3", "门帘"]],
        [["a12", "299"], ["b13", "300"], ["c14", "5"]],
        [["OPPO闪充充电器 数据线"], ["净水器"]],
        [["red", "blue"], ["green", "black"]],
        [["title " * 20, "price"], ["a", "1"]],
    ],
)
def test_a_row_of_data_is_no_header(rows: list[list[str]]) -> None:
    assert not has_header(rows)


def test_the_longest_texts_are_the_title() -> None:
    sample = {
        "1": ["a1", "b2"],
        "2": ["a long title", "another"],
        "3": ["http://very/long/address"] * 2,
        "4": ["1", "2"],
    }
    assert guess_text_column(sample) == "2"


def test_numbers_alone_hold_no_text() -> None:
    assert guess_text_column({"1": ["1", "2"], "2": []}) is None


def test_the_first_column_of_different_values_is_the_id() -> None:
    sample = {"1": ["x", "x"], "2": ["a b", "c"], "3": ["k1", "k2"], "4": ["t1", "t2"]}
    assert guess_id_column(sample, other_than="4") == "3"
    assert guess_id_column({"1": ["x", "x"]}, other_than="") is None
