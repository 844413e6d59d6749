"""The rows cover the penalty codes and law packs, and speak only words in use."""

import pytest

from tests.exchange.dsa.bodies import SENT
from touchstone.exchange.dsa.measure_rows import find_matter, measure_rows, word_of
from touchstone.exchange.dsa.word_list import words_on
from touchstone.exchange.errors import StatementError
from touchstone.rulebook.packs import shipped_grounds
from touchstone.rulebook.penalties.action import Action
from touchstone.rulebook.penalties.code_file import shipped_codes

ROWS = measure_rows()


def test_every_action_of_the_penalty_codes_has_its_words() -> None:
    assert set(ROWS.measures) == set(Action)
    for row in ROWS.measures.values():
        words = {row.lasting, row.passing}
        assert words <= set(words_on(row.field, SENT)) if row.field else words == {""}


def test_every_kind_of_breach_and_every_provision_leads_to_a_category() -> None:
    codes = [kind.code for code in shipped_codes() for kind in code.kinds]
    codes += [ground.code for ground in shipped_grounds()]
    assert [code for code in codes if find_matter(code) is None] == []


def test_a_matter_rests_on_codes_that_are_there_and_on_no_code_twice() -> None:
    known = {kind.code for code in shipped_codes() for kind in code.kinds} | {row.code for row in shipped_grounds()}
    named = [code for matter in ROWS.matters for code in matter.rests_on]
    assert len(named) == len(set(named))
    assert set(named) <= known


def test_categories_keywords_and_automation_speak_words_in_use() -> None:
    for matter in ROWS.matters:
        assert matter.category in words_on("category", SENT)
        assert set(matter.keywords) <= set(words_on("keyword", SENT))
    lists = {"automated_detection": "yes_no", "automated_decision": "automated_decision"}
    for field, word in ROWS.automation.values():
        assert word in words_on(lists[field], SENT)


def test_a_counterfeit_is_an_infringement_of_a_trademark() -> None:
    matter = find_matter("penalty.model.counterfeit")
    assert matter is not None
    assert (matter.key, matter.keywords) == ("counterfeit", ("KEYWORD_TRADEMARK_INFRINGEMENT",))
    assert find_matter("counterfeit") is matter
    assert find_matter("nothing") is None


def test_a_way_of_deciding_that_is_not_known_is_refused() -> None:
    assert word_of("decided_by_people") == "AUTOMATED_DECISION_NOT_AUTOMATED"
    with pytest.raises(StatementError, match="guessed"):
        word_of("guessed")
