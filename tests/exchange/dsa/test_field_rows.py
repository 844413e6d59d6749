"""The rows of the attributes fit together."""

from tests.exchange.dsa.bodies import REMOVED, SENT, changed
from touchstone.exchange.dsa.field_rows import Shape, published_rules
from touchstone.exchange.dsa.word_list import words_on

RULES = published_rules()
NAMES = [row.name for row in RULES.fields]


def test_each_attribute_has_one_row() -> None:
    assert len(NAMES) == len(set(NAMES)) == 35
    assert set(RULES.one_of) < set(NAMES)
    assert not set(RULES.answered) & set(NAMES)


def test_a_condition_speaks_of_an_attribute_and_a_word_that_are_there() -> None:
    by_name = {row.name: row for row in RULES.fields}
    for row in RULES.fields:
        for condition in (row.only_with, row.not_with):
            if condition is not None:
                assert condition.word in words_on(by_name[condition.field].words, SENT)


def test_words_have_a_list_and_texts_have_a_length() -> None:
    for row in RULES.fields:
        assert bool(row.words) == (row.shape in (Shape.WORD, Shape.WORDS)), row.name
        assert bool(row.longest) == (row.shape in (Shape.TEXT, Shape.PUID, Shape.URL)), row.name


def test_an_end_is_compared_with_the_first_day() -> None:
    ends = [row for row in RULES.fields if row.name.startswith("end_date_")]
    assert [row.from_field for row in ends] == ["application_date"] * 4


def test_a_condition_holds_for_a_word_alone_and_among_others() -> None:
    row = next(row for row in RULES.fields if row.name == "content_type_other")
    assert row.belongs(REMOVED)
    assert row.belongs(changed(REMOVED, content_type="CONTENT_TYPE_OTHER"))
    assert not row.belongs(changed(REMOVED, content_type=["CONTENT_TYPE_TEXT"]))


def test_every_row_names_its_source() -> None:
    assert [row.name for row in RULES.fields if not row.source.startswith("Transparency Database")] == []
