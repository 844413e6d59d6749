"""Answers of keys that no key gave."""

import json

import pytest
from django.test import Client

from tests.desk.accounts.authenticator_app import signed_in
from tests.desk.accounts.security_key import SecurityKey
from tests.desk.accounts.test_security_key import add
from tests.desk.people import PASSWORD, Standing

ENTER, ADD = "/accounts/2fa/webauthn/login/", "/accounts/2fa/webauthn/add/"
AGAIN, SECOND = "/accounts/2fa/webauthn/reauthenticate/", "/accounts/2fa/authenticate/"
ODD = {
    "deep": "[" * 3000 + "]" * 3000,
    "long": "9" * 5000,
    "list": "[]",
    "null": "null",
    "lacking": '{"id": null}',
    "typed": '{"id": 1, "rawId": [], "response": {"clientDataJSON": "x", "signature": {}}}',
    "nested": '{"id": "A", "rawId": "A", "type": "public-key", "response": []}',
    "nul": '{"id": "\\u0000", "rawId": "\\u0000"}',
    "surrogate": '{"id": "\\ud800", "rawId": "\\ud800"}',
}
EACH = pytest.mark.parametrize("answer", ODD.values(), ids=ODD.keys())


@EACH
@pytest.mark.django_db
def test_no_answer_of_a_stranger_is_a_fault(answer: str) -> None:
    browser = Client()
    browser.get(ENTER, headers={"accept": "application/json"})
    assert browser.post(ENTER, {"credential": answer}).status_code == 302
    assert browser.get("/account/").status_code == 302


@EACH
def test_no_answer_after_the_password_or_within_a_session_is_a_fault(owner: Standing, answer: str) -> None:
    browser = signed_in(owner)
    assert browser.post(ADD, {"name": "key", "credential": answer}).status_code < 500
    add(browser, SecurityKey("testserver", "http://testserver"))
    assert browser.post(AGAIN, {"credential": answer}).status_code < 500
    other = Client()
    other.post("/accounts/login/", {"login": owner.person.email, "password": PASSWORD})
    assert other.post(SECOND, {"credential": answer}).status_code < 500
    assert other.get("/account/").status_code == 302


def test_what_is_shown_again_is_not_the_answer(owner: Standing) -> None:
    page = signed_in(owner).post(ADD, {"name": "key", "credential": json.dumps({"id": "<b>"})})
    assert b"<b>" not in page.content
