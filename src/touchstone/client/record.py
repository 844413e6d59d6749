"""What happened, what is due, who asks to come in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from touchstone.client.lists import Listed
from touchstone.client.reading import read_thing


@dataclass(frozen=True)
class EventSubject:
    """What an event is about."""

    kind: str
    id: str


@dataclass(frozen=True)
class Event:
    """One thing that happened, as the reader may read it."""

    id: str
    kind: str
    at: datetime
    person: str
    organisation: str
    via: str
    about: tuple[EventSubject, ...]
    sentence: str
    data: Mapping[str, Any]
    particulars: Mapping[str, Any]


@dataclass(frozen=True)
class Deadline:
    """One running clock."""

    id: str
    workflow: str
    subject_kind: str
    subject: str
    code: str
    title: str
    state: str
    started_at: datetime
    due_at: datetime | None
    last_day: date | None
    days_left: int


@dataclass(frozen=True)
class AccessRequest:
    """An organisation asks to work at the desk."""

    id: str
    status: str
    version: int
    name: str
    kind: str
    registration_number: str
    why: str
    contact_name: str
    contact_email: str
    created_at: datetime
    claimed_by: str
    organisation: str | None
    etag: str = ""


@dataclass(frozen=True)
class StepOffer:
    """A step that is one's own to take; `refusal` says why not now, `cure` what would help."""

    verb: str
    label: str
    refusal: str
    cure: str


class AccessRequests(Listed[AccessRequest]):
    """Organisations that ask to work at the desk."""

    def steps(self, request: str) -> list[StepOffer]:
        """The steps that one can take now."""
        answer = self.wire.get(f"{self.path}/{request}/steps").json()
        return [read_thing(StepOffer, each) for each in answer["steps"]]


Events = Listed[Event]
Deadlines = Listed[Deadline]
