"""A seller is told of a decision, appeals with a file on a phone, is answered, and sees its points go."""

from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.desk.conftest import Enter
from tests.journeys.desk.visitor import PHONE, Visitor

PAGES = ("", "points/", "listings/", "breaches/", "file/")
PLEA = {"en": "The goods are genuine; the invoice is attached (simulated).", "zh-hans": "商品为正品，附发票（模拟）。"}


def test_a_seller_appeals_from_its_notice_and_sees_the_points_go(enter: Enter, tmp_path: Path) -> None:
    seller = enter("seller", viewport=PHONE)
    seller.complaints.expected |= {415, 422}  # a file that is refused
    fits_the_phone(seller)
    breach = opens_a_notice_that_can_be_appealed(seller)
    assert counts(seller, breach) == 1
    seller.go(f"{breach}appeal")
    keeps_a_draft(seller)
    attaches_files(seller, tmp_path)
    seller.page.locator("button[form=appeal]").first.click()
    expect(seller.page.get_by_text("invoice.txt").first).to_be_visible()
    expect(seller.page.locator("main").get_by_text(PLEA[seller.language]).first).to_be_visible()
    appeal = seller.page.url.removeprefix(seller.desk.address)

    supervisor = enter("supervisor")
    supervisor.go(appeal)
    supervisor.take("Uphold the appeal", "The invoice is right (simulated).")

    seller.go("/inbox/")
    seller.page.locator(f"tbody a[href$='{appeal}']").first.click()
    seller.reads("Upheld")
    assert counts(seller, breach) == 0
    seller.go("/measures/standing/breaches/")
    row = seller.page.locator("tbody tr").filter(has=seller.page.locator(f"a[href='{appeal}']"))
    expect(row.get_by_text(seller.words("reversed"))).to_be_visible()
    seller.go("/measures/standing/file/")
    expect(seller.page.locator("main").get_by_text(PLEA[seller.language]).first).to_be_visible()


def fits_the_phone(seller: Visitor) -> None:
    """No page of the standing scrolls sideways."""
    for page in PAGES:
        seller.go(f"/measures/standing/{page}")
        assert seller.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], page


def opens_a_notice_that_can_be_appealed(seller: Visitor) -> str:
    """The newest message about a decision that can still be appealed; returns the address of its breach."""
    seller.go("/inbox/")
    notices = seller.page.locator("tbody a[href*='/measures/mea_']")
    addresses = notices.evaluate_all("links => links.map(link => link.getAttribute('href'))")
    for address in addresses:
        seller.go(address)
        if seller.page.locator("a.btn-primary[href$='/appeal']").count():
            break
    seller.reads("What to do to get out")
    seller.reads("Appeal possible until")
    first = "zh-Hans" if seller.language == "zh-hans" else "en"
    expect(seller.page.locator("main div[lang]").first).to_have_attribute("lang", first)
    return str(seller.page.locator("a.btn-primary[href$='/appeal']").get_attribute("href")).removesuffix("appeal")


def counts(seller: Visitor, breach: str) -> int:
    """How often the breach stands among the points."""
    seller.go("/measures/standing/points/")
    return seller.page.locator(f"tbody a[href='{breach}']").count()


def keeps_a_draft(seller: Visitor) -> None:
    """What was written is there again after it was saved, and the standing says that it is not filed."""
    writing = seller.page.url
    seller.fill(text=PLEA[seller.language])
    seller.page.locator("button[name=save]").click()
    seller.reads("The draft was saved. It is not filed yet.")
    seller.go("/measures/standing/")
    seller.reads("You began an appeal. It is not filed yet.")
    seller.page.goto(writing)
    expect(seller.page.locator("textarea[name=text]")).to_have_value(PLEA[seller.language])


def attaches_files(seller: Visitor, folder: Path) -> None:
    """A proof comes in; a program that calls itself a document is refused."""
    proof, hostile = folder / "invoice.txt", folder / "receipt.pdf"
    proof.write_text("进货发票（模拟）\n", encoding="utf-8")
    hostile.write_bytes(b"MZ\x90\x00 no document")
    seller.page.locator("input[type=file]").set_input_files([proof, hostile])
    expect(seller.page.locator("#files").get_by_text("invoice.txt")).to_be_visible()
    expect(seller.page.locator("[data-state=failed]")).to_be_visible()
