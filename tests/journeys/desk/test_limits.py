"""Where the desk says no, and what each role does not see."""

import pytest
from playwright.sync_api import expect

from tests.journeys.desk.conftest import Enter
from tests.journeys.desk.visitor import PHONE

SEEN = {
    # whose: links of the navigation that are there, and those that are not
    "seller": (("/dossiers/listings/", "/evidence/"), ("/dossiers/brands/", "/access/requests/", "/ledger/")),
    "holder": (("/dossiers/rights/", "/evidence/"), ("/access/requests/", "/deliveries/", "/ledger/")),
    "police": (("/dossiers/sellers/", "/evidence/"), ("/access/requests/", "/ledger/")),
    "researcher": (("/dossiers/brands/",), ("/dossiers/sellers/", "/evidence/", "/ledger/")),
}


def test_what_is_not_there_is_said_so(enter: Enter) -> None:
    visitor = enter("researcher", viewport=PHONE)
    visitor.complaints.expected.add(404)
    visitor.go("/dossiers/brands/brd_nothing/")
    expect(visitor.page.get_by_role("heading", level=1)).to_be_visible()
    expect(visitor.page.get_by_role("link").first).to_be_visible()


def test_what_one_may_not_do_is_refused_with_its_reason(enter: Enter) -> None:
    visitor = enter("seller")
    visitor.complaints.expected.add(403)
    visitor.go("/ledger/")
    visitor.reads("see the heads of the ledger, export and verify it")


def test_too_many_tries_are_stopped(enter: Enter) -> None:
    visitor = enter()
    visitor.complaints.expected.add(429)
    for _try in range(6):
        visitor.go("/accounts/password/reset/")
        visitor.page.locator("input[name=email]").fill(f"nobody-{visitor.language}@house.example")
        with visitor.page.expect_navigation():
            visitor.page.locator("main form button[type=submit]").first.click()
    visitor.is_titled(visitor.words("Too many tries"))


@pytest.mark.parametrize("role", SEEN)
def test_each_role_sees_only_its_own_ways(enter: Enter, role: str) -> None:
    visitor = enter(role)
    links = set(visitor.page.eval_on_selector_all(".desk-sidebar a", "all => all.map(a => a.getAttribute('href'))"))
    there, hidden = SEEN[role]
    assert links >= set(there)
    assert not links & set(hidden)


def test_a_seller_sees_no_listing_of_another(enter: Enter) -> None:
    seller, analyst = enter("seller"), enter("analyst")
    analyst.go("/dossiers/listings/?sort=-score")
    strange = analyst.page.locator("main [data-row] a").first.get_attribute("href")
    seller.complaints.expected.add(404)
    seller.go(str(strange))
    expect(
        seller.page.get_by_text(seller.words("This page does not exist")).or_(seller.page.locator("h1"))
    ).to_be_visible()
    assert seller.page.locator(".desk-sidebar").count() == 0
