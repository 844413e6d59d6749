"""The shipped codes do what their sources say: one test a fact."""

import pytest

from tests.rulebook.penalties.codes import CODES, account, breaches, orders
from touchstone.rulebook.penalties.account import Standing


@pytest.mark.parametrize("key", CODES)
def test_every_row_says_its_source_and_both_languages(key: str) -> None:
    for row in (CODES[key], *CODES[key].rows()):
        assert all((row.law_en, row.law_zh, row.source, row.text_en, row.text_zh))
        assert row.is_enabled or row.check


def test_only_codes_whose_numbers_are_confirmed_run() -> None:
    assert {key for key, one in CODES.items() if one.is_runnable} == {"aliexpress", "model"}


def test_taobao_counts_each_track_by_itself() -> None:
    found = account("taobao", breaches("fake", "2025-03-01", right="r"), "2025-03-02")
    assert (found.points("counterfeit"), found.points("serious"), found.points("general")) == (12, 0, 0)


def test_taobao_clears_at_the_end_of_the_year() -> None:
    made = breaches("fake", "2025-03-01")
    assert [account("taobao", made, day).points("counterfeit") for day in ("2025-12-31", "2026-01-01")] == [12, 0]


def test_taobao_carries_24_to_47_points_for_counterfeits_into_the_next_year_and_no_further() -> None:
    made = breaches("fake_serious", "2025-03-01")
    days = ("2025-12-31", "2026-06-01", "2026-12-31", "2027-01-01")
    assert [account("taobao", made, day).points("counterfeit") for day in days] == [24, 24, 24, 0]


def test_taobao_closes_the_account_at_48() -> None:
    assert orders(account("taobao", breaches("fake_gravest", "2025-03-01"), "2025-03-02")) == ["close_account"]
    two = breaches("fake_serious", "2025-11-01", "2026-02-01")
    assert orders(account("taobao", two, "2026-03-01")) == ["close_account"]


def test_alibaba_com_climbs_its_tiers() -> None:
    days = [f"2025-0{month}-01" for month in range(1, 10)]
    found = account("alibaba_com", breaches("general", *days[:8]), "2025-09-02")
    said = ["warn", "limit_account:7", "limit_account:14", "limit_account:21", "delist_all", "close_account"]
    assert orders(found) == said


def test_alibaba_com_caps_a_day_at_six_points() -> None:
    made = breaches("general", "2025-01-01") + breaches("copyright", "2025-01-01", "2025-01-01")
    found = account("alibaba_com", made, "2025-01-02")
    assert found.points("infringement") == 6
    assert [entry.standing for entry in found.entries].count(Standing.CAPPED) == 2


def test_alibaba_com_closes_at_the_fourth_serious_infringement_or_the_third_of_one_right() -> None:
    days = ("2025-01-01", "2025-02-01", "2025-03-01")
    others = [one for day, right in zip(days, "abc", strict=True) for one in breaches("serious", day, right=right)]
    assert "close_account" not in orders(account("alibaba_com", others, "2025-03-02"))
    assert "close_account" in orders(account("alibaba_com", breaches("serious", *days, right="a"), "2025-03-02"))
    four = others + breaches("serious", "2025-03-20", right="d")
    assert "close_account" in orders(account("alibaba_com", four, "2025-03-21"))


def test_aliexpress_counts_serious_breaches_within_three_days_once() -> None:
    within = account("aliexpress", breaches("serious", "2025-01-01", "2025-01-02", "2025-01-03"), "2025-01-05")
    beyond = account("aliexpress", breaches("serious", "2025-01-01", "2025-01-04"), "2025-01-05")
    assert (within.strikes("serious"), beyond.strikes("serious")) == (1, 2)
    assert [entry.with_breach for entry in within.entries[1:]] == [within.entries[0].breach] * 2


def test_aliexpress_strikes_last_365_days() -> None:
    made = breaches("serious", "2025-01-01")
    assert [account("aliexpress", made, day).strikes("serious") for day in ("2025-12-31", "2026-01-01")] == [1, 0]


def test_aliexpress_freezes_a_day_then_a_week_then_closes() -> None:
    found = account("aliexpress", breaches("serious", "2025-01-01", "2025-02-01", "2025-03-01"), "2025-03-02")
    assert orders(found) == ["freeze_account:1", "freeze_account:7", "close_account"]


def test_aliexpress_caps_general_breaches_at_six_points_a_day() -> None:
    assert account("aliexpress", breaches("general", *["2025-01-01"] * 5), "2025-01-02").points("general") == 6


def test_incopro_wants_three_days_and_three_listings_for_a_strike() -> None:
    days = ("2025-01-01", "2025-01-02", "2025-01-03")
    assert account("incopro", breaches("infringement", *days), "2025-01-04").strikes("strikes") == 1
    assert account("incopro", breaches("infringement", *days, listing="same"), "2025-01-04").strikes("strikes") == 0
    same_day = breaches("infringement", *["2025-01-01"] * 3)
    assert account("incopro", same_day, "2025-01-04").strikes("strikes") == 0


def test_the_model_code_warns_before_it_restricts() -> None:
    months = [f"2025-{month:02}-01" for month in range(1, 7)]
    found = account("model", breaches("unauthorised", *months), "2025-06-02")
    assert orders(found) == ["warn", "hide_shop:7", "limit_publishing:14"]


def test_the_model_code_closes_the_account_of_a_repeat_infringer() -> None:
    made = breaches("counterfeit_minor", "2025-01-01", "2025-02-01", "2025-03-01", right="r")
    assert orders(account("model", made, "2025-03-02"))[-1] == "close_account"
