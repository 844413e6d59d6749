"""A supervisor reads the figures: days, trend, definition, the list behind a number, the file; at both widths."""

import csv
from io import StringIO
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.desk.conftest import Enter
from tests.journeys.desk.visitor import DESKTOP, PHONE, Visitor
from tests.journeys.desk.walking import width
from touchstone.figures.definitions import BY_KEY

SIGHTS = pytest.mark.parametrize("sight", [DESKTOP, PHONE], ids=["desktop", "phone"])


def spoken(visitor: Visitor) -> str:
    return "zh" if visitor.language == "zh-hans" else "en"


def download(page: Page, link: Any) -> list[dict[str, str]]:
    with page.expect_download() as begun:
        link.click()
    text = begun.value.path().read_text(encoding="utf-8-sig")
    return list(csv.DictReader(StringIO(text)))


@SIGHTS
def test_days_are_chosen_by_name_one_by_one_and_earlier(enter: Enter, sight: Any) -> None:
    visitor = enter("supervisor", viewport=sight)
    page = visitor.page
    visitor.go("/figures/")
    with page.expect_navigation():
        visitor.link("This year").click()
    assert page.locator("main [name=since]").input_value().endswith("-01-01")
    visitor.fill(since="2026-11-02", until="2026-11-08")
    with page.expect_navigation():
        visitor.button("Filter").click()
    with page.expect_navigation():
        visitor.link("Show the period before").click()
    assert page.locator("main [name=since]").input_value() == "2026-10-26"
    assert width(visitor) <= sight["width"]


@SIGHTS
def test_a_figure_has_its_definition_its_trend_and_the_same_as_a_table(enter: Enter, sight: Any) -> None:
    visitor = enter("supervisor", viewport=sight)
    page, row = visitor.page, BY_KEY["T_decide"]
    visitor.go("/figures/?span=year")
    page.get_by_role("link", name=row.name[spoken(visitor)], exact=True).first.click()
    section = page.locator("#T_decide")
    expect(section.get_by_text(row.meaning[spoken(visitor)])).to_be_in_viewport()
    expect(section.locator("canvas")).to_be_visible()
    section.locator("summary").click()
    expect(section.locator("details table tbody tr").last).to_be_visible()
    assert section.locator("details table tbody tr").count() >= 4
    expect(section.locator(".u-legend")).not_to_contain_text("--")


@SIGHTS
def test_a_number_opens_what_it_counts_and_the_file_holds_as_much(enter: Enter, sight: Any) -> None:
    visitor = enter("supervisor", viewport=sight)
    page = visitor.page
    visitor.go("/figures/")
    number = page.locator("#PRO dd a").first
    counted = int(number.inner_text())
    with page.expect_navigation():
        number.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(visitor.words("Proactive removals"))
    expect(page.locator("main [data-row]")).to_have_count(counted)
    assert width(visitor) <= sight["width"]
    assert len(download(page, visitor.link("Export as CSV"))) == counted
    with page.expect_navigation():
        page.locator("main [data-row] a").first.click()
    page.go_back()
    with page.expect_navigation():
        page.locator("main").get_by_role("link", name=visitor.words("Service figures")).last.click()
    assert "/figures/?since=" in page.url


def test_the_file_says_what_the_page_says_and_how_to_recount_it(enter: Enter) -> None:
    visitor = enter("supervisor")
    page = visitor.page
    visitor.go("/figures/")
    shown = page.locator("#PRO dd strong").first.inner_text()
    rows = {(row["figure"], row["part"]): row for row in download(page, visitor.link("Export as CSV"))}
    assert shown == f"{100 * float(rows['PRO', 'share']['value']):.1f} %"
    assert {row["since"] for row in download(page, visitor.link("Weeks as CSV"))} > {"2026-11-02"}
    visitor.reads("Recount these figures")
    expect(page.get_by_text(f"--since {rows['PRO', 'share']['since']}")).to_be_visible()
