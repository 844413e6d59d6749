"""The schema made from the rows says the same as the checker, as far as a schema can."""

import json
import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.exchange.dsa.bodies import LEFT_OUT, REMOVED, SENT, Body, changed, under_terms
from tests.exchange.dsa.mutations import MUTATIONS
from touchstone.exchange.dsa.checking import find_problems
from touchstone.exchange.dsa.field_rows import published_rules
from touchstone.exchange.dsa.json_schema import make_bundle_schema, make_schema
from touchstone.exchange.dsa.statements import find_bundle_problems
from touchstone.exchange.dsa.word_list import all_words

UNSAYABLE = {"early_end", "check_digit"}


def validator(schema: Body) -> Draft202012Validator:
    """The reference validator, with days checked."""
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


STATEMENT = validator(make_schema(SENT))
BUNDLE = validator(make_bundle_schema(SENT))


def is_right(body: object) -> bool:
    """Whether the checker has no objection that a schema could have."""
    codes = {problem.code for problem in find_problems(body, SENT)}
    return not {code for code in codes if code not in UNSAYABLE and not code.startswith("personal_")}


days = st.one_of(
    st.dates(date(1995, 1, 1), date(2045, 1, 1)).map(str),
    st.sampled_from(["2038-01-01", "2038-01-02", "2000-01-01", "1999-12-31", "2020-01-01", "2026-02-29", "0001-01-01"]),
)
words = st.sampled_from([word.word for word in all_words()])
values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(0, 9),
    st.text(max_size=8),
    words,
    days,
    st.lists(words, max_size=3),
    st.sampled_from(["https://example.com/a b", "https://example.com", "http://x\n", "puid\n", "x" * 501, "x" * 2001]),
    st.fixed_dictionaries({"EAN-13": st.from_regex(r"[0-9]{12,14}\n?", fullmatch=True)}),
)
names = st.sampled_from([*(row.name for row in published_rules().fields), "uuid", "stranger"])
right_words = {row.name: [w.word for w in all_words() if w.list_name == row.words] for row in published_rules().fields}


@st.composite
def bodies(draw: st.DrawFn) -> Body:
    """A right body with up to six attributes that say something else, often a word of their own list."""
    changes: Body = {}
    for name in draw(st.lists(names, max_size=6)):
        own = right_words.get(name)
        near = [st.sampled_from(own), st.lists(st.sampled_from(own), max_size=3)] if own else [values]
        changes[name] = draw(st.one_of(values, st.just(LEFT_OUT), *near))
    return changed(draw(st.sampled_from([REMOVED, under_terms(), {}])), **changes)


@given(bodies())
def test_schema_and_checker_agree_on_any_body(body: Body) -> None:
    assert STATEMENT.is_valid(body) == is_right(body)


@given(st.recursive(values, lambda inner: st.dictionaries(names, inner, max_size=4), max_leaves=8))
def test_schema_and_checker_agree_on_anything(body: object) -> None:
    assert STATEMENT.is_valid(body) == is_right(body)


@pytest.mark.parametrize(("field", "value", "code"), MUTATIONS)
def test_the_schema_refuses_what_the_checker_refuses(field: str, value: object, code: str) -> None:
    body = changed(REMOVED, **{field: value})
    assert STATEMENT.is_valid(body) == is_right(body)
    assert STATEMENT.is_valid(body) == (code in UNSAYABLE or code.startswith("personal_"))


@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)))
def test_the_days_that_a_pattern_allows_are_those_of_the_checker(day: date) -> None:
    body = changed(REMOVED, application_date=str(day), end_date_account_restriction=str(day + timedelta(days=1)))
    assert STATEMENT.is_valid(body) == is_right(body)


@pytest.mark.parametrize("count", [0, 1, 100, 101])
def test_schema_and_checker_agree_on_the_size_of_a_bundle(count: int) -> None:
    payload = {"statements": [changed(REMOVED, puid=f"p{number}") for number in range(count)]}
    assert BUNDLE.is_valid(payload) == (find_bundle_problems(payload, SENT) == {}) == (1 <= count <= 100)


def test_the_words_of_a_schema_are_those_of_its_day() -> None:
    before, after = (json.dumps(make_schema(day)) for day in (date(2025, 6, 30), date(2025, 7, 1)))
    assert "KEYWORD_DANGEROUS_TOYS" in before
    assert "KEYWORD_DANGEROUS_TOYS" not in after
    assert "KEYWORD_UNSAFE_PRODUCTS" not in before
    assert "KEYWORD_UNSAFE_PRODUCTS" in after


def test_the_schema_can_be_printed_for_others() -> None:
    command = [sys.executable, "-m", "touchstone.exchange.dsa.json_schema", "2026-11-22"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(printed.stdout) == make_schema(SENT)
