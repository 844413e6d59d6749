"""One server-sent event stream, from the cookie to the last byte (WHATWG HTML, section 9.2)."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Coroutine, MutableMapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from touchstone.desk.delivery.live.hub import Hub, Listener
from touchstone.desk.delivery.live.source import Notice, ask

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]
LONGEST_ID = 18  # digits; a sequence is a signed 64-bit number


def frame(sequence: int, kind: str, data: str) -> bytes:
    """One event as it goes over the wire; what is kept nowhere has no id, so that the reader's place stays."""
    place = f"id: {sequence}\n" if sequence else ""
    return f"{place}event: {kind}\ndata: {data}\n\n".encode()


def header(scope: Message, name: bytes) -> str:
    """The value of one header, empty where it is missing; several cookies are joined as RFC 9113 wants."""
    return "; ".join(value.decode("latin-1") for key, value in scope["headers"] if key.lower() == name)


async def refuse(send: Send, status: int, sentence: str) -> None:
    """An answer that is no stream; the browser does not come back by itself."""
    plain = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": plain})
    await send({"type": "http.response.body", "body": sentence.encode()})


async def wait_until_gone(receive: Receive) -> None:
    """Return when the reader has closed the connection."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def until_either(*works: Coroutine[Any, Any, None]) -> None:
    """Run side by side until the first ends, then end the others; too slow a reader is no error."""
    tasks = [asyncio.create_task(work) for work in works]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in done:
        if not isinstance(task.exception(), TimeoutError | None):
            await task


@dataclass(slots=True)
class Stream:
    """What one connection needs while it is open."""

    hub: Hub
    listener: Listener
    cookie: str
    send: Send

    async def say(self, chunk: bytes) -> None:
        """Write to the reader; one who takes nothing for too long raises TimeoutError."""
        async with asyncio.timeout(self.hub.limits.send):
            await self.send({"type": "http.response.body", "body": chunk, "more_body": True})

    async def finish(self) -> None:
        """Close the stream, so that the browser comes back by itself with its last id."""
        with suppress(TimeoutError):
            async with asyncio.timeout(self.hub.limits.send):
                await self.send({"type": "http.response.body", "body": b""})

    async def catch_up(self, last: str) -> int:
        """Say what was missed since `Last-Event-ID`; return the sequence up to which everything is said."""
        since = self.listener.since
        if not (last.isascii() and last.isdigit() and len(last) <= LONGEST_ID):
            unread = await ask(self.hub.source.unread, self.listener.person)  # some came while the page was on its way
            await self.say(frame(since, "ready", json.dumps({"places": dict(self.listener.places), "unread": unread})))
            return since
        missed = await self.missed_after(int(last))
        if missed is None:
            await self.say(frame(since, "reload", "{}"))
            return since
        for notice in missed:
            await self.say(frame(notice.sequence, notice.kind, notice.data))
        return max([int(last), *(notice.sequence for notice in missed)])

    async def missed_after(self, last: int) -> Sequence[Notice] | None:
        """What a reader who comes back missed; None where it is too much, or where `last` was never given out."""
        source, limit = self.hub.source, self.hub.limits.backlog
        if last > self.listener.since and last > await ask(source.newest):
            return None
        missed = await ask(source.after, last, limit + 1, self.listener.person)
        return missed if len(missed) <= limit else None

    async def tell(self, last: str) -> None:
        """Say everything that the person may know, until the session ends or the reader falls behind."""
        said = await self.catch_up(last)
        now = asyncio.get_running_loop().time
        check_at = now() + self.hub.limits.heartbeat
        while not self.listener.is_behind:
            if now() >= check_at:
                actor = await ask(self.hub.source.identify, self.cookie)
                if actor is None or actor.person != self.listener.person:
                    return
                self.listener.actor = actor
                await self.say(b": still here\n\n")
                check_at = now() + self.hub.limits.heartbeat
            notice = await self.next_before(check_at)
            if notice is not None and not 0 < notice.sequence <= said:
                await self.say(frame(notice.sequence, notice.kind, notice.data))
                said = max(said, notice.sequence)

    async def next_before(self, moment: float) -> Notice | None:
        """The next notice, or None when none has come by then."""
        try:
            async with asyncio.timeout_at(moment):
                return await self.listener.waiting.get()
        except TimeoutError:
            return None
