"""A decision in our words becomes a body that the database takes."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.dsa.bodies import SENT
from touchstone.exchange.dsa.checking import find_problems
from touchstone.exchange.dsa.decisions import Decided, decide
from touchstone.exchange.dsa.measure_rows import measure_rows
from touchstone.exchange.dsa.statement import Content, Ground, Source, StatementOfReasons, checked_body
from touchstone.exchange.dsa.word_list import words_on
from touchstone.exchange.errors import StatementError

START = date(2026, 11, 20)
LAW = Ground(True, "Regulation (EU) 2017/1001, Article 9", "The mark is used without consent.")
CLAUSE = Ground(
    False, "Terms of sale, 4.2", "Goods that imitate a brand are barred.", "https://shop.example/terms", True
)
RESTRICTING = sorted(row.action for row in measure_rows().measures.values() if row.field)


def statement(decided: Decided | None = None, ground: Ground = LAW) -> StatementOfReasons:
    """A removal for counterfeiting."""
    return StatementOfReasons(
        puid="dec_7Qx",
        decided=decided or decide([("remove_listing", None)]) or Decided(),
        applies_from=START,
        ground=ground,
        content=Content(date(2026, 9, 1), language="zh", ean13="4006381333931"),
        category="STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS",
        keywords=("KEYWORD_TRADEMARK_INFRINGEMENT",),
        territories=words_on("territory", SENT),
        facts="The label lacks the woven thread of the original.",
        source=Source.OWN_INITIATIVE,
        found="found_by_machine",
        decided_by="decided_with_machine",
        is_business=True,
    )


def test_a_removal_is_said_in_the_words_of_the_database() -> None:
    body = checked_body(statement(), SENT)
    assert body["decision_visibility"] == ["DECISION_VISIBILITY_CONTENT_REMOVED"]
    assert body["decision_ground"] == "DECISION_GROUND_ILLEGAL_CONTENT"
    assert (body["content_type"], body["content_language"]) == (["CONTENT_TYPE_PRODUCT"], "ZH")
    assert (body["automated_detection"], body["automated_decision"]) == ("Yes", "AUTOMATED_DECISION_PARTIALLY")
    assert (body["source_type"], body["account_type"]) == ("SOURCE_VOLUNTARY", "ACCOUNT_TYPE_BUSINESS")


def test_what_says_nothing_is_left_out() -> None:
    body = checked_body(replace(statement(), is_business=None), SENT)
    assert not {"account_type", "source_identity", "category_addition", "incompatible_content_ground"} & set(body)
    assert all(value not in (None, "", []) for value in body.values())


def test_a_clause_says_whether_the_content_is_against_the_law_too() -> None:
    body = checked_body(statement(ground=CLAUSE), SENT)
    assert (body["incompatible_content_ground"], body["incompatible_content_illegal"]) == (CLAUSE.text, "Yes")
    assert body["decision_ground_reference_url"] == CLAUSE.url


measures = st.tuples(st.sampled_from(RESTRICTING), st.none() | st.dates(START, date(2037, 12, 31)))


@given(st.lists(measures, min_size=1), st.sampled_from([LAW, CLAUSE]), st.sampled_from(list(Source)))
def test_whatever_is_decided_the_body_is_right(
    decided: list[tuple[str, date | None]], ground: Ground, source: Source
) -> None:
    made = replace(statement(decide(decided), ground), source=source)
    assert find_problems(made.body(), SENT) == ()


def test_a_refusal_tells_every_problem_in_both_languages() -> None:
    wrong = replace(statement(Decided()), facts="Ask li@example.com", category="STATEMENT_CATEGORY_FAKES", puid="a b")
    with pytest.raises(StatementError) as refusal:
        checked_body(wrong, SENT)
    for word in ("decides nothing", "e-mail", "STATEMENT_CATEGORY_FAKES", "puid"):
        assert word in refusal.value.sentence
    for word in ("没有任何限制措施", "电子邮箱", "STATEMENT_CATEGORY_FAKES", "puid"):
        assert word in refusal.value.sentence_zh


def test_the_sources_are_those_of_the_database() -> None:
    assert set(words_on("source_type", SENT)) == set(Source)
