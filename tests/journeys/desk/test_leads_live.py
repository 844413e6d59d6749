"""Two reviewers look at the queue at once: what one takes, gives back and decides, the other sees without loading the page again."""

import re

import pytest
from playwright.sync_api import Locator, Route, expect

from tests.journeys.desk.conftest import Enter
from tests.journeys.desk.visitor import DESKTOP, PHONE, Visitor

LEAD = re.compile(r"/leads/led_\w+/$")
QUEUE = "/leads/?saved="
SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])


def take_next(visitor: Visitor) -> str:
    """Returns the lead that was taken."""
    visitor.go(QUEUE)
    with visitor.page.expect_navigation(url=LEAD):
        visitor.page.keyboard.press("n")
    return visitor.page.url.split("/")[-2]


def row(visitor: Visitor, lead: str) -> Locator:
    return visitor.page.locator(f"tr:has(a[href$='/leads/{lead}/'])")


@SIZES
def test_the_queue_of_the_other_follows(enter: Enter, size: dict[str, int]) -> None:
    first, second = enter("analyst"), enter("supervisor", viewport=size)
    second.go(QUEUE)
    lead = take_next(first)
    expect(row(second, lead)).to_have_attribute("data-until", re.compile(r"^\d+$"))
    with first.page.expect_navigation():
        first.page.keyboard.press("r")
    expect(row(second, lead)).not_to_have_attribute("data-until", re.compile("."))
    first.go(f"/leads/{lead}/")
    with first.page.expect_navigation():
        first.page.keyboard.press("5")
    expect(row(second, lead)).to_have_class(re.compile("is-gone"))
    expect(row(second, lead).locator("[data-holder]")).to_have_text(second.words("no longer waits"))
    expect(row(second, lead).locator("[data-choose]")).to_have_count(0)
    with first.page.expect_navigation():
        first.page.keyboard.press("u")


def test_what_is_chosen_and_where_the_keys_stand_stays(enter: Enter) -> None:
    first, second = enter("analyst"), enter("supervisor")
    lead = take_next(first)
    second.go(QUEUE)
    other = second.page.locator("tr[data-thing]:not([data-until])").first
    thing = other.get_attribute("data-thing") or ""
    other.locator("[data-choose]").check()
    second.page.keyboard.press("j")
    first.go(f"/leads/{thing}/")
    with first.page.expect_navigation():
        first.page.keyboard.press("c")
    expect(row(second, thing)).to_have_attribute("data-until", re.compile("."))
    expect(row(second, thing).locator("[data-choose]")).to_be_checked()
    expect(second.page.locator(".is-current")).to_have_count(1)
    for each in (thing, lead):
        first.go(f"/leads/{each}/")
        with first.page.expect_navigation():
            first.page.keyboard.press("r")


def press(visitor: Visitor, key: str) -> None:
    with visitor.page.expect_navigation():
        visitor.page.keyboard.press(key)


def test_what_moves_before_the_stream_opens_is_not_lost(enter: Enter) -> None:
    first, second = enter("analyst"), enter("supervisor")
    lead = take_next(first)
    press(first, "r")
    held_up: list[Route] = []
    second.page.context.route("**/live/", lambda route: held_up.append(route))
    second.go(f"/leads/{lead}/")
    first.go(f"/leads/{lead}/")
    press(first, "c")
    second.wait_for(lambda: [route.request.url for route in held_up])
    held_up[-1].continue_()
    expect(second.page.locator("[data-part=holding] .note")).to_be_visible()
    press(first, "r")


def test_what_moves_while_a_second_tab_is_drawn_is_not_lost(enter: Enter) -> None:
    first, second = enter("analyst"), enter("supervisor")
    lead = take_next(first)
    press(first, "r")
    second.go(QUEUE)
    other = second.page.context.new_page()
    drawn: list[Route] = []
    other.route("**/desk*.js", lambda route: drawn.append(route))
    other.goto(f"{second.desk.address}/leads/{lead}/", wait_until="commit")
    first.go(f"/leads/{lead}/")
    press(first, "c")
    expect(row(second, lead)).to_have_attribute("data-until", re.compile(r"^\d+$"))  # the first tab was told
    drawn[-1].continue_()
    expect(other.locator("[data-part=holding] .note")).to_be_visible()
    press(first, "r")


@SIZES
def test_the_open_page_of_a_lead_says_that_another_took_and_decided_it(enter: Enter, size: dict[str, int]) -> None:
    first, second = enter("analyst"), enter("supervisor", viewport=size)
    lead = take_next(first)
    with first.page.expect_navigation():
        first.page.keyboard.press("r")
    second.go(f"/leads/{lead}/")
    expect(second.page.locator("[data-press='c']")).to_be_visible()
    second.page.locator("textarea[name=note]").fill("halb geschrieben")
    first.go(f"/leads/{lead}/")
    with first.page.expect_navigation():
        first.page.keyboard.press("c")
    holding = second.page.locator("[data-part=holding] .note")
    expect(holding).to_be_visible()
    expect(second.page.locator("[data-press='c']")).to_have_count(0)
    expect(second.page.locator("textarea[name=note]")).to_have_value("halb geschrieben")
    with first.page.expect_navigation():
        first.page.keyboard.press("5")
    second.reads("This lead no longer waits: somebody else decided it, or it lapsed. Take the next one.")
    expect(second.page.locator("[data-press='1']")).to_have_count(0)
    with first.page.expect_navigation():
        first.page.keyboard.press("u")
