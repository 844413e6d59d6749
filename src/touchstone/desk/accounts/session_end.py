"""When a session ends by itself: after twelve hours whatever happens, and after an hour in which nobody did anything."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase

BEGAN, SEEN = "began_at", "seen_at"
NOTED_EVERY = timedelta(minutes=1)
"""How exact the time of last use is: noting each use would write a row per request."""


def is_over(session: SessionBase, now: datetime) -> bool:
    """Whether the session is too old, or was left alone for too long; one that was not seen yet is neither."""
    began, seen = _time(session, BEGAN, now), _time(session, SEEN, now)
    oldest = now - timedelta(seconds=settings.SESSION_COOKIE_AGE)
    return began <= oldest or seen <= now - timedelta(seconds=settings.SESSION_IDLE_SECONDS)


def note(session: SessionBase, now: datetime) -> None:
    """Write when it began and was last used."""
    if BEGAN not in session:
        session[BEGAN] = now.isoformat()
    if SEEN not in session or now - _time(session, SEEN, now) >= NOTED_EVERY:
        session[SEEN] = now.isoformat()


def _time(session: SessionBase, name: str, otherwise: datetime) -> datetime:
    return datetime.fromisoformat(session[name]) if name in session else otherwise
