"""Signing in with a passkey alone."""

import json

import pytest
from allauth.account.utils import user_pk_to_url_str
from django.test import Client

from tests.desk.accounts.authenticator_app import signed_in
from tests.desk.accounts.record import kinds, last_event, personal
from tests.desk.accounts.security_key import SecurityKey
from tests.desk.accounts.test_security_key import add, challenge
from tests.desk.people import Standing
from touchstone.desk.accounts.gates import NETWORK
from touchstone.desk.accounts.models import SignInGate

ENTER = "/accounts/2fa/webauthn/login/"


@pytest.fixture
def key(owner: Standing) -> SecurityKey:
    made = SecurityKey("testserver", "http://testserver")
    add(signed_in(owner), made)
    return made


def come(key: SecurityKey, holder: Standing) -> Client:
    """A browser that never heard of anybody, after the key was touched."""
    browser = Client(headers={"accept-language": "en"})
    browser.get(ENTER, headers={"accept": "application/json"})
    answer = key.sign(challenge(browser), user_pk_to_url_str(holder.person))
    browser.post(ENTER, {"credential": json.dumps(answer)})
    return browser


def test_a_passkey_is_both_factors(owner: Standing, key: SecurityKey) -> None:
    browser = come(key, owner)
    assert browser.get("/organisations/").status_code == 200
    assert (last_event().kind, last_event().data) == ("accounts.signed_in", {"methods": ["mfa"]})


def test_a_key_that_did_not_verify_its_holder_opens_nothing(owner: Standing, key: SecurityKey) -> None:
    key.verifies = False
    assert come(key, owner).get("/account/").status_code == 302
    assert last_event().kind == "accounts.sign_in_failed"
    assert personal(last_event()) == {"address": "127.0.0.1"}


def test_the_key_of_somebody_else_opens_nothing(stranger: Standing, key: SecurityKey) -> None:
    assert come(key, stranger).get("/account/").status_code == 302


def test_a_closed_account_does_not_come_in(owner: Standing, key: SecurityKey) -> None:
    owner.person.is_active = False
    owner.person.save()
    assert come(key, owner).get("/account/").status_code == 302


def test_an_answer_works_once(owner: Standing, key: SecurityKey) -> None:
    browser = Client()
    browser.get(ENTER, headers={"accept": "application/json"})
    answer = {"credential": json.dumps(key.sign(challenge(browser), user_pk_to_url_str(owner.person)))}
    browser.post(ENTER, answer)
    browser.post("/accounts/logout/")
    browser.post(ENTER, answer)
    assert browser.get("/account/").status_code == 302


def test_after_many_wrong_keys_the_network_waits(owner: Standing, key: SecurityKey) -> None:
    key.verifies = False
    come(key, owner)
    SignInGate.objects.update(failures=NETWORK.free)
    come(key, owner)
    assert kinds()[-1] == "accounts.locked_out"
    key.verifies = True
    assert come(key, owner).get("/account/").status_code == 302


def test_the_page_of_sign_in_offers_it(db: None) -> None:
    assert b"Sign in with a passkey" in Client(headers={"accept-language": "en"}).get("/accounts/login/").content
