"""Signing in and out, and what the desk remembers of how it should look."""

from playwright.sync_api import expect

from tests.journeys.desk.conftest import Enter


def test_signing_in_leads_home_and_signing_out_leads_away(enter: Enter) -> None:
    visitor = enter()
    visitor.go("/organisations/")
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text(visitor.words("Sign in"))
    visitor.sign_in("analyst")
    expect(visitor.page.get_by_role("heading", level=1)).to_contain_text("林可")
