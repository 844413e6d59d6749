"""A hub over a desk in memory, browsers that listen to it, and things that move."""

import asyncio
import threading
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from typing import Any

from touchstone.desk.authority.actor import Actor
from touchstone.desk.delivery.live.app import live_application
from touchstone.desk.delivery.live.hub import Hub, Limits
from touchstone.desk.delivery.live.moves import Move
from touchstone.desk.delivery.live.source import Notice

LONGEST = 20.0
"""Seconds for what must come; a busy machine takes some."""
QUICK = Limits(poll=0.005, heartbeat=0.03, send=0.05, waiting=5, backlog=10, per_person=2, in_all=3)


@dataclass
class Desk:
    """Notices in memory behind the three questions of the stream; who signs in has the cookie of their name."""

    notices: list[Notice] = field(default_factory=list)
    signed_in: set[str] = field(default_factory=lambda: {"ann", "bo"})
    asked: int = 0
    is_down: bool = False

    def identify(self, cookie: str) -> Actor | None:
        return Actor(person=cookie) if cookie in self.signed_in else None

    def newest(self) -> int:
        return len(self.notices)

    def unread(self, person: str) -> int:
        return sum(one.person == person for one in self.notices)

    def after(self, sequence: int, limit: int, person: str | None = None) -> list[Notice]:
        if person is None:
            self.asked += 1
        if self.is_down:
            raise OSError("the database is away")
        return [one for one in self.notices[sequence:] if person in (None, one.person)][:limit]

    def tell(self, person: str, kind: str = "inbox") -> None:
        self.notices.append(Notice(len(self.notices) + 1, person, kind, "{}"))


@dataclass
class Browser:
    """One connection: what it got, and the moment it goes."""

    hub: Hub
    cookie: str
    last: str = ""
    takes_nothing: bool = False
    got: bytes = b""
    status: int = 0
    gone: asyncio.Event = field(default_factory=asyncio.Event)

    async def receive(self) -> dict[str, Any]:
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Any) -> None:
        self.status = message.get("status", self.status)
        if self.takes_nothing and message["type"] == "http.response.body":
            await asyncio.Event().wait()
        self.got += message.get("body", b"")

    async def open(self, method: str = "GET") -> None:
        headers = [(b"cookie", self.cookie.encode()), (b"last-event-id", self.last.encode())]
        async with asyncio.timeout(LONGEST):
            await live_application(self.hub)({"method": method, "headers": headers}, self.receive, self.send)


async def until(is_so: Callable[[], bool]) -> None:
    """Wait for something that must become true."""
    async with asyncio.timeout(LONGEST):
        while not is_so():
            await asyncio.sleep(0.002)


def run(story: Callable[[Hub, Desk], Coroutine[Any, Any, None]], limits: Limits = QUICK) -> None:
    """One story in an event loop of its own; afterwards nobody may be left in the hub."""

    async def whole() -> None:
        desk = Desk()
        hub = Hub(desk, limits)
        await story(hub, desk)
        assert dict(hub.listeners) == {}
        assert hub.polling is None

    asyncio.run(whole())


@dataclass
class Room:
    """Things that move; who asks is held up while `gate` is closed."""

    kind: str = "leads"
    place: int = 5
    gate: threading.Event = field(default_factory=threading.Event)
    asked: threading.Event = field(default_factory=threading.Event)

    def newest(self) -> int:
        return self.place

    def after(self, place: int) -> tuple[int, list[Move]]:
        self.asked.set()
        self.gate.wait(LONGEST)
        return self.place, [Move("led_1")] * (self.place > place)

    def concerns(self, actor: Actor) -> bool:
        return actor.person == "ann"

    def shown(self, actor: Actor, moves: Sequence[Move]) -> list[str]:
        return [move.subject for move in moves if self.concerns(actor)]
