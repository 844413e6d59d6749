"""A person opens the report from a disk, at a desk and on a telephone, in both languages."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.screening.report_pages import make_page

TITLES = (
    "高仿 路易威登 女包 1:1 <b>bold</b>",
    "n i k e 莆田 A货 鞋子 薇信 abc12345",
    "纯棉四件套 床单",
    "Gucci 专柜正品 皮带",
)
ROWS = "".join(f"L{i},{TITLES[i % 4]},{9 + i},shop{i % 3},支持专柜对比\n" for i in range(60))


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("journey")
    make_page(folder, ROWS + f"L99,高仿 LV {'长' * 5000},9,shop1,\n")
    return folder / "out" / "report.html"


@pytest.fixture
def opened(page: Page, report: Path) -> Page:
    """The report, opened from the disk."""
    page.goto(report.as_uri())
    return page


def shown(page: Page) -> int:
    return page.locator(".card:visible").count()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_fits_the_screen(opened: Page, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 900})
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    assert opened.locator("h1").is_visible()


def test_the_browser_complains_of_nothing(page: Page, report: Path) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(report.as_uri())
    page.click("#language")
    page.click("#theme")
    assert complaints == []


def test_one_button_changes_the_language(opened: Page) -> None:
    assert opened.locator("h1").inner_text() == "Screening report"
    opened.click("#language")
    assert opened.locator("h1").inner_text() == "筛查报告"
    assert opened.locator("#f-verdict option").all_inner_texts() == ["全部", "暂缓", "复核", "通过"]


def test_a_verdict_chosen_on_top_filters_the_listings(opened: Page) -> None:
    every = shown(opened)
    opened.click('[data-show="block"]')
    verdicts = opened.locator(".card:visible").evaluate_all("cards => cards.map(card => card.dataset.verdict)")
    assert set(verdicts) == {"block"}
    assert len(verdicts) < every


def test_a_seller_of_the_plot_filters_the_listings(opened: Page) -> None:
    opened.click('[data-filter="seller"][data-value="shop1"]')
    sellers = opened.locator(".card:visible").evaluate_all("cards => cards.map(card => card.dataset.seller)")
    assert set(sellers) == {"shop1"}


def test_search_finds_a_title_and_can_be_cleared(opened: Page) -> None:
    every = shown(opened)
    opened.keyboard.press("/")
    opened.keyboard.type("莆田")
    assert 0 < shown(opened) < every
    opened.fill("#q", "nothing has this title")
    assert opened.locator("#none").is_visible()
    opened.click("#clear")
    assert shown(opened) == every


def test_keys_walk_and_open(opened: Page) -> None:
    opened.keyboard.press("j")
    opened.keyboard.press("j")
    opened.keyboard.press("k")
    opened.keyboard.press("Enter")
    assert opened.locator(".card").nth(0).locator(".falls").is_visible()
    assert opened.locator(".card.current").count() == 1


def test_listings_can_be_ordered_by_seller(opened: Page) -> None:
    opened.select_option("#sort", "seller")
    sellers = opened.locator(".card").evaluate_all("cards => cards.map(card => card.dataset.seller)")
    assert sellers == sorted(sellers)


def test_pointing_at_evidence_says_what_it_is(opened: Page) -> None:
    opened.locator("mark", has_text="高仿").first.hover()
    assert "words of the replica trade" in opened.locator("#tip").inner_text()


def test_hostile_titles_are_shown_as_written(opened: Page) -> None:
    assert opened.locator(".title b").count() == 0
    assert opened.locator(".title", has_text="<b>bold</b>").count() > 0
