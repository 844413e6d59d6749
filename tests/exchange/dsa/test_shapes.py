"""Values of one attribute: what the cure names."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.dsa.bodies import SENT
from touchstone.exchange.dsa.field_rows import FieldRow, published_rules
from touchstone.exchange.dsa.shapes import read_day, shape_problems


def row(name: str) -> FieldRow:
    """The row of an attribute."""
    return next(row for row in published_rules().fields if row.name == name)


def test_the_cure_of_a_short_list_names_all_words_and_of_a_long_one_the_nearest() -> None:
    (short,) = shape_problems(row("decision_account"), "CLOSED", SENT)
    assert "DECISION_ACCOUNT_SUSPENDED, DECISION_ACCOUNT_TERMINATED" in short.cure_en
    (long,) = shape_problems(row("category_specification"), ["KEYWORD_TRADEMARKS_INFRINGEMENT"], SENT)
    assert "KEYWORD_TRADEMARK_INFRINGEMENT" in long.cure_en
    assert "KEYWORD_SUICIDE" not in long.cure_en


def test_a_former_word_without_successor_says_so_by_naming_words_in_use() -> None:
    (problem,) = shape_problems(row("category"), "STATEMENT_CATEGORY_PORNOGRAPHY_OR_SEXUALIZED_CONTENT", SENT)
    assert problem.code == "former_word"
    assert "2025-06-30" in problem.what_en
    assert "STATEMENT_CATEGORY_" in problem.cure_en


def test_each_wrong_word_of_a_list_is_told() -> None:
    problems = shape_problems(row("territorial_scope"), ["DE", "XX", 7, "YY"], SENT)
    assert [problem.code for problem in problems] == ["unknown_word"] * 3


def test_a_wrong_check_digit_is_told_with_the_right_one() -> None:
    (problem,) = shape_problems(row("content_id"), {"EAN-13": "4006381333930"}, SENT)
    assert problem.cure_en.endswith("comes 1")


@given(st.dates())
def test_a_day_is_read_as_it_is_written(day: date) -> None:
    assert read_day(day.isoformat()) == day


@pytest.mark.parametrize(
    "text", ["2026-1-1", "20260101", "2026-02-30", "2026-W01-1", "２026-01-01", "2026-01-01\n", None]
)
def test_what_is_no_day_is_none(text: object) -> None:
    assert read_day(text) is None
