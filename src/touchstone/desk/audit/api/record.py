"""The record for programs: the events that one may read, in their order."""

from typing import Annotated, Any, ClassVar, Self

from ninja import Query
from pydantic import Field

from touchstone.desk.audit.models import Event
from touchstone.desk.audit.queries.visible import found, token_of, visible_to
from touchstone.desk.audit.sentences import Told as Read
from touchstone.desk.audit.sentences import tell
from touchstone.desk.authority.actor import Via
from touchstone.desk.authority.operations import Operations
from touchstone.desk.authority.paging import Page, PageAsked
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.shapes import Time, Told

OPERATIONS = Operations("record")
VIEW = Permission.RECORD_VIEW
EventId = Annotated[str, Field(max_length=200)]


class EventSubject(Told):
    """What an event is about."""

    kind: str
    id: str


class EventTold(Told):
    """One event, as this reader may read it. `sentence` is in the language of the request."""

    id: EventId
    kind: str
    at: Time
    person: str = Field(description="Public id of who acted; empty where nobody did.")
    organisation: str
    via: Via
    about: list[EventSubject]
    sentence: str
    data: dict[str, Any]
    particulars: dict[str, Any] = Field(description="Personal; empty once they were forgotten.")

    @classmethod
    def of(cls, told: Read) -> Self:
        """Of an event that was told to this reader."""
        event = told.event
        about = [EventSubject(kind=kind, id=name) for (kind, name), _named in told.about]
        particulars = dict(told.particulars)
        return cls.read(event, id=token_of(event.sequence), about=about, sentence=told.plain, particulars=particulars)


class EventPage(Page):
    """Events in the order of the record."""

    LIST: ClassVar = "record"
    items: list[EventTold]


class EventsAsked(PageAsked):
    """Which events."""

    kind: str = Field("", max_length=64, pattern=r"^[a-z_.]*$", description="Only of this kind.")
    subject: str = Field("", max_length=32, pattern=r"^[a-z0-9_]*$", description="Only about the object with this id.")


@OPERATIONS.get("events", name="list_events", needs=VIEW, answer=EventPage)
def list_events(request: DeskRequest, asked: Query[EventsAsked]) -> EventPage:
    """List the events that one may read, oldest first.

    Ask again after the cursor of the last page to hear what happened since; none is left out.
    """
    rows = visible_to(request.actor)
    rows = rows.filter(kind=asked.kind) if asked.kind else rows
    rows = rows.filter(subjects__subject=asked.subject).distinct() if asked.subject else rows
    told = lambda events: tell(request.actor, events)  # noqa: E731 - it needs to know who reads
    return EventPage.cut(request, rows, asked, EventTold.of, key="sequence", prepare=told)


@OPERATIONS.get("events/{event}", name="get_event", needs=VIEW, answer=EventTold)
def get_event(request: DeskRequest, event: EventId) -> EventTold:
    """Get one event."""
    row: Event = found(request.actor, event)
    return EventTold.of(tell(request.actor, [row])[0])
