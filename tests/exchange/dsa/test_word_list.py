"""The words are those of the published lists, with their days."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from touchstone.exchange.dsa.field_rows import published_rules
from touchstone.exchange.dsa.word_list import all_words, find_former, words_on

CHANGE = date(2025, 7, 1)
LAST = date(2025, 6, 30)


@pytest.fixture
def lists(shared_data: Path) -> dict[str, list[str]]:
    """The published word lists."""
    path = shared_data / "dsa_statements" / "statements.json"
    if not path.is_file():
        pytest.skip("the published word lists are not on this machine")
    return dict(json.loads(path.read_text(encoding="utf-8")))


def test_every_published_word_may_be_used_and_no_other_is_added_but_the_documented_ones(
    lists: dict[str, list[str]],
) -> None:
    named = {"category": "categories", "keyword": "category_specification", "territory": "territorial_scope"}
    added = {}
    for name in {word.list_name for word in all_words()} - {"language", "source_type", "automated_decision", "yes_no"}:
        ours, theirs = set(words_on(name, CHANGE)), set(lists[named.get(name, name)])
        assert theirs <= ours
        added[name] = ours - theirs
    others = {"DECISION_VISIBILITY_OTHER", "DECISION_MONETARY_OTHER", "CONTENT_TYPE_OTHER", "KEYWORD_OTHER"}
    assert set().union(*added.values()) == others | {"IS", "LI", "NO"}
    assert set(lists["content_language"]) <= set(words_on("language", CHANGE))


def test_new_deleted_and_renamed_words_change_on_the_day_of_the_schema(lists: dict[str, list[str]]) -> None:
    for name, suffix in (("category", "categories"), ("keyword", "category_specifications")):
        before, after = set(words_on(name, LAST)), set(words_on(name, CHANGE))
        renamed = dict(lists[f"renamed_{suffix}"])  # type: ignore[arg-type]
        assert after - before == set(lists[f"new_{suffix}"]) | set(renamed.values())
        assert before - after == set(lists[f"deleted_{suffix}"]) | set(renamed)
        former = {word: find_former(name, word, CHANGE) for word in before - after}
        assert {word: row.replaced_by for word, row in former.items() if row and row.replaced_by} == renamed


def test_no_word_stands_twice_and_each_names_its_source() -> None:
    counted = Counter((word.list_name, word.word) for word in all_words())
    assert [word for word, times in counted.items() if times > 1] == []
    assert all(word.source and word.status in ("text", "excerpt") for word in all_words())


def test_what_replaces_a_former_word_is_in_use() -> None:
    for word in all_words():
        if word.replaced_by:
            assert word.replaced_by in words_on(word.list_name, CHANGE)


def test_the_words_of_each_attribute_are_a_list_that_is_there() -> None:
    named = {row.words for row in published_rules().fields if row.words}
    assert named == {word.list_name for word in all_words()}


def test_a_word_in_use_is_not_a_former_one() -> None:
    assert find_former("keyword", "KEYWORD_NUDITY", CHANGE) is None
    assert find_former("keyword", "KEYWORD_DANGEROUS_TOYS", LAST) is None
