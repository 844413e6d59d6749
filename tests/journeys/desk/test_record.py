"""The record: searched, followed to an event and its proof; the ledger verified."""

import re

from playwright.sync_api import expect

from tests.journeys.desk.conftest import Enter


def test_an_act_is_found_in_the_record_and_proved(enter: Enter) -> None:
    visitor = enter("supervisor")
    visitor.go("/record/?q=试金")
    found = visitor.page.locator("main [data-row]")
    expect(found.first).to_contain_text("试金")
    found.first.locator("a.event-mark").click()
    expect(visitor.page).to_have_url(re.compile("/record/.+/"))
    expect(visitor.page.get_by_role("heading", name=visitor.words("In the ledger"))).to_be_visible()


def test_the_timeline_of_an_object_says_what_happened_to_it(enter: Enter) -> None:
    visitor = enter("supervisor")
    visitor.go("/dossiers/brands/?q=试金")
    visitor.page.get_by_role("link", name="试金 Touchgold").first.click()
    expect(visitor.page.locator("main .event").first).to_be_visible()


def test_the_ledger_is_verified_on_demand(enter: Enter) -> None:
    visitor = enter("operator")
    visitor.go("/ledger/")
    with visitor.page.expect_navigation():
        visitor.button("Verify everything now").click()
    expect(visitor.page.locator("main [data-tone=success]").first).to_be_visible()
    assert visitor.page.locator("main [data-tone=danger]").count() == 0
