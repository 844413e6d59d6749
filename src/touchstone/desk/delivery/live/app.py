"""The ASGI application behind /live/: who asks, whether there is room, and the end of a stream."""

from collections.abc import Awaitable, Callable

from touchstone.desk.delivery.live.hub import Hub
from touchstone.desk.delivery.live.source import ask
from touchstone.desk.delivery.live.stream import (
    HEADERS,
    Message,
    Receive,
    Send,
    Stream,
    header,
    refuse,
    until_either,
    wait_until_gone,
)

TOO_MANY = "Too many open pages of yours listen already. Close some and reload this one."
NOT_SIGNED_IN = "Sign in first; then reload the page."


Application = Callable[[Message, Receive, Send], Awaitable[None]]


def live_application(hub: Hub) -> Application:
    """The application over one hub; it answers GET and nothing else."""

    async def answer(scope: Message, receive: Receive, send: Send) -> None:
        if scope["method"] != "GET":
            await refuse(send, 405, "Only GET is answered here.")
            return
        cookie = header(scope, b"cookie")
        actor = await ask(hub.source.identify, cookie) if cookie else None
        if actor is None:
            await refuse(send, 401, NOT_SIGNED_IN)
            return
        listener = await hub.join(actor)
        if listener is None:
            await refuse(send, 429, TOO_MANY)
            return
        try:
            await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
            stream = Stream(hub, listener, cookie, send)
            await until_either(stream.tell(header(scope, b"last-event-id")), wait_until_gone(receive))
            await stream.finish()
        finally:
            hub.leave(listener)

    return answer
