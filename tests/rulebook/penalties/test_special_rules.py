"""Which measures rest on a prior warning or on repetition, and which warning came before."""

from dataclasses import replace

from tests.rulebook.penalties.codes import CODES, account, breaches
from touchstone.rulebook.penalties.account import Owed
from touchstone.rulebook.penalties.special_rules import SpecialRule, special_rules, warning_before

MODEL = CODES["model"]


def named(owed: Owed) -> tuple[SpecialRule, ...]:
    return special_rules(MODEL, owed.row, owed.action)


def test_a_warning_in_the_place_of_a_tier_is_the_prior_one_and_what_follows_comes_after_it() -> None:
    months = [f"2025-{month:02}-01" for month in range(1, 7)]
    found = account("model", breaches("unauthorised", *months), "2025-06-02")
    tiers = [owed for owed in found.owed if owed.row.startswith("penalty.model.general")]
    after = (SpecialRule.AFTER_WARNING,)
    assert [named(owed) for owed in tiers] == [(SpecialRule.PRIOR_WARNING,), after, after]
    assert [warning_before(MODEL, found, owed) for owed in tiers] == [None, tiers[0], tiers[0]]


def test_a_warning_of_another_track_is_not_the_one_before() -> None:
    made = breaches("counterfeit_minor", "2025-01-01") + breaches("dangerous", "2025-02-01")
    found = account("model", made, "2025-02-02")
    assert [owed.row for owed in found.owed if owed.action.value == "warn"] == ["penalty.model.counterfeit6"]
    assert warning_before(MODEL, found, found.owed[-1]) is None


def test_strikes_are_repetition_from_the_second_on() -> None:
    found = account("model", breaches("dangerous", "2025-01-01", "2025-02-01"), "2025-03-02")
    tiers = {owed.row: named(owed) for owed in found.owed}
    assert tiers["penalty.model.danger1"] == ()
    assert tiers["penalty.model.danger2"] == (SpecialRule.REPEAT_INFRINGER,)


def test_one_strike_that_several_breaches_gathered_into_is_repetition() -> None:
    incopro = CODES["incopro"].as_if_confirmed()
    tier = incopro.tiers[0]
    assert special_rules(incopro, tier.code, tier.orders[0].action) == (SpecialRule.REPEAT_INFRINGER,)
    assert special_rules(replace(incopro, gathering=()), tier.code, tier.orders[0].action) == ()


def test_what_a_kind_of_breach_brings_rests_on_neither() -> None:
    found = account("model", breaches("counterfeit", "2025-01-01"), "2025-01-02")
    assert named(found.owed[0]) == ()
    assert warning_before(MODEL, found, found.owed[0]) is None
