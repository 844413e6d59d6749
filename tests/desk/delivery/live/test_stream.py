"""The live stream: who may listen, what they hear, and how a stream ends."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

import pytest

from touchstone.desk.authority.actor import Actor
from touchstone.desk.delivery.live.app import live_application
from touchstone.desk.delivery.live.hub import Hub, Limits
from touchstone.desk.delivery.live.source import Notice
from touchstone.desk.delivery.live.stream import Stream

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
        async with asyncio.timeout(5):
            await live_application(self.hub)({"method": method, "headers": headers}, self.receive, self.send)


async def until(is_so: Callable[[], bool]) -> None:
    """Wait for something that must become true."""
    async with asyncio.timeout(5):
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


def test_a_person_hears_what_is_theirs_and_nothing_else() -> None:
    async def story(hub: Hub, desk: Desk) -> None:
        ann, bo = Browser(hub, "ann"), Browser(hub, "bo")
        async with asyncio.TaskGroup() as group:
            group.create_task(ann.open())
            group.create_task(bo.open())
            await until(lambda: b"ready" in ann.got and b"ready" in bo.got)
            desk.tell("ann", "lead")
            desk.tell("bo")
            await until(lambda: b"id: 1\nevent: lead\n" in ann.got and b"id: 2\nevent: inbox\n" in bo.got)
            ann.gone.set()
            bo.gone.set()
        assert b"id: 2" not in ann.got
        assert b"id: 1" not in bo.got

    run(story)


def test_who_comes_back_hears_what_was_missed_once() -> None:
    async def story(hub: Hub, desk: Desk) -> None:
        for person in ("ann", "bo", "ann", "ann"):
            desk.tell(person)
        ann = Browser(hub, "ann", last="1")
        async with asyncio.TaskGroup() as group:
            group.create_task(ann.open())
            await until(lambda: b"id: 4" in ann.got)
            desk.tell("ann")
            await until(lambda: b"id: 5" in ann.got)
            ann.gone.set()
        told = [line for line in ann.got.splitlines() if line.startswith(b"id: ")]
        assert told == [b"id: 3", b"id: 4", b"id: 5"]

    run(story)


@pytest.mark.parametrize(
    ("last", "first"), [("0", b"reload"), ("99", b"reload"), ("-1", b"ready"), ("9" * 30, b"ready"), ("²", b"ready")]
)
def test_a_gap_too_wide_or_an_id_never_given_out_starts_afresh(last: str, first: bytes) -> None:
    async def story(hub: Hub, desk: Desk) -> None:
        for _ in range(11):
            desk.tell("ann")
        ann = Browser(hub, "ann", last=last)
        async with asyncio.TaskGroup() as group:
            group.create_task(ann.open())
            await until(lambda: ann.got != b"")
            ann.gone.set()
        assert ann.got.startswith(b"id: 11\nevent: " + first)

    run(story)


@pytest.mark.parametrize(("cookie", "method", "status"), [("", "GET", 401), ("eve", "GET", 401), ("ann", "POST", 405)])
def test_who_may_not_listen_is_refused(cookie: str, method: str, status: int) -> None:
    async def story(hub: Hub, desk: Desk) -> None:
        browser = Browser(hub, cookie)
        await browser.open(method)
        assert browser.status == status
        assert b"event:" not in browser.got

    run(story)


def test_one_person_and_all_together_have_bounded_streams() -> None:
    async def story(hub: Hub, desk: Desk) -> None:
        open_ones = [Browser(hub, "ann"), Browser(hub, "ann"), Browser(hub, "bo")]
        async with asyncio.TaskGroup() as group:
            for browser in open_ones:
                group.create_task(browser.open())
            await until(lambda: all(b"ready" in browser.got for browser in open_ones))
            for too_many in (Browser(hub, "ann"), Browser(hub, "bo")):
                await too_many.open()
                assert too_many.status == 429
            for browser in open_ones:
                browser.gone.set()

    run(story)


def test_a_stream_ends_with_the_session_at_the_next_heartbeat() -> None:
    async def story(hub: Hub, desk: Desk) -> None:
        ann = Browser(hub, "ann")
        async with asyncio.TaskGroup() as group:
            group.create_task(ann.open())
            await until(lambda: b": still here" in ann.got)
            desk.signed_in.remove("ann")

    run(story)


def test_who_takes_nothing_is_dropped() -> None:
    async def story(hub: Hub, desk: Desk) -> None:
        await Browser(hub, "ann", takes_nothing=True).open()

    run(story)


def test_who_falls_behind_is_dropped() -> None:
    async def story(hub: Hub, desk: Desk) -> None:
        listener = await hub.join(Actor(person="ann"))
        assert listener is not None
        for _ in range(6):
            desk.tell("ann")
        await until(lambda: listener.is_behind)
        assert listener.waiting.qsize() == 5
        hub.leave(listener)

    run(story)


def test_a_database_that_fails_is_asked_again() -> None:
    async def story(hub: Hub, desk: Desk) -> None:
        ann = Browser(hub, "ann")
        async with asyncio.TaskGroup() as group:
            group.create_task(ann.open())
            await until(lambda: b"ready" in ann.got)
            desk.is_down = True
            desk.tell("ann")
            asked = desk.asked
            await until(lambda: desk.asked > asked + 2)
            desk.is_down = False
            await until(lambda: b"id: 1\nevent: inbox" in ann.got)
            ann.gone.set()

    run(story)


def test_many_streams_ask_once_and_none_asks_nothing() -> None:
    async def story(hub: Hub, desk: Desk) -> None:
        browsers = [Browser(hub, f"p{number % 40}") for number in range(200)]
        desk.signed_in = {browser.cookie for browser in browsers}
        async with asyncio.TaskGroup() as group:
            for browser in browsers:
                group.create_task(browser.open())
            await until(lambda: all(b"ready" in browser.got for browser in browsers))
            asked = desk.asked
            desk.tell("p7")
            await until(lambda: sum(b"inbox" in browser.got for browser in browsers) == 5)
            assert desk.asked - asked <= 3
            for browser in browsers:
                browser.gone.set()
        asked = desk.asked
        await until(lambda: hub.polling is None)
        assert desk.asked == asked

    run(story, Limits(poll=0.3, heartbeat=5, per_person=6))


def test_a_server_that_stops_ends_every_stream() -> None:
    async def story(hub: Hub, desk: Desk) -> None:
        ann = Browser(hub, "ann")
        async with asyncio.TaskGroup() as group:
            group.create_task(ann.open())
            await until(lambda: b"ready" in ann.got)
            hub.close()

    run(story, Limits(heartbeat=60))


def test_what_came_while_catching_up_is_said_once() -> None:
    async def story(hub: Hub, desk: Desk) -> None:
        listener = await hub.join(Actor(person="ann"))
        assert listener is not None
        for _ in range(3):
            desk.tell("ann")
        for notice in desk.notices:
            listener.offer(notice)
        ann = Browser(hub, "ann")
        telling = asyncio.create_task(Stream(hub, listener, "ann", ann.send).tell("1"))
        await until(lambda: listener.waiting.empty() and b": still here" in ann.got)
        telling.cancel()
        assert [ann.got.count(b"id: %d\n" % number) for number in (1, 2, 3)] == [0, 1, 1]
        hub.leave(listener)

    run(story, Limits(poll=60, heartbeat=0.03))
