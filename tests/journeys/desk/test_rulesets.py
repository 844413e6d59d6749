"""A ruleset on its way: trained from verdicts or edited, backtested, in shadow, made live by two people, rolled back by two."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.desk.conftest import Enter
from tests.journeys.desk.visitor import DESKTOP, PHONE, Visitor

BACKGROUND = 60_000  # the background work takes it up within seconds, beside everything else that it does
SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
LIVE = "main a[href^='/rulesets/rel_']"


def live(visitor: Visitor) -> str:
    """Where the release is that is live now."""
    visitor.go("/rulesets/")
    return visitor.page.locator(LIVE).first.get_attribute("href") or ""


def wait_for_state(visitor: Visitor, english: str) -> None:
    """The page that shows how far the background work is asks again by itself."""
    expect(visitor.page.locator("h1")).to_contain_text(visitor.words(english), timeout=BACKGROUND)


def backtest(visitor: Visitor, release: str) -> None:
    visitor.go(release)
    with visitor.page.expect_navigation():
        visitor.button("Backtest").first.click()
    wait_for_state(visitor, "done")
    visitor.reads("Verdicts side by side")
    visitor.go(release)


def here(visitor: Visitor) -> str:
    return visitor.page.url.removeprefix(visitor.desk.address)


@SIZES
def test_a_draft_from_verdicts_goes_live_by_two_people_and_comes_back_by_two(
    enter: Enter, size: dict[str, int]
) -> None:
    first, second = enter("supervisor", viewport=size), enter("supervisor2", viewport=size)
    before = live(first)
    first.go("/rulesets/train")
    first.send()
    first.link("To the draft").click(timeout=BACKGROUND)
    first.page.wait_for_url("**/rulesets/rel_*/")
    release = here(first)
    backtest(first, release)
    first.take_step("shadow")
    first.take_step("propose")
    expect(first.page.locator("form[action$='/steps/go_live']")).to_have_count(0)
    second.go(release)
    second.take_step("go_live")
    assert live(second) == release
    second.go(before)
    second.take_step("propose_return", "Simulated: the new one holds too much.")
    first.go(before)
    first.take_step("roll_back")
    assert live(first) == before


@SIZES
def test_a_draft_is_written_tried_and_withdrawn(enter: Enter, size: dict[str, int]) -> None:
    supervisor = enter("supervisor", viewport=size)
    supervisor.go("/rulesets/new")
    field = supervisor.page.locator("main textarea[name=content]")
    edition = f'version = "9.{supervisor.language}.{size["width"]}"'
    field.fill(re.sub(r'version = "[^"]+"', edition, field.input_value(), count=1).replace("0.25", "0.3"))
    supervisor.fill(why="Simulated: fewer leads.")
    supervisor.send()
    release = here(supervisor)
    supervisor.reads("What it changes")
    backtest(supervisor, release)
    supervisor.take_step("withdraw", "Simulated: not needed.")
    supervisor.reads("Withdrawn")
