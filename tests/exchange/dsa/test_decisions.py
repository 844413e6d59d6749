"""Measures of the penalty codes in the words of a statement."""

from datetime import date

import pytest

from touchstone.exchange.dsa.decisions import END_DATES, decide
from touchstone.exchange.errors import StatementError

SOON, LATER = date(2026, 12, 1), date(2027, 1, 1)


def body(*measures: tuple[str, date | None]) -> dict[str, object]:
    """The attributes of these measures."""
    decided = decide(measures)
    assert decided is not None
    return decided.body()


def test_a_warning_restricts_nothing_and_needs_no_statement() -> None:
    assert decide([("warn", None)]) is None
    assert decide([]) is None


def test_a_lasting_measure_has_no_end_and_a_passing_one_has() -> None:
    assert body(("close_account", None)) == {"decision_account": "DECISION_ACCOUNT_TERMINATED"}
    assert body(("close_account", SOON)) == {
        "decision_account": "DECISION_ACCOUNT_SUSPENDED",
        "end_date_account_restriction": "2026-12-01",
    }


def test_measures_of_several_sorts_stand_side_by_side() -> None:
    said = body(("warn", None), ("remove_listing", None), ("limit_publishing", SOON), ("freeze_account", LATER))
    assert said == {
        "decision_visibility": ["DECISION_VISIBILITY_CONTENT_REMOVED"],
        "decision_provision": "DECISION_PROVISION_PARTIAL_SUSPENSION",
        "end_date_service_restriction": "2026-12-01",
        "decision_account": "DECISION_ACCOUNT_SUSPENDED",
        "end_date_account_restriction": "2027-01-01",
    }


def test_of_one_sort_the_gravest_speaks_with_its_own_end() -> None:
    assert body(("limit_publishing", LATER), ("close_shop", SOON)) == {
        "decision_provision": "DECISION_PROVISION_TOTAL_SUSPENSION",
        "end_date_service_restriction": "2026-12-01",
    }


def test_visibility_says_all_words_and_the_longest_end() -> None:
    words = ["DECISION_VISIBILITY_CONTENT_DISABLED", "DECISION_VISIBILITY_CONTENT_REMOVED"]
    assert body(("hide_shop", SOON), ("remove_listing", None)) == {"decision_visibility": words}
    assert body(("hide_shop", SOON), ("hide_shop", LATER))["end_date_visibility_restriction"] == "2027-01-01"


def test_an_unknown_action_is_refused_with_those_there_are() -> None:
    with pytest.raises(StatementError) as refusal:
        decide([("scold", None)])
    assert "remove_listing" in refusal.value.hint


def test_each_decision_has_an_end_date() -> None:
    assert len(END_DATES) == len(set(END_DATES.values())) == 4
