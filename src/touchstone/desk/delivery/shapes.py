"""How endpoints, deliveries and the inbox look over the API."""

from typing import Annotated, Any, ClassVar, Self

from pydantic import Field

from touchstone.desk.authority.paging import Page, PageAsked
from touchstone.desk.authority.shapes import Asked, Time, Told, id_of, text
from touchstone.desk.delivery.message_kind import KINDS
from touchstone.desk.delivery.models import Endpoint, InboxItem, Message
from touchstone.desk.delivery.models.message import Channel, State

EndpointId = Annotated[str, id_of("end")]
DeliveryId = Annotated[str, id_of("msg")]
InboxItemId = Annotated[str, id_of("inb")]
MessageKindKey = Annotated[str, Field(max_length=64, json_schema_extra={"format": "message-kind"})]
Kinds = Annotated[list[MessageKindKey], Field(min_length=1, max_length=100, description="Kinds of message it wants.")]
Address = Annotated[str, Field(max_length=2048, json_schema_extra={"format": "endpoint-address"})]


class EndpointNew(Asked):
    """An endpoint to be added."""

    name: Annotated[str, text(120)]
    url: Address = Field(description="A public address that begins with https://.")
    kinds: Kinds


class EndpointChange(Asked):
    """What of an endpoint may change; what is not sent stays."""

    name: Annotated[str, text(120)] = ""
    url: Address = ""
    kinds: Kinds = Field(default_factory=list)


class EndpointTold(Told):
    """Where an organisation receives webhooks."""

    id: EndpointId
    name: str
    url: str
    kinds: list[str]
    created_at: Time
    closed_at: Time | None
    closed_reason: str = Field(description="Why it was closed, as a stable key; empty where it is open.")

    @classmethod
    def of(cls, row: Endpoint) -> Self:
        """Of its row."""
        return cls.read(row)


class EndpointPage(Page):
    """Endpoints in the order in which they were added."""

    LIST: ClassVar = "endpoints"
    items: list[EndpointTold]


class EndpointSecret(Told):
    """With what a receiver proves that a message is ours (Standard Webhooks)."""

    secret: str = Field(description="Shared secret, whsec_….")
    public_keys: list[str] = Field(description="Public keys of the node, whpk_…, newest first.")


class DeliveriesAsked(PageAsked):
    """Which deliveries."""

    state: State | None = Field(None, description="Only those in this state.")


class DeliveryTold(Told):
    """One message on its way to one receiver, and what became of it."""

    id: DeliveryId
    channel: Channel
    kind: str
    endpoint: EndpointId | None
    state: State
    attempts: int
    created_at: Time
    next_at: Time | None = Field(description="When it is tried next; null once it ended.")
    ended_at: Time | None
    last_reason: str = Field(description="Why the last attempt failed, as a stable key.")

    @classmethod
    def of(cls, row: Message) -> Self:
        """Of its row; the address of a person is nobody's to read."""
        endpoint = row.endpoint.public_id if row.endpoint else None
        return cls.read(row, endpoint=endpoint, next_at=row.next_at if row.ended_at is None else None)


class DeliveryPage(Page):
    """Deliveries in the order in which they were queued."""

    LIST: ClassVar = "deliveries"
    items: list[DeliveryTold]


class InboxAsked(PageAsked):
    """Which items."""

    unread: bool = Field(False, description="Only those that were not read.")


class InboxItemTold(Told):
    """One thing that one was told; `title` and `text` are in the language of the request."""

    id: InboxItemId
    kind: str
    subject: str = Field(description="Public id of what it is about.")
    values: dict[str, Any]
    title: str
    text: str
    created_at: Time
    read_at: Time | None

    @classmethod
    def of(cls, row: InboxItem) -> Self:
        """Of its row, with the words of its kind."""
        kind = KINDS.get(row.kind)
        title = kind.say(kind.title, row.told) if kind else row.kind
        return cls.read(row, title=title, text=kind.say(kind.text, row.told) if kind else "")


class InboxPage(Page):
    """Items in the order in which they came."""

    LIST: ClassVar = "inbox"
    items: list[InboxItemTold]


class ItemsRead(Told):
    """How many items were marked."""

    count: int
