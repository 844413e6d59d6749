"""A session ends by itself."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore

from tests.desk.people import NOW
from touchstone.desk.accounts.session_end import BEGAN, SEEN, is_over, note

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
