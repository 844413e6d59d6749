"""Endpoints, deliveries and the inbox."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from touchstone.client.lists import Listed
from touchstone.client.reading import read_thing


@dataclass(frozen=True)
class Endpoint:
    """Where an organisation receives webhooks."""

    id: str
    name: str
    url: str
    kinds: tuple[str, ...]
    created_at: datetime
    closed_at: datetime | None
    closed_reason: str
    etag: str = ""


@dataclass(frozen=True)
class EndpointSecret:
    """With what a receiver proves that a message is the desk's (Standard Webhooks)."""

    secret: str
    public_keys: tuple[str, ...]


@dataclass(frozen=True)
class Delivery:
    """One message on its way to one receiver, and what became of it."""

    id: str
    channel: str
    kind: str
    endpoint: str | None
    state: str
    attempts: int
    created_at: datetime
    next_at: datetime | None
    ended_at: datetime | None
    last_reason: str


@dataclass(frozen=True)
class InboxItem:
    """One thing that one was told."""

    id: str
    kind: str
    subject: str
    values: Mapping[str, Any]
    title: str
    text: str
    created_at: datetime
    read_at: datetime | None


@dataclass(frozen=True)
class InboxKind:
    """A kind of message that may be muted, and how it comes; `email` is None for one that never comes by e-mail."""

    kind: str
    title: str
    inbox: bool
    email: bool | None


@dataclass(frozen=True)
class InboxKinds:
    """All kinds that may be muted, as they were read."""

    kinds: tuple[InboxKind, ...]
    etag: str = ""


class Endpoints(Listed[Endpoint]):
    """Where the own organisation receives webhooks."""

    def add(self, *, name: str, url: str, kinds: Iterable[str]) -> Endpoint:
        """Add an endpoint."""
        return self._add(name=name, url=url, kinds=list(kinds))

    def change(
        self,
        endpoint: Endpoint,
        *,
        name: str | None = None,
        url: str | None = None,
        kinds: Iterable[str] | None = None,
    ) -> Endpoint:
        """Change an endpoint as it was read; what is None stays."""
        values = {"name": name, "url": url, "kinds": None if kinds is None else list(kinds)}
        return self._change(endpoint, **{key: value for key, value in values.items() if value is not None})

    def close(self, endpoint: str) -> Endpoint:
        """Send nothing there any more."""
        return self._read("POST", f"{self.path}/{endpoint}/close")

    def open(self, endpoint: str) -> Endpoint:
        """Send there again."""
        return self._read("POST", f"{self.path}/{endpoint}/open")

    def secret(self, endpoint: str) -> EndpointSecret:
        """What a receiver verifies with."""
        return read_thing(EndpointSecret, self.wire.get(f"{self.path}/{endpoint}/secret").json())

    def change_secret(self, endpoint: str) -> EndpointSecret:
        """A new shared secret; the old one goes on signing beside it for a week."""
        return read_thing(EndpointSecret, self.wire.post(f"{self.path}/{endpoint}/secret").json())


class Deliveries(Listed[Delivery]):
    """What was sent, what waits, what was given up."""

    def replay(self, delivery: str) -> Delivery:
        """Send again what was given up."""
        return self._read("POST", f"{self.path}/{delivery}/replay")


class Inbox(Listed[InboxItem]):
    """The own inbox."""

    def read(self, item: str) -> InboxItem:
        """Mark one item as read."""
        return self._read("POST", f"{self.path}/{item}/read")

    def read_all(self) -> int:
        """Mark every item as read; returns how many were not."""
        return int(self.wire.post(f"{self.path}/read").json()["count"])

    def kinds(self) -> InboxKinds:
        """The kinds of message that one may mute, and what one muted."""
        answer = self.wire.get(f"{self.path}/kinds")
        return read_thing(InboxKinds, answer.json(), answer.headers["ETag"])

    def mute(self, kinds: InboxKinds, muted: Iterable[tuple[str, str]]) -> InboxKinds:
        """Mute exactly these pairs of kind and way ("inbox", "email"), where nobody changed `kinds` meanwhile."""
        body = {"muted": [{"kind": kind, "channel": way} for kind, way in muted]}
        answer = self.wire.change("PUT", f"{self.path}/kinds", kinds.etag, body)
        return read_thing(InboxKinds, answer.json(), answer.headers["ETag"])
