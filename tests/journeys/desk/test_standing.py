"""A seller reads its standing on a phone, appeals with a file, and sees the reversal; the platform confirms what was taken back."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.desk.conftest import Enter
from tests.journeys.desk.visitor import PHONE


@pytest.mark.parametrize("language", ["zh-hans"])  # the demonstration leaves one breach that can be appealed
def test_a_seller_appeals_from_its_standing_and_sees_the_reversal(enter: Enter, tmp_path: Path) -> None:
    seller = enter("seller", viewport=PHONE)
    seller.complaints.expected |= {415, 422}  # a file that is refused
    for page in ("", "points/", "listings/", "breaches/", "file/"):
        seller.go(f"/measures/standing/{page}")
        assert seller.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], page
    seller.go("/measures/standing/")
    seller.page.locator("#tasks a.btn-primary").first.click()
    seller.page.locator("a.btn-primary[href$='/appeal']").first.click()
    proof = tmp_path / "invoice.txt"
    proof.write_text("进货发票（模拟）\n", encoding="utf-8")
    hostile = tmp_path / "receipt.pdf"
    hostile.write_bytes(b"MZ\x90\x00 no document")
    seller.fill(text="商品为正品，附发票（模拟）。")
    seller.page.locator("input[type=file]").set_input_files([proof, hostile])
    expect(seller.page.locator("#files").get_by_text("invoice.txt")).to_be_visible()
    expect(seller.page.locator("[data-state=failed]")).to_be_visible()
    seller.page.locator("button[form=appeal]").first.click()
    expect(seller.page.get_by_text("invoice.txt").first).to_be_visible()
    appeal = seller.page.url.removeprefix(seller.desk.address)

    supervisor = enter("supervisor")
    supervisor.go(appeal)
    supervisor.take("Uphold the appeal", "发票属实（模拟）。")
    supervisor.go("/measures/orders/?way=undo")
    supervisor.page.locator("tbody a[href*='/measures/orders/']").last.click()
    supervisor.take("Confirm as carried out")
    supervisor.reads("Confirmed")

    seller.go(appeal)
    seller.reads("Upheld")
    seller.go("/measures/standing/breaches/")
    row = seller.page.locator("tbody tr").filter(has=seller.page.locator(f"a[href='{appeal}']"))
    expect(row.get_by_text(seller.words("reversed"))).to_be_visible()
