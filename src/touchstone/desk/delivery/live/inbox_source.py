"""What the stream tells: the inbox of each person, from the database."""

import json
from collections.abc import Sequence
from http.cookies import CookieError, SimpleCookie

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.sessions.backends.db import SessionStore
from django.db.models import Count
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone, translation

from touchstone.desk.accounts.acting import actor_of
from touchstone.desk.accounts.session_end import is_over
from touchstone.desk.accounts.session_keys import session_key
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import needs_setup
from touchstone.desk.authority.rules import may
from touchstone.desk.delivery.live.source import Notice
from touchstone.desk.delivery.message_kind import KINDS
from touchstone.desk.delivery.models import InboxItem


class InboxSource:
    """The order of inbox items is the order of commits, for there is one writer at a time."""

    def identify(self, cookie: str) -> Actor | None:
        """Who sees the inbox by this session, as its page finds it out; listening is no use of the session."""
        try:
            morsel = SimpleCookie(cookie).get(settings.SESSION_COOKIE_NAME)
        except CookieError:
            return None
        if morsel is None:
            return None
        request = HttpRequest()
        request.session = SessionStore(session_key(morsel.value))
        if is_over(request.session, timezone.now()):
            return None
        request.user = get_user(request)
        actor = actor_of(request)
        is_shown = may(actor, Permission.INBOX_USE) and not needs_setup(actor, Permission.INBOX_USE)
        return actor if is_shown else None

    def newest(self) -> int:
        """The newest item of all."""
        return InboxItem.objects.order_by("-pk").values_list("pk", flat=True).first() or 0

    def unread(self, person: str) -> int:
        """Items that the person has not read."""
        return InboxItem.objects.filter(person__public_id=person, read_at=None).count()

    def after(self, sequence: int, limit: int, person: str | None = None) -> Sequence[Notice]:
        """Items after this one, the oldest first."""
        items = InboxItem.objects.filter(pk__gt=sequence).order_by("pk")
        if person is not None:
            items = items.filter(person__public_id=person)
        found = list(items.select_related("person")[:limit])
        unread = _unread({item.person_id for item in found})
        return [
            Notice(item.pk, item.person.public_id, "inbox", _news(item, unread.get(item.person_id, 0)))
            for item in found
        ]


def _unread(people: set[int]) -> dict[int, int]:
    rows = InboxItem.objects.filter(person__in=people, read_at=None).order_by().values("person")
    return {row["person"]: row["number"] for row in rows.annotate(number=Count("pk"))}


def _news(item: InboxItem, unread: int) -> str:
    """What the page shows: how many wait, and what came, in the language of the person."""
    kind = KINDS.get(item.kind)
    with translation.override(item.person.language):
        text = kind.say(kind.title, item.told) if kind else item.kind
    return json.dumps({"unread": unread, "text": text, "url": reverse("inbox")})
