"""The whole way by keyboard."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.desk.conftest import Enter

FOCUSED = "document.activeElement"
RING = """() => { const style = getComputedStyle(document.activeElement);
  return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none'; }"""


def focused(page: Page, part: str) -> str:
    return str(page.evaluate(f"{FOCUSED}.{part}") or "")


def test_one_can_skip_to_the_page_search_go_and_walk_through_rows(enter: Enter) -> None:
    visitor = enter("analyst")
    page = visitor.page
    visitor.go("/")
    page.keyboard.press("Tab")
    assert "skip-link" in focused(page, "className")
    page.keyboard.press("Enter")
    assert focused(page, "id") == "page"
    page.keyboard.press("/")
    assert focused(page, "id") == "desk-search"
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("g")
    page.keyboard.press("l")
    page.wait_for_url(re.compile("/dossiers/listings/"))
    for key in ("j", "j", "k"):
        page.keyboard.press(key)
    expect(page.locator("[data-row].is-current")).to_have_count(1)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/dossiers/listings/lst_"))


def test_help_opens_holds_the_focus_and_gives_it_back(enter: Enter) -> None:
    page = enter("analyst").page
    page.keyboard.press("?")
    dialog = page.locator("#keyboard-help")
    expect(dialog).to_be_visible()
    for _step in range(6):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_whatever_has_the_focus_shows_it(enter: Enter) -> None:
    page = enter("analyst").page
    for _step in range(25):
        page.keyboard.press("Tab")
        if focused(page, "tagName") != "BODY":
            assert page.evaluate(RING), focused(page, "outerHTML")
