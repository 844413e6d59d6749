"""Django's WSGI application behind an ASGI server: one request, one thread of a pool, few crossings."""

import asyncio
import contextvars
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import chain
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from a2wsgi.wsgi import build_environ

from touchstone.desk.delivery.live.stream import Message, Receive, Send, refuse, wait_until_gone
from touchstone.desk.frontdoor.content_type import readable_type
from touchstone.desk.frontdoor.storage import FULL

TOO_LARGE = "This is larger than the server takes. Send a smaller file."
TOO_SLOW = "The request did not arrive in time. Send it again."
BROKEN = "The request did not arrive whole. Send it again."
NO_ROOM = "The server could not keep this request; nothing was changed. Try again. 服务器无法暂存此请求；未作任何更改，请重试。"
IN_MEMORY = 256 * 1024  # bytes; a longer body waits on disk, a longer answer goes out piece by piece


class BodyTooLargeError(Exception):
    """A request body over the limit."""


async def read_body(receive: Receive, limit: int) -> IO[bytes] | None:
    """The whole request body, so that no thread waits for a slow sender; None when the sender has gone."""
    body: IO[bytes] = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            body.close()
            return None
        try:
            body.write(message.get("body", b""))
        except OSError:
            body.close()
            raise
        if body.tell() > limit:
            body.close()
            raise BodyTooLargeError
        if not message.get("more_body", False):
            body.seek(0)
            return body


async def pass_on(send: Send, message: Message) -> None:
    """Send as a coroutine, whatever awaitable the server gives."""
    await send(message)


def split_answer(chunks: Iterable[bytes]) -> tuple[bytes, Iterator[bytes] | None]:
    """The beginning of an answer, and an iterator over the rest if it is long."""
    pieces, length, rest = [], 0, iter(chunks)
    for piece in rest:
        pieces.append(piece)
        length += len(piece)
        if length > IN_MEMORY:
            return b"".join(pieces), rest
    return b"".join(pieces), None


@dataclass(frozen=True, slots=True)
class Crossing:
    """Both ends of a connection and the event loop in which they live."""

    receive: Receive
    send: Send
    loop: asyncio.AbstractEventLoop


@dataclass(slots=True)
class Bridge:
    """A WSGI application as an ASGI one; times are seconds, sizes bytes."""

    application: Any
    threads: int = 8
    largest_body: int = 64 * 1024 * 1024
    body_seconds: float = 120.0
    send_seconds: float = 30.0
    pool: ThreadPoolExecutor = field(init=False)

    def __post_init__(self) -> None:
        self.pool = ThreadPoolExecutor(self.threads, thread_name_prefix="desk")

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one request."""
        try:
            async with asyncio.timeout(self.body_seconds):
                body = await read_body(receive, self.largest_body)
        except BodyTooLargeError:
            await refuse(send, 413, TOO_LARGE)
            return
        except TimeoutError:
            await refuse(send, 408, TOO_SLOW)
            return
        except OSError as failure:
            await refuse(send, 507 if failure.errno in FULL else 503, NO_ROOM)
            return
        if body is None:
            await refuse(send, 400, BROKEN)  # who is there yet, and sent what is no body
            return
        with body:
            loop = asyncio.get_running_loop()
            work = contextvars.copy_context().run
            environ = build_environ(scope, body)  # type: ignore[arg-type]
            environ["CONTENT_TYPE"] = readable_type(environ.get("CONTENT_TYPE", ""))
            messages = await loop.run_in_executor(self.pool, work, self.answer, environ, Crossing(receive, send, loop))
        for message in messages:
            await send(message)

    def answer(self, environ: Any, crossing: Crossing) -> list[Message]:
        """Run the application in this thread; give back what is still to be sent: everything, unless it is long."""
        started: list[Message] = []

        def start(status: str, headers: list[tuple[str, str]], _failure: object = None) -> None:
            latin = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
            started[:] = [{"type": "http.response.start", "status": int(status[:3]), "headers": latin}]

        chunks = self.application(environ, start)
        try:
            beginning, rest = split_answer(chunks)
            first = [*started, body_message(beginning, more=rest is not None)]
            if rest is None:
                return first
            pieces = (body_message(piece, more=True) for piece in rest)
            self.hand_over(chain(first, pieces), crossing)
            return [body_message(b"", more=False)]
        finally:
            if hasattr(chunks, "close"):
                chunks.close()

    def hand_over(self, messages: Iterable[Message], crossing: Crossing) -> None:
        """Send piece by piece from this thread, until the reader has gone or takes nothing for too long."""
        gone = asyncio.run_coroutine_threadsafe(wait_until_gone(crossing.receive), crossing.loop)
        try:
            for message in messages:
                if gone.done():
                    return
                sending = pass_on(crossing.send, message)
                asyncio.run_coroutine_threadsafe(sending, crossing.loop).result(self.send_seconds)
        finally:
            gone.cancel()


def body_message(piece: bytes, *, more: bool) -> Message:
    """A piece of the answer."""
    return {"type": "http.response.body", "body": piece, "more_body": more}
