"""Packs of law: dated, sourced, and never cited where unconfirmed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.rulebook.errors import PackError
from touchstone.rulebook.packs import ground_at, known_codes, parse_pack, shipped_grounds
from touchstone.rulebook.provision import Status

ROW = """
jurisdiction = "CN"
[[grounds]]
code = "cn.test.1"
law_en = "Test Law"
law_zh = "测试法"
article = "1"
valid_from = 2010-01-01
valid_to = 2019-12-31
source = "somewhere"
status = "text"
text_en = "says"
text_zh = "说"
"""
LATER = (
    ROW.replace('jurisdiction = "CN"', "").replace("2010-01-01", "2020-01-01").replace("valid_to = 2019-12-31\n", "")
)


def test_every_shipped_row_is_complete_in_both_languages() -> None:
    for row in shipped_grounds():
        assert all((row.code, row.law_en, row.law_zh, row.article, row.source, row.text_en, row.text_zh))
        assert row.is_enabled or row.check


def test_an_unconfirmed_row_is_shipped_and_never_cited() -> None:
    unconfirmed = [row.code for row in shipped_grounds() if row.status is Status.UNCONFIRMED]
    assert "cn.trademark.57" in unconfirmed
    assert all(ground_at(code, date(2026, 11, 22)) is None for code in unconfirmed)
    assert known_codes().isdisjoint(unconfirmed)


def test_the_row_of_the_day_is_found() -> None:
    grounds = parse_pack((ROW + LATER).encode(), "test.toml").grounds
    found = [ground_at("cn.test.1", date(year, 6, 1), grounds) for year in (2009, 2015, 2020, 2030)]
    assert [row and row.valid_from.year for row in found] == [None, 2010, 2020, 2020]


def test_the_first_and_the_last_day_belong_to_the_row() -> None:
    grounds = parse_pack(ROW.encode(), "test.toml").grounds
    days = (date(2009, 12, 31), date(2010, 1, 1), date(2019, 12, 31), date(2020, 1, 1))
    assert [ground_at("cn.test.1", day, grounds) is not None for day in days] == [False, True, True, False]


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('status = "text"', 'status = "rumour"', "status"),
        ('status = "text"', 'status = "unconfirmed"', "check"),
        ("valid_from = 2010-01-01", 'valid_from = "2010-01-01"', "valid_from"),
        ("valid_from = 2010-01-01", "valid_from = 2010-01-01T00:00:00", "valid_from"),
        ("valid_to = 2019-12-31", "valid_to = 2001-12-31", "ends before"),
        ('article = "1"', "", "article"),
        ('article = "1"', 'article = "1"\npage = 3', "page"),
        ("[[grounds]]", "[grounds]", "grounds"),
    ],
)
def test_a_wrong_row_is_refused_with_its_place(right: str, wrong: str, said: str) -> None:
    assert right in ROW
    with pytest.raises(PackError, match=said) as caught:
        parse_pack(ROW.replace(right, wrong, 1).encode(), "test.toml")
    assert "test.toml" in caught.value.sentence
    assert caught.value.hint


def test_two_rows_for_one_day_are_refused() -> None:
    with pytest.raises(PackError, match="two rows apply"):
        parse_pack((ROW + LATER.replace("2020-01-01", "2019-06-01")).encode(), "test.toml")


def test_a_row_may_not_begin_on_the_last_day_of_the_one_before() -> None:
    with pytest.raises(PackError, match="two rows apply on 2019-12-31"):
        parse_pack((ROW + LATER.replace("2020-01-01", "2019-12-31")).encode(), "test.toml")


def test_a_pack_without_rows_is_refused() -> None:
    with pytest.raises(PackError, match="holds no row"):
        parse_pack(b'jurisdiction = "CN"', "test.toml")


@given(st.binary(max_size=100))
def test_any_bytes_are_a_pack_or_a_refusal(data: bytes) -> None:
    with pytest.raises(PackError):
        parse_pack(data, "test.toml")
