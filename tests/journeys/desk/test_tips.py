"""Somebody reports from a phone without an account; an analyst answers; the receipt says so."""

from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.journeys.desk.conftest import Enter
from tests.journeys.desk.visitor import PHONE


def test_a_tip_is_filed_answered_and_followed_by_its_receipt(enter: Enter, language: str) -> None:
    somebody = enter(viewport=PHONE)
    somebody.go("/")
    somebody.link("Report a listing or shop").click()
    thing = f"J-{language}"
    somebody.fill(
        about="shop", address=f"https://www.demo.example/shop/{thing}", words="模拟举报：整店都是仿品。 Simulated."
    )
    somebody.page.locator("input[name=ground][value=counterfeit]").check()
    somebody.page.locator("input[name=good_faith]").check()
    somebody.send()
    receipt = urlsplit(somebody.page.url).path
    assert receipt.startswith("/tips/receipt/")
    somebody.reads("Receipt of your tip")
    assert somebody.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    analyst = enter("analyst")
    analyst.go("/tips/")
    analyst.page.get_by_role("link", name=thing, exact=True).click()
    analyst.fill(outcome="not_confirmed", words="该店销售自有品牌。")
    analyst.send()
    expect(analyst.page.get_by_text("该店销售自有品牌。").first).to_be_visible()

    somebody.go(receipt)
    somebody.reads("No breach was found.")
    somebody.take("Contest the outcome", "我有检测报告。")
    somebody.reads("You contested the outcome. Another person looks at it.")


def test_a_misread_address_is_attached_by_hand_and_detached_again(enter: Enter, language: str) -> None:
    somebody, thing = enter(), f"Q-{language}"
    somebody.go("/report/")
    somebody.fill(
        address=f"https://www.demo.example/go/{thing}", words="模拟举报：分享链接。 Simulated: a shared link."
    )
    somebody.page.locator("input[name=ground][value=counterfeit]").check()
    somebody.page.locator("input[name=good_faith]").check()
    somebody.send()

    analyst = enter("analyst")
    analyst.go("/tips/")
    analyst.page.get_by_role("link", name=thing, exact=True).click()
    analyst.reads("Not found by its address. It is joined when an import brings it, or by hand.")
    analyst.fill(find="鞋")
    analyst.button("Search").click()
    chosen = analyst.page.locator("input[name=dossier]").first
    title = chosen.locator("xpath=..").locator("bdi").first.inner_text()
    chosen.check()
    analyst.fill(reason="图片相同。 The same picture.")
    with analyst.page.expect_navigation():
        analyst.button("Attach").click()
    analyst.reads("The tips were attached.")
    about = analyst.page.locator(".datalist")
    expect(about.get_by_text(title, exact=True)).to_be_visible()

    analyst.take("Detach", "另一家店。 Another shop.")
    analyst.reads("The tips were detached.")
    expect(about.get_by_text(title, exact=True)).to_have_count(0)
    analyst.reads("Not found by its address. It is joined when an import brings it, or by hand.")
