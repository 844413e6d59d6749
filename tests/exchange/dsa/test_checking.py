"""Bodies are accepted or refused as the database publishes, with all problems at once."""

import json
from pathlib import Path
from time import process_time

import pytest

from tests.exchange.dsa.bodies import LEFT_OUT, REMOVED, SENT, changed, found, under_terms
from tests.exchange.dsa.mutations import MUTATIONS
from touchstone.exchange.dsa.checking import find_problems
from touchstone.exchange.dsa.field_rows import published_rules
from touchstone.exchange.dsa.problem import Basis


def test_a_right_body_has_no_problem() -> None:
    assert find_problems(REMOVED, SENT) == ()
    assert find_problems(under_terms(), SENT) == ()


@pytest.mark.parametrize(("field", "value", "code"), MUTATIONS)
def test_each_wrong_value_is_refused_by_its_rule_and_no_other_attribute_is_blamed(
    field: str, value: object, code: str
) -> None:
    problems = find_problems(changed(REMOVED, **{field: value}), SENT)
    mine = [problem for problem in problems if problem.field == field]
    assert code in {problem.code for problem in mine}
    others = {problem.code for problem in problems if problem.field != field}
    assert others <= {"misplaced", "early_end"}, "what depended on the word or day that is gone"


def test_every_attribute_is_mutated() -> None:
    assert {row.name for row in published_rules().fields} <= {field for field, _, _ in MUTATIONS}
    assert len(MUTATIONS) >= 60


def test_all_problems_are_told_not_only_the_first() -> None:
    wrong = {field: value for field, value, _ in MUTATIONS if value is not LEFT_OUT and field in REMOVED}
    fields = {problem.field for problem in find_problems(changed(REMOVED, **wrong), SENT)}
    assert set(wrong) <= fields


def test_an_empty_body_lacks_everything_required() -> None:
    required = {row.name for row in published_rules().fields if row.is_required and row.only_with is None}
    assert found(find_problems({}, SENT)) == {(name, "missing") for name in required} | {("", "no_decision")}


@pytest.mark.parametrize("nothing", [LEFT_OUT, None, ""])
def test_a_body_that_decides_nothing_is_refused(nothing: object) -> None:
    gone = dict.fromkeys(published_rules().one_of, nothing)
    others = {"decision_visibility_other": LEFT_OUT, "decision_monetary_other": LEFT_OUT}
    assert found(find_problems(changed(REMOVED, **gone, **others), SENT)) == {("", "no_decision")}


@pytest.mark.parametrize("kept", published_rules().one_of)
def test_one_decision_of_any_sort_is_enough(kept: str) -> None:
    gone = {name: LEFT_OUT for name in published_rules().one_of if name != kept}
    others = {f"{name}_other": LEFT_OUT for name in gone}
    assert find_problems(changed(REMOVED, **gone, **others), SENT) == ()


@pytest.mark.parametrize("body", [None, [], "{}", 7])
def test_what_is_no_object_is_refused_and_does_not_crash(body: object) -> None:
    assert found(find_problems(body, SENT)) == {("", "not_object")}


def test_a_statement_on_own_initiative_names_no_notifier() -> None:
    body = changed(REMOVED, source_type="SOURCE_VOLUNTARY")
    (problem,) = find_problems(body, SENT)
    assert (problem.field, problem.code, problem.basis) == ("source_identity", "misplaced", Basis.DROPPED)
    assert find_problems(changed(body, source_identity=None), SENT) == ()


@pytest.mark.parametrize("field", ["incompatible_content_ground", "incompatible_content_explanation"])
def test_a_decision_under_the_terms_says_which_clause_and_why(field: str) -> None:
    assert found(find_problems(under_terms(**{field: LEFT_OUT}), SENT)) == {(field, "missing")}


def test_a_former_word_is_answered_with_the_one_that_replaced_it() -> None:
    body = changed(REMOVED, category="STATEMENT_CATEGORY_UNSAFE_AND_ILLEGAL_PRODUCTS")
    (problem,) = find_problems(body, SENT)
    assert "STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS" in problem.cure_en
    assert "STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS" in problem.cure_zh


def test_a_puid_may_be_a_long_number_but_no_identity_number() -> None:
    assert find_problems(changed(REMOVED, puid="13800138000"), SENT) == ()
    problems = find_problems(changed(REMOVED, puid="case-11010519491231002X"), SENT)
    assert found(problems) == {("puid", "personal_identity_number")}


def test_a_long_list_of_wrong_words_is_told_whole_and_soon() -> None:
    wrong = [f"KEYWORD_{number}" for number in range(20_000)]
    started = process_time()
    problems = find_problems(changed(REMOVED, category_addition=wrong), SENT)
    assert len(problems) == len(wrong)
    assert process_time() - started < 5


def test_an_end_on_the_first_day_is_allowed() -> None:
    assert find_problems(changed(REMOVED, end_date_account_restriction="2026-11-20"), SENT) == ()


def test_empty_optional_lists_say_nothing() -> None:
    body = changed(REMOVED, category_addition=[], category_specification=[], category_specification_other=None)
    assert find_problems(body, SENT) == ()


def test_every_problem_speaks_both_languages() -> None:
    for field, value, _ in MUTATIONS:
        for problem in find_problems(changed(REMOVED, **{field: value}), SENT):
            assert problem.what_en != problem.what_zh
            assert problem.in_english() != problem.in_chinese()


def _shared(shared_data: Path, name: str) -> str:
    path = shared_data / "dsa_statements" / name
    if not path.is_file():
        pytest.skip(f"{name} is not on this machine")
    return path.read_text(encoding="utf-8")


def test_the_published_example_is_accepted(shared_data: Path) -> None:
    assert find_problems(json.loads(_shared(shared_data, "example_statement.json")), SENT) == ()


def test_of_the_published_examples_only_ends_before_their_start_are_refused(shared_data: Path) -> None:
    bodies = json.loads(_shared(shared_data, "example_multi_statements.json"))["statements"]
    early = {("end_date_monetary_restriction", "early_end")}
    refused = {place: found(find_problems(body, SENT)) for place, body in enumerate(bodies)}
    assert {place: why for place, why in refused.items() if why} == {4: early, 6: early}


def test_the_example_of_the_documentation_has_nothing_that_is_not_dropped_or_a_false_barcode(shared_data: Path) -> None:
    text = _shared(shared_data, "api-documentation.md").split("```json")[1].split("```")[0]
    problems = find_problems(json.loads(text), SENT)
    assert {problem.code for problem in problems} == {"misplaced", "check_digit"}
    assert Basis.PUBLISHED not in {problem.basis for problem in problems}


@pytest.mark.parametrize(("field", "value", "code"), MUTATIONS)
def test_the_published_example_changed_in_one_attribute_is_refused(
    shared_data: Path, field: str, value: object, code: str
) -> None:
    example = json.loads(_shared(shared_data, "example_statement.json")) | {
        "application_date": REMOVED["application_date"],
        "end_date_monetary_restriction": None,
    }
    conditional = {row.name for row in published_rules().fields if row.only_with}
    if field in conditional or (value is LEFT_OUT and field not in example):
        value, code = ["?"], ""
    problems = find_problems(changed(example, **{field: value}), SENT)
    assert field in {problem.field for problem in problems}, (field, value, code)
