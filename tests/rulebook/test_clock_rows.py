"""Rows of clocks: what ships is complete, what cannot be computed is refused with its place and its cure."""

from datetime import date, time
from pathlib import Path

import pytest

from tests.rulebook.clocks import at, pause
from touchstone.rulebook.clock import Span, Unit
from touchstone.rulebook.deadlines import due_at
from touchstone.rulebook.errors import ClockError, PackError
from touchstone.rulebook.packs import clock_at, parse_pack, shipped_clocks, shipped_pack

TODAY = date(2026, 11, 22)
ROW = """
jurisdiction = "CN"
[[clocks]]
code = "cn.test.1"
title_en = "Answer"
title_zh = "答复"
law_en = "Test Law"
law_zh = "测试法"
article = "1"
valid_from = 2010-01-01
source = "somewhere"
status = "text"
text_en = "says"
text_zh = "说"
amount = 15
unit = "calendar_days"
starts = "next_day"
roll_forward = true
tolling = { cap = { amount = 20, unit = "working_days" } }
reminders = [{ amount = 1, unit = "working_days", at = 08:30:00 }]
escalations = [{ amount = 0, unit = "hours", role = "supervisor" }]
"""


def test_a_row_says_how_its_clock_runs() -> None:
    clock = parse_pack(ROW.encode(), "test.toml").clocks[0]
    assert (clock.span, clock.roll_forward) == (Span(15, Unit.CALENDAR_DAYS), True)
    assert clock.tolling is not None
    assert clock.tolling.cap == Span(20, Unit.WORKING_DAYS)
    assert [reminder.at for reminder in clock.reminders] == [time(8, 30)]
    assert [row.role for row in clock.escalations] == ["supervisor"]


def test_a_clock_in_days_may_count_the_day_on_which_it_starts() -> None:
    row = ROW.replace('"next_day"', '"same_day"')
    clock = parse_pack(row.encode(), "test.toml").clocks[0]
    assert str(due_at(clock, at("2026-06-01 10:00")).last_day) == "2026-06-15"


def test_every_shipped_clock_is_complete_and_computes() -> None:
    for clock in shipped_clocks():
        assert all((clock.title_en, clock.title_zh, clock.source, clock.text_en, clock.text_zh))
        assert clock.is_enabled or clock.check
        assert due_at(clock, at("2026-03-02 10:00")).due_at is not None


def test_every_clock_cites_rules_of_counting_that_ship() -> None:
    known = {row.code for row in shipped_pack().counting}
    assert {code for clock in shipped_clocks() for code in clock.counting} <= known
    assert all(clock.counting for clock in shipped_clocks() if clock.jurisdiction != "node")


def test_an_unconfirmed_clock_is_shipped_and_never_runs() -> None:
    unconfirmed = {clock.code for clock in shipped_clocks() if not clock.is_enabled}
    assert "cn.ecommerce.43.draft" in unconfirmed
    assert all(clock_at(code, TODAY) is None for code in unconfirmed)


def test_fifteen_days_were_tolled_only_from_the_reply_of_the_court() -> None:
    before, after = (clock_at("cn.ecommerce.43", date(2020, 9, day)) for day in (13, 14))
    assert before is not None
    assert after is not None
    assert before.tolling is None
    assert after.tolling is not None


def test_a_clock_without_tolling_refuses_a_pause() -> None:
    clock = clock_at("cn.order310.transfer", TODAY)
    assert clock is not None
    with pytest.raises(ClockError, match=r"cn\.order310\.transfer"):
        due_at(clock, at("2026-06-01 10:00"), [pause("2026-06-01 11:00")])


def test_the_node_promises_its_own_times() -> None:
    clocks = [clock_at(f"node.access.{step}", TODAY) for step in ("review", "answer", "confirmation")]
    spans = [clock.span for clock in clocks if clock]
    assert spans == [Span(5, Unit.WORKING_DAYS), Span(10, Unit.CALENDAR_DAYS), Span(2, Unit.WORKING_DAYS)]


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("amount = 15", "amount = 0", r"clocks\[1\].amount"),
        ("amount = 15", "amount = 1.5", "whole number"),
        ("amount = 15", "amount = 99999", "outside"),
        ('unit = "calendar_days"\nst', 'unit = "weeks"\nst', "weeks"),
        ('unit = "calendar_days"\nst', 'unit = "hours"\nst', "next_day"),
        ('unit = "calendar_days"\nst', 'unit = "working_days"\nst', "roll_forward"),
        ('starts = "next_day"', 'starts = "at_once"', "at_once"),
        ('unit = "calendar_days"\nstarts = "next_day"', 'unit = "months"\nstarts = "same_day"', "same_day"),
        ("roll_forward = true", 'roll_forward = "yes"', "roll_forward"),
        ("cap = { amount = 20", "cap = { amount = 0", r"tolling\.cap\.amount"),
        ('20, unit = "working_days"', '20, unit = "hours"', r"tolling\.cap\.unit"),
        ("tolling = { cap", "tolling = { lid", r"tolling\.cap"),
        ("at = 08:30:00", 'at = "08:30"', r"reminders\[1\]\.at"),
        (', role = "supervisor"', "", r"escalations\[1\]\.role"),
        ("amount = 15", 'amount = 15\ncalendar = "MARS"', "MARS"),
        ("amount = 15", "amount = 15\ncounts = 2", "counts"),
        ('title_zh = "答复"', "", "title_zh"),
    ],
)
def test_a_wrong_row_is_refused_with_its_place(right: str, wrong: str, said: str) -> None:
    assert right in ROW
    with pytest.raises(PackError, match=said) as caught:
        parse_pack(ROW.replace(right, wrong, 1).encode(), "test.toml")
    assert "test.toml" in caught.value.sentence
    assert caught.value.hint
    assert caught.value.sentence_zh != caught.value.sentence


@pytest.mark.parametrize("page", ["clocks.md", "clocks.zh.md"])
def test_the_row_in_the_guide_is_a_row_that_loads(page: str) -> None:
    text = (Path(__file__).parents[2] / "docs" / page).read_text(encoding="utf-8")
    row = text.split("```toml\n")[1].split("```")[0]
    assert [clock.code for clock in parse_pack(row.encode(), page).clocks] == ["cn.ecommerce.43"]
