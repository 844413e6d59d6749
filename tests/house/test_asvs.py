"""The answers to OWASP ASVS are complete, and what they point at is there."""

import re
from collections import Counter

import pytest

from tests.house.tree import ROOT, functions, script

PAGES = script("make_asvs_pages")
rows, pages = PAGES.rows, PAGES.pages
PER_LEVEL = {1: 70, 2: 183}
# The numbers of the standard: section and, behind the colon, its requirements of this level.
NUMBERS = {
    1: (
        "1.2:1,2,3,4,5 1.3:1,2 1.5:1 2.1:1 2.2:1,2 2.3:1 3.2:1,2 3.3:1 3.4:1,2 3.5:1,2,3 4.1:1 4.4:1 5.2:1,2 "
        "5.3:1,2 6.1:1 6.2:1,2,3,4,5,6,7,8 6.3:1,2 6.4:1,2 7.2:1,2,3,4 7.4:1,2 8.1:1 8.2:1,2 8.3:1 9.1:1,2,3 9.2:1 "
        "10.4:1,2,3,4,5 11.3:1,2 11.4:1 12.1:1 12.2:1,2 13.4:1 14.2:1 14.3:1 15.1:1 15.2:1 15.3:1 "
    ),
    2: (
        "1.1:1,2 1.2:6,7,8,9 1.3:3,4,5,6,7,8,9,10,11 1.4:1,2,3 1.5:2 2.1:2,3 2.2:3 2.3:2,3,4 2.4:1 3.3:2,3,4 "
        "3.4:3,4,5,6 3.5:4,5 3.7:1,2 4.1:2,3 4.2:1 4.3:1,2 4.4:2,3,4 5.1:1 5.2:3 5.4:1,2,3 6.1:2,3 6.2:9,10,11,12 "
        "6.3:3,4 6.4:3,4 6.5:1,2,3,4,5 6.6:1,2,3 6.8:1,2,3,4 7.1:1,2,3 7.3:1,2 7.4:3,4,5 7.5:1,2 7.6:1,2 8.1:2 "
        "8.2:3 8.4:1 9.2:2,3,4 10.1:1,2 10.2:1,2 10.3:1,2,3,4 10.4:6,7,8,9,10,11 10.5:1,2,3,4,5 10.6:1,2 "
        "10.7:1,2,3 11.1:1,2 11.2:1,2,3 11.3:3 11.4:2,3,4 11.5:1 11.6:1 12.1:2,3 12.3:1,2,3,4 13.1:1 "
        "13.2:1,2,3,4,5 13.3:1,2 13.4:2,3,4,5 14.1:1,2 14.2:2,3,4 14.3:2,3 15.1:2,3 15.2:2,3 15.3:2,3,4,5,6,7 "
        "16.1:1 16.2:1,2,3,4,5 16.3:1,2,3,4 16.4:1,2,3 16.5:1,2,3 17.1:1 17.2:1,2,3,4 17.3:1,2 "
    ),
}
HAN = re.compile(r"[\u4e00-\u9fff]")


def test_every_requirement_of_both_levels_is_answered_once() -> None:
    every = rows()
    assert Counter(row["level"] for row in every) == PER_LEVEL
    assert len({row["id"] for row in every}) == len(every)
    assert all(re.fullmatch(r"v5\.0\.0-\d+\.\d+\.\d+", row["id"]) for row in every)


def test_the_numbers_are_those_of_the_standard() -> None:
    for level, text in NUMBERS.items():
        sections = (part.split(":") for part in text.split())
        wanted = {f"v5.0.0-{section}.{number}" for section, numbers in sections for number in numbers.split(",")}
        assert len(wanted) == PER_LEVEL[level]
        assert {row["id"] for row in rows() if row["level"] == level} == wanted


def test_every_answer_is_said_in_both_languages() -> None:
    short = [row["id"] for row in rows() if len(row["en"]) < 10 or not HAN.search(row["zh"]) or HAN.search(row["en"])]
    assert short == []
    assert {row["answer"] for row in rows()} <= set(PAGES.ANSWERS)


def test_every_yes_has_a_file_and_a_test() -> None:
    bare = [row["id"] for row in rows() if row["answer"] == "yes" and not (row["where"] and row["tests"])]
    assert bare == []


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_every_file_and_test_that_is_named_is_there(row: dict[str, list[str]]) -> None:
    assert [path for path in row["where"] if not (ROOT / path).exists()] == []
    for place in row["tests"]:
        path, _, name = place.partition("::")
        assert name in {each.split(".")[-1] for each, _ in functions(ROOT / path)}, place


def test_the_pages_are_made_from_the_answers() -> None:
    assert {path.name for path, text in pages().items() if path.read_text(encoding="utf-8") != text} == set()
