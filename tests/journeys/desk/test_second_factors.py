"""A second factor: an app that shows codes, and a key that the browser holds."""

import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect

from tests.journeys.desk.conftest import Enter
from tests.journeys.desk.demonstration import Desk
from tests.journeys.desk.visitor import Visitor

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(autouse=True)
def taken_away_again(desk: Desk) -> Iterator[None]:
    """The other journeys sign in with a password alone."""
    yield
    with closing(sqlite3.connect(desk.home / "desk.sqlite3", timeout=20)) as database, database:
        database.execute("DELETE FROM mfa_authenticator")


def code(secret: str) -> str:
    """What an authenticator app shows now."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def prove(visitor: Visitor, account: str) -> None:
    """Type the password again where the desk asks for it."""
    if "reauthenticate" in visitor.page.url:
        visitor.page.locator("input[name=password]").fill(visitor.desk.passwords[account])
        with visitor.page.expect_navigation():
            visitor.page.locator("main form button[type=submit]").first.click()


def hold_a_key(page: Page) -> None:
    """From now on this browser has a security key that answers by itself."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})


def begin(visitor: Visitor, account: str, path: str) -> None:
    """Sign in and open a page of the second factors."""
    visitor.sign_in(account)
    visitor.page.wait_for_url(visitor.desk.address + "/")
    visitor.speak()
    visitor.go(path)
    prove(visitor, account)


def test_codes_of_an_app_are_asked_for_at_the_next_sign_in(enter: Enter) -> None:
    visitor, again = enter(), enter()
    account = "expert" if visitor.language == "en" else "agent"
    begin(visitor, account, "/accounts/2fa/totp/activate/")
    secret = re.search(r"\b[A-Z2-7]{32}\b", visitor.page.content())
    assert secret is not None
    visitor.page.locator("input[name=code]").fill(code(secret[0]))
    with visitor.page.expect_navigation():
        visitor.page.locator("main form button[type=submit]").last.click()
    again.sign_in(account)
    expect(again.page).to_have_url(re.compile("/accounts/2fa/authenticate/"))


def test_a_security_key_is_asked_for_at_the_next_sign_in(enter: Enter) -> None:
    visitor = enter()
    account = "regulator" if visitor.language == "en" else "police"
    hold_a_key(visitor.page)
    begin(visitor, account, "/accounts/2fa/webauthn/add/")
    with visitor.page.expect_navigation():
        visitor.page.locator("#mfa_webauthn_add").click()
    visitor.page.locator("details.menu > summary").click()
    visitor.button("Sign out").click()
    visitor.sign_in(account)
    expect(visitor.page).to_have_url(re.compile("/accounts/2fa/authenticate/"))
    visitor.page.locator("#mfa_webauthn_authenticate").click()
    visitor.page.wait_for_url(visitor.desk.address + "/")


def test_a_passkey_alone_signs_in(enter: Enter) -> None:
    visitor = enter()
    account = "steward" if visitor.language == "en" else "researcher"
    hold_a_key(visitor.page)
    begin(visitor, account, "/accounts/2fa/webauthn/add/")
    visitor.page.locator("input[name=passwordless]").check()
    with visitor.page.expect_navigation():
        visitor.page.locator("#mfa_webauthn_add").click()
    visitor.page.locator("details.menu > summary").click()
    visitor.button("Sign out").click()
    visitor.go("/accounts/login/")
    visitor.page.locator("#passkey_login").click()
    visitor.page.wait_for_url(visitor.desk.address + "/")
