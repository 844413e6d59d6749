"""Lessons are composed from the lexicon, the same each time, and teach what they say."""

from pathlib import Path

import pytest

from touchstone.lexicon.assemble import assemble
from touchstone.lexicon.entries import list_shipped_files, read_entries
from touchstone.lexicon.lexicon import Lexicon
from touchstone.signals.text_lessons import compose_lessons

BRANDS = """
source = "made for this test"
[brands.tickandtock]
name_en = "Tickandtock"
name_zh = "滴答表"
goods = ["watch"]
luxury = true
models = ["seaking"]
[brands.pling]
name_en = "Pling"
goods = ["phone"]
device = true
"""


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    path = tmp_path_factory.mktemp("lexicon") / "brands.toml"
    path.write_text(BRANDS, encoding="utf-8")
    terms = [file for file in list_shipped_files() if file.parent.name == "terms"]
    return assemble(read_entries((*terms, Path(path))))


def test_the_same_seed_composes_the_same_lessons(lexicon: Lexicon) -> None:
    assert compose_lessons(lexicon, 50, 4) == compose_lessons(lexicon, 50, 4)
    assert compose_lessons(lexicon, 50, 4) != compose_lessons(lexicon, 50, 5)


def test_half_of_the_lessons_are_counterfeits(lexicon: Lexicon) -> None:
    assert sum(lesson.label for lesson in compose_lessons(lexicon, 200, 0)) == 100


def test_no_lesson_is_empty(lexicon: Lexicon) -> None:
    assert all(lesson.title.strip() for lesson in compose_lessons(lexicon, 500, 1))


def test_a_dose_is_never_a_counterfeit(lexicon: Lexicon) -> None:
    drugs = [lesson for lesson in compose_lessons(lexicon, 3000, 2) if "mdma" in lesson.title.lower()]
    assert drugs
    assert not any(lesson.label for lesson in drugs)


def test_a_watch_of_a_watch_house_is_taught_as_a_counterfeit(lexicon: Lexicon) -> None:
    lessons = compose_lessons(lexicon, 3000, 2)
    watches = [
        lesson for lesson in lessons if "tickandtock" in lesson.title.lower() and "chronograph" in lesson.title.lower()
    ]
    assert watches
    assert all(lesson.label for lesson in watches)


def test_a_phone_without_a_claim_is_taught_as_honest(lexicon: Lexicon) -> None:
    lessons = [lesson for lesson in compose_lessons(lexicon, 3000, 2) if lesson.title.lower() == "pling smartphone"]
    assert all(lesson.label == 0 for lesson in lessons)


def test_some_lessons_are_chinese(lexicon: Lexicon) -> None:
    chinese = [lesson for lesson in compose_lessons(lexicon, 500, 3) if not lesson.title.isascii()]
    assert 0.1 < len(chinese) / 500 < 0.6


def test_no_lessons_are_asked_for_and_none_come(lexicon: Lexicon) -> None:
    assert compose_lessons(lexicon, 0, 0) == []
