"""What the systems of an organisation hear of its people: a room above, which knows how, registers its announcer here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.utils.translation import gettext_noop


@dataclass(frozen=True, slots=True)
class AnnouncementKind:
    """`title` and `text` say it to people who choose what their systems hear; docs/webhooks.md says what `data` holds."""

    key: str
    title: str
    text: str


MEMBER_JOINED = AnnouncementKind(
    "accounts.member_joined",
    gettext_noop("A member joined"),
    gettext_noop("Somebody accepted an invitation to your organisation."),
)
MEMBER_LEFT = AnnouncementKind(
    "accounts.member_left",
    gettext_noop("A member left"),
    gettext_noop("The membership of somebody in your organisation ended."),
)
ROLES_CHANGED = AnnouncementKind(
    "accounts.roles_changed",
    gettext_noop("Roles of a member changed"),
    gettext_noop("Somebody in your organisation got a role or lost one."),
)
ACCESS_DECIDED = AnnouncementKind(
    "access.decided",
    gettext_noop("An access request ended"),
    gettext_noop(
        "An organisation that asked for access was admitted or refused, or its request was withdrawn or lapsed."
    ),
)
ANNOUNCEMENTS = (MEMBER_JOINED, MEMBER_LEFT, ROLES_CHANGED, ACCESS_DECIDED)


class Announcer(Protocol):
    """Called inside the running act, so that it is sent if and only if the act holds."""

    def __call__(
        self,
        kind: str,
        subject: Any,
        *,
        organisations: Iterable[int],
        data: Mapping[str, str | int | bool | None],
        occurred_at: datetime,
    ) -> int:
        """Queue it for these organisations (rows)."""


_announcers: list[Announcer] = []


def register_announcer(announcer: Announcer) -> None:
    """The room that delivers calls this once when the desk starts."""
    if announcer not in _announcers:
        _announcers.append(announcer)


def announce(
    kind: AnnouncementKind,
    subject: Any,
    *,
    organisations: Iterable[int],
    data: Mapping[str, str | int | bool | None],
    now: datetime,
) -> None:
    """Let the systems of these organisations (rows) hear of it; ids and keys only, no particulars of persons."""
    told = list(organisations)
    for announcer in _announcers:
        announcer(kind.key, subject, organisations=told, data=data, occurred_at=now)
