"""Signing in and out, sessions, and what the desk remembers of how it should look and speak."""

from playwright.sync_api import expect

from tests.journeys.desk.conftest import Enter

NAME = "林可"  # the analyst of the demonstration


def test_signing_in_leads_where_one_wanted_and_signing_out_leads_away(enter: Enter) -> None:
    visitor = enter()
    visitor.go("/dossiers/sellers/")
    visitor.is_titled(visitor.words("Sign in"))
    visitor.page.locator("input[name=login]").fill("analyst@demo.invalid")
    visitor.page.locator("input[name=password]").fill(visitor.desk.passwords["analyst"])
    visitor.page.locator("form[action^='/accounts/login'] button[type=submit]").click()
    expect(visitor.page).to_have_url(visitor.desk.address + "/dossiers/sellers/")
    visitor.speak()
    visitor.page.locator("details.menu > summary").click()
    visitor.button("Sign out").click()
    visitor.go("/dossiers/sellers/")
    visitor.is_titled(visitor.words("Sign in"))


def test_a_wrong_password_is_said_plainly(enter: Enter) -> None:
    visitor = enter()
    visitor.sign_in("analyst", "nobody would guess this")
    visitor.reads("Please check what you entered")
    expect(visitor.page.locator("input[name=password]")).to_have_value("")


def test_the_language_and_the_light_are_remembered(enter: Enter) -> None:
    visitor = enter("researcher")
    root = visitor.page.locator("html")
    visitor.page.locator("details.menu > summary").click()
    visitor.page.locator("details.menu [data-theme-set=dark]").click()
    expect(root).to_have_attribute("data-bs-theme", "dark")
    visitor.go("/dossiers/brands/")
    expect(root).to_have_attribute("data-bs-theme", "dark")
    expect(root).to_have_attribute("lang", "zh-Hans" if visitor.language == "zh-hans" else "en")
    visitor.is_titled(visitor.words("Brands"))


def test_a_session_that_was_ended_elsewhere_leads_to_sign_in(enter: Enter) -> None:
    here, elsewhere = enter(), enter()
    for each in (here, elsewhere):
        each.sign_in("press")
        each.page.wait_for_url(each.desk.address + "/")
    here.speak()
    here.go("/accounts/sessions/")
    here.page.locator("main form button[type=submit]").last.click()
    here.page.wait_for_load_state()
    elsewhere.go("/evidence/")
    expect(elsewhere.page).to_have_url(elsewhere.desk.address + "/accounts/login/?next=/evidence/")


def test_every_page_says_that_it_is_a_demonstration(enter: Enter) -> None:
    visitor = enter("steward")
    for path in ("/", "/dossiers/brands/", "/account/", "/about/roles"):
        visitor.go(path)
        visitor.reads("Demonstration: every seller, listing and person here is simulated.")
