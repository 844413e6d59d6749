"""A session ends by itself."""

from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client

from tests.desk.people import NOW, Standing
from touchstone.desk.frontdoor.middleware import session_age
from touchstone.desk.frontdoor.middleware.session_age import BEGAN, SEEN, is_over, note

IDLE = timedelta(seconds=settings.SESSION_IDLE_SECONDS)
LONGEST = timedelta(seconds=settings.SESSION_COOKIE_AGE)
SECOND = timedelta(seconds=1)


def session(began: datetime, seen: datetime) -> SessionStore:
    made = SessionStore()
    made.update({BEGAN: began.isoformat(), SEEN: seen.isoformat()})
    return made


def test_who_does_nothing_for_an_hour_is_out() -> None:
    assert not is_over(session(NOW, NOW), NOW + IDLE - SECOND)
    assert is_over(session(NOW, NOW), NOW + IDLE)


def test_who_works_on_is_out_after_half_a_day() -> None:
    assert not is_over(session(NOW, NOW + LONGEST - SECOND), NOW + LONGEST - SECOND)
    assert is_over(session(NOW, NOW + LONGEST), NOW + LONGEST)


def test_the_beginning_is_written_once_and_the_use_once_a_minute() -> None:
    kept = session(NOW, NOW)
    note(kept, NOW + timedelta(seconds=59))
    assert kept[SEEN] == NOW.isoformat()
    note(kept, NOW + timedelta(seconds=60))
    assert (kept[BEGAN], kept[SEEN]) == (NOW.isoformat(), (NOW + timedelta(seconds=60)).isoformat())


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
