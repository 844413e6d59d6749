"""Leads are reviewed by keys: next, verdict, taking back, many at once, a saved filter, another's claim."""

import re

from playwright.sync_api import expect

from tests.journeys.desk.conftest import Enter

LEAD = re.compile(r"/leads/led_\w+/$")


def test_two_keys_decide_and_a_third_takes_it_back(enter: Enter) -> None:
    visitor = enter("analyst")
    page = visitor.page
    visitor.go("/leads/?saved=")
    with page.expect_navigation(url=LEAD):
        page.keyboard.press("n")
    first = page.url
    with page.expect_navigation(url=LEAD):
        page.keyboard.press("4")
    assert page.url != first
    with page.expect_navigation(url=first):
        page.keyboard.press("u")
    expect(page.locator("[data-press='1']")).to_be_visible()


def test_keys_choose_rows_and_decide_them_at_once(enter: Enter) -> None:
    visitor = enter("analyst")
    page = visitor.page
    visitor.go("/leads/?saved=")
    for key in ("j", "x", "ArrowDown", " "):
        page.keyboard.press(key)
    expect(page.locator("[data-choose]:checked")).to_have_count(2)
    with page.expect_navigation():
        page.keyboard.press("5")
    with page.expect_navigation():
        page.keyboard.press("u")


def test_a_filter_is_saved_and_the_queue_shows_it(enter: Enter) -> None:
    visitor = enter("analyst")
    page, name = visitor.page, f"Harmful {visitor.language}"
    visitor.go("/leads/?harm=1")
    page.locator(".save-filter summary").click()
    page.locator(".save-filter input[name=name]").fill(name)
    with page.expect_navigation():
        page.locator(".save-filter button[type=submit]").click()
    expect(page.locator(".saved-filters [aria-current]")).to_have_text(name)


def test_what_another_holds_says_so(enter: Enter) -> None:
    first, second = enter("analyst"), enter("supervisor")
    first.go("/leads/?saved=")
    with first.page.expect_navigation(url=LEAD):
        first.page.keyboard.press("n")
    second.page.goto(first.page.url)
    expect(second.page.locator(".note, .alert").first).to_be_visible()
    with first.page.expect_navigation():
        first.page.keyboard.press("r")
