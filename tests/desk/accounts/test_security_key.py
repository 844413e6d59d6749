"""A security key as second factor, from its set-up to the next sign-in."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from tests.desk.accounts.authenticator_app import signed_in
from tests.desk.accounts.record import kinds, last_event
from tests.desk.accounts.security_key import SecurityKey
from tests.desk.people import PASSWORD, Standing

ADD, ENTER = "/accounts/2fa/webauthn/add/", "/accounts/2fa/authenticate/"


@pytest.fixture
def key() -> SecurityKey:
    return SecurityKey("testserver", "http://testserver")


def challenge(browser: Client) -> str:
    return str(browser.session["mfa.webauthn.state"]["challenge"])


def add(browser: Client, key: SecurityKey) -> None:
    browser.post(f"/accounts/reauthenticate/?next={ADD}", {"password": PASSWORD})
    browser.get(ADD)
    browser.post(ADD, {"name": "Blue key", "credential": json.dumps(key.register(challenge(browser)))})


def test_after_its_set_up_the_session_is_strong(owner: Standing, key: SecurityKey) -> None:
    browser = signed_in(owner)
    add(browser, key)
    assert browser.get("/organisations/").status_code == 200
    assert (last_event().kind, last_event().data) == ("accounts.factor_added", {"factor": "webauthn"})


def test_the_next_sign_in_asks_for_it(owner: Standing, key: SecurityKey) -> None:
    add(signed_in(owner), key)
    browser = signed_in(owner)
    assert browser.get("/account/").status_code == 302
    browser.get(ENTER)
    browser.post(ENTER, {"credential": json.dumps(key.sign(challenge(browser)))})
    assert browser.get("/organisations/").status_code == 200
    assert kinds()[-1] == "accounts.signed_in"


def test_another_key_does_not_open(owner: Standing, key: SecurityKey) -> None:
    add(signed_in(owner), key)
    browser, other = signed_in(owner), SecurityKey("testserver", "http://testserver")
    other.name = key.name
    browser.get(ENTER)
    browser.post(ENTER, {"credential": json.dumps(other.sign(challenge(browser)))})
    assert browser.get("/account/").status_code == 302


def test_an_answer_to_another_question_does_not_open(owner: Standing, key: SecurityKey) -> None:
    add(signed_in(owner), key)
    browser = signed_in(owner)
    browser.get(ENTER)
    answer = key.sign(challenge(browser))
    browser.get(ENTER)
    browser.post(ENTER, {"credential": json.dumps(answer)})
    assert browser.get("/account/").status_code == 302


def test_a_key_of_another_site_is_not_added(owner: Standing) -> None:
    add(signed_in(owner), SecurityKey("evil.example", "http://evil.example"))
    assert not Authenticator.objects.exists()
