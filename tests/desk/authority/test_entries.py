"""Every way into the desk that is no page and no operation: the live stream, static files, health, figures."""

import asyncio
from typing import Any

import pytest
from django.test import Client

from touchstone.desk.delivery.live.app import live_application
from touchstone.desk.delivery.live.hub import Hub
from touchstone.desk.delivery.live.inbox_source import InboxSource
from touchstone.desk.frontdoor.dispatch import LIVE, dispatch

OUTSIDE = (
    *("/static/", "/static/../manage.py", "/static/%2e%2e/settings.py", "/static//etc/passwd", "/media/x", "/admin/"),
    *("/live", "/live/x", "/LIVE/", "/.git/config", "/.env", "/api/", "/api/v1/", "/api/v2/me", "/debug"),
)


def ask(path: str, method: str = "GET", cookie: bytes = b"") -> tuple[int | None, bytes]:
    """Status and body from the application that the server runs; None where it was handed on to Django."""
    said: list[Any] = []

    async def send(event: Any) -> None:
        said.append(event)

    async def receive() -> Any:
        return {"type": "http.disconnect"}

    async def desk(_scope: Any, _receive: Any, _send: Any) -> None:
        said.append({"status": None})

    headers = [(b"cookie", cookie)] if cookie else []
    hub = Hub(InboxSource())
    application = dispatch(hub, live_application(hub), desk)
    scope = {"type": "http", "path": path, "method": method, "headers": headers}

    async def serve() -> None:
        await application(scope, receive, send)

    asyncio.run(serve())
    return said[0]["status"], said[-1].get("body", b"")


def test_the_live_stream_tells_a_stranger_nothing() -> None:
    status, body = ask(LIVE)
    assert status == 401
    assert body == b"Sign in first; then reload the page."


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_the_live_stream_takes_nothing(method: str) -> None:
    assert ask(LIVE, method)[0] == 405


@pytest.mark.parametrize("path", OUTSIDE)
def test_beside_the_declared_ways_there_is_nothing(path: str, db: None) -> None:
    assert ask(path)[0] is None
    assert Client().get(path).status_code == 404


def test_figures_are_not_there_for_a_visitor(db: None) -> None:
    there, never = Client().get("/metrics"), Client().get("/nothing")
    assert (there.status_code, never.status_code) == (404, 404)
    assert Client().get("/health").content == b"alive\n"
