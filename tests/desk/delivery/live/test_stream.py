"""The live stream: who may listen, what they hear, and how a stream ends."""

import asyncio

import pytest

from tests.desk.delivery.live.listening import Browser, Desk, run, until
from touchstone.desk.authority.actor import Actor
from touchstone.desk.delivery.live.hub import Hub, Limits
from touchstone.desk.delivery.live.stream import Stream


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


def test_a_page_that_opens_hears_how_much_waits() -> None:
    """An item can come after the page was drawn and before its stream is open."""

    async def story(hub: Hub, desk: Desk) -> None:
        for person in ("ann", "bo", "ann"):
            desk.tell(person)
        ann = Browser(hub, "ann")
        async with asyncio.TaskGroup() as group:
            group.create_task(ann.open())
            await until(lambda: b"ready" in ann.got)
            ann.gone.set()
        assert b'"unread": 2}' in ann.got

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
