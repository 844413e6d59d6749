"""One port, two servers: /live/ is an async stream, everything else is Django in threads."""

import asyncio
import signal

from touchstone.desk.delivery.live.app import Application
from touchstone.desk.delivery.live.hub import Hub
from touchstone.desk.delivery.live.stream import Message, Receive, Send

LIVE = "/live/"


def end_streams_at_stop(hub: Hub) -> None:
    """The server waits for open connections when it is told to stop, and a stream never ends by itself.

    The event loop keeps its own handler of the signal: it is told through the wake-up descriptor, this one beside it.
    """
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: loop.call_soon_threadsafe(hub.close) and None)
        signal.siginterrupt(number, False)


async def live_through(hub: Hub, receive: Receive, send: Send) -> None:
    """Take part in start and stop of the server (ASGI lifespan)."""
    while True:
        event = (await receive())["type"]
        if event == "lifespan.startup":
            end_streams_at_stop(hub)
        await send({"type": f"{event}.complete"})
        if event == "lifespan.shutdown":
            return


def dispatch(hub: Hub, live: Application, desk: Application) -> Application:
    """The application that the server runs."""

    async def application(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await live_through(hub, receive, send)
        elif scope["type"] == "http":
            await (live if scope["path"] == LIVE else desk)(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1000})

    return application
