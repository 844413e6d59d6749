"""What the stream tells: the inbox of each person, from the database."""

import json
from collections.abc import Sequence
from http.cookies import CookieError, SimpleCookie

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest

from touchstone.desk.accounts.models import Person
from touchstone.desk.delivery.live.source import Notice
from touchstone.desk.delivery.models import InboxItem


class InboxSource:
    """The order of inbox items is the order of commits, for there is one writer at a time."""

    def identify(self, cookie: str) -> str | None:
        """The person whose session this is, as every page finds it out."""
        try:
            morsel = SimpleCookie(cookie).get(settings.SESSION_COOKIE_NAME)
        except CookieError:
            return None
        if morsel is None:
            return None
        request = HttpRequest()
        request.session = SessionStore(morsel.value)
        person = get_user(request)
        return person.public_id if isinstance(person, Person) and person.is_active else None

    def newest(self) -> int:
        """The newest item of all."""
        return InboxItem.objects.order_by("-pk").values_list("pk", flat=True).first() or 0

    def after(self, sequence: int, limit: int, person: str | None = None) -> Sequence[Notice]:
        """Items after this one, the oldest first."""
        items = InboxItem.objects.filter(pk__gt=sequence).order_by("pk")
        if person is not None:
            items = items.filter(person__public_id=person)
        rows = items.values_list("pk", "person__public_id", "public_id", "kind")[:limit]
        return [Notice(pk, who, "inbox", json.dumps({"item": item, "kind": kind})) for pk, who, item, kind in rows]
