"""From a lead to a restored listing: the analyst decides, the seller appeals on a phone, another person reverses it all."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.desk.conftest import Enter
from tests.journeys.desk.visitor import PHONE, Visitor

LEAD = re.compile(r"/leads/led_\w+/$")
BREACH = re.compile(r"/measures/breaches/bre_\w+/$")


def test_a_lead_becomes_a_breach_and_an_upheld_appeal_takes_all_of_it_back(enter: Enter, tmp_path: Path) -> None:
    seller, analyst, supervisor = enter("seller", viewport=PHONE), enter("analyst"), enter("supervisor")
    before = points(seller)
    listing = open_own_lead(seller, analyst)
    breach = establish(analyst)
    removal = carry_out(supervisor, listing, way="apply")
    assert points(seller) == before + 2

    seller.go(breach)
    appeal = appeal_with_a_file(seller, tmp_path)
    analyst.go(appeal)
    expect(analyst.page.locator("form[action*='/steps/uphold']")).to_have_count(
        0
    )  # who established it decides no appeal
    supervisor.go(appeal)
    supervisor.take("Uphold the appeal", "发票属实（模拟）。")

    seller.go(appeal)
    seller.reads("Upheld")
    fits(seller)
    seller.go(breach)
    seller.reads("This breach was reversed: it counts no more.")
    expect(seller.page.get_by_text(seller.words("in force"), exact=True)).to_have_count(0)
    assert points(seller) == before
    carry_out(supervisor, listing, way="undo")
    expect(supervisor.page.locator(f"a[href='{removal}']").first).to_be_visible()  # the removal that it takes back


def open_own_lead(seller: Visitor, analyst: Visitor) -> str:
    """The analyst opens a lead of the seller's that nobody has decided; returns the number of its listing."""
    seller.go("/measures/standing/listings/")
    names = seller.page.locator(".task .small.muted bdi:last-child").all_inner_texts()
    for name in names:
        analyst.go(f"/leads/?saved=&q={name}")
        row = analyst.page.locator("tbody tr[data-row] a[href*='/leads/led_']")
        if row.count():
            row.first.click()
            return name
    raise AssertionError(f"no lead waits of {names}")


def establish(analyst: Visitor) -> str:
    """A verdict, and the breach that follows from it; returns its page."""
    page = analyst.page
    expect(page).to_have_url(LEAD)
    with page.expect_navigation():
        page.keyboard.press("3")
    page.go_back()
    page.reload()
    with page.expect_navigation():
        page.keyboard.press("b")
    analyst.fill(kind="misleading")
    analyst.send()
    expect(page).to_have_url(BREACH)
    return page.url.removeprefix(analyst.desk.address)


def carry_out(supervisor: Visitor, listing: str, *, way: str) -> str:
    """The platform's people confirm the one order of this way on a listing; returns its page."""
    supervisor.go(f"/measures/orders/?way={way}&q={listing}")
    orders = supervisor.page.locator("tbody a[href*='/measures/orders/']")
    expect(orders).to_have_count(1)
    orders.click()
    supervisor.take("Confirm as carried out")
    supervisor.reads("Confirmed")
    return supervisor.page.url.removeprefix(supervisor.desk.address)


def appeal_with_a_file(seller: Visitor, folder: Path) -> str:
    """On the phone, from the page of the breach; returns the page of the appeal."""
    seller.page.locator("a.btn-primary[href$='/appeal']").first.click()
    proof = folder / "invoice.txt"
    proof.write_text("进货发票（模拟）\n", encoding="utf-8")
    seller.fill(text="商品为正品，附发票（模拟）。")
    seller.page.locator("input[type=file]").set_input_files([proof])
    expect(seller.page.locator("#files").get_by_text("invoice.txt")).to_be_visible()
    fits(seller)
    seller.page.locator("button[form=appeal]").first.click()
    expect(seller.page.get_by_text("invoice.txt").first).to_be_visible()
    return seller.page.url.removeprefix(seller.desk.address)


def points(seller: Visitor) -> int:
    """What counts now in the tracks of the seller's standing, together."""
    seller.go("/measures/standing/")
    fits(seller)
    return sum(int(text) for text in seller.page.locator(".standing .points strong").all_inner_texts())


def fits(seller: Visitor) -> None:
    """The page is no wider than the phone."""
    assert seller.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
