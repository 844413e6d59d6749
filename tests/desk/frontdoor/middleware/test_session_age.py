"""A page asks to sign in again once the session is over."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

from tests.desk.people import Standing
from touchstone.desk.frontdoor.middleware import session_age

IDLE = timedelta(seconds=settings.SESSION_IDLE_SECONDS)
SECOND = timedelta(seconds=1)


@pytest.mark.django_db
def test_a_session_left_alone_is_asked_to_sign_in(owner: Standing, monkeypatch: pytest.MonkeyPatch) -> None:
    client = owner.client()
    assert client.get("/account/").status_code == 200
    later = session_age.timezone.now() + IDLE + SECOND
    monkeypatch.setattr(session_age.timezone, "now", lambda: later)
    assert client.get("/account/").headers["Location"].startswith("/accounts/login/")


@pytest.mark.django_db
def test_a_visitor_gets_no_session(client: Client) -> None:
    client.get("/about/roles")
    assert settings.SESSION_COOKIE_NAME not in client.cookies
