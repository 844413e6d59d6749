"""From which place on a page is told what moves, also a page that comes while moves are being asked for."""

import asyncio

from tests.desk.delivery.live.listening import Browser, Desk, Room, run, until
from touchstone.desk.delivery.live.hub import Hub


def test_who_joins_while_moves_are_asked_for_is_told_from_behind_them() -> None:
    async def story(hub: Hub, desk: Desk) -> None:
        room = Room()
        hub.teller.rooms = [room]
        ann, late, bo = Browser(hub, "ann"), Browser(hub, "ann"), Browser(hub, "bo")
        async with asyncio.TaskGroup() as group:
            group.create_task(ann.open())
            await until(room.asked.is_set)
            room.place = 6
            group.create_task(late.open())
            group.create_task(bo.open())
            room.gate.set()
            await until(lambda: b"led_1" in ann.got and b"ready" in late.got and b"ready" in bo.got)
            for browser in (ann, late, bo):
                browser.gone.set()
        assert b'ready\ndata: {"places": {"leads": 5}, "unread": 0}' in ann.got
        assert b'ready\ndata: {"places": {"leads": 6}, "unread": 0}' in late.got
        assert b'ready\ndata: {"places": {}, "unread": 0}' in bo.got

    run(story)
