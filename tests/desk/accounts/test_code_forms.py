"""Codes of the second factor behind their gate."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.desk.accounts.authenticator_app import code, set_up, signed_in
from tests.desk.accounts.record import kinds, last_event
from tests.desk.people import Standing
from touchstone.desk.accounts.models import SignInGate
from touchstone.desk.audit.models import EventSubject

PAGE = "/accounts/2fa/authenticate/"


@pytest.fixture
def secret(owner: Standing) -> str:
    return set_up(signed_in(owner))


@pytest.fixture
def browser(owner: Standing, secret: str) -> Client:
    """Half signed in: the password was right, the code is asked for."""
    return signed_in(owner)


def wrong(browser: Client, secret: str) -> bytes:
    return browser.post(PAGE, {"code": f"{(int(code(secret)) + 1) % 10**6:06}"}).content


def test_a_wrong_code_is_in_the_record_of_the_account(owner: Standing, browser: Client, secret: str) -> None:
    assert b"Incorrect code" in wrong(browser, secret)
    event = last_event()
    assert event.kind == "accounts.sign_in_failed"
    assert EventSubject.objects.filter(sequence=event.sequence, subject=owner.person.public_id).exists()


def test_after_five_wrong_codes_even_the_right_one_waits(browser: Client, secret: str) -> None:
    for _ in range(5):
        wrong(browser, secret)
    assert kinds()[-1] == "accounts.locked_out"
    assert b"Try again in 1 minute." in browser.post(PAGE, {"code": code(secret)}).content
    assert browser.get("/account/").status_code == 302


def test_another_browser_does_not_open_the_gate(owner: Standing, browser: Client, secret: str) -> None:
    for _ in range(5):
        wrong(browser, secret)
    other = signed_in(owner)
    assert b"Try again in" in wrong(other, secret)


def test_after_the_wait_a_code_is_looked_at_again(browser: Client, secret: str) -> None:
    for _ in range(5):
        wrong(browser, secret)
    SignInGate.objects.update(closed_until=timezone.now() - timedelta(seconds=1))
    assert b"Incorrect code" in wrong(browser, secret)
