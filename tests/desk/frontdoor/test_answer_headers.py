"""Every answer carries the headers, also those that Django never saw."""

import asyncio
from typing import Any

import pytest
from django.conf import LazySettings

from touchstone.desk.delivery.live.stream import refuse
from touchstone.desk.frontdoor.answer_headers import always, with_headers


async def receive_nothing() -> dict[str, Any]:
    """The body of a request that has none."""
    return {"type": "http.request", "body": b"", "more_body": False}


def headers_of(own: list[tuple[bytes, bytes]]) -> dict[bytes, bytes]:
    sent: list[Any] = []

    async def application(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": own})
        await send({"type": "http.response.body", "body": b"x"})

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(with_headers(application)({"type": "http"}, receive_nothing, send))
    assert sent[1]["body"] == b"x"
    return dict(sent[0]["headers"])


def test_a_bare_answer_gets_them_all() -> None:
    assert headers_of([]).items() >= always().items()


def test_what_an_answer_sets_itself_stays() -> None:
    assert headers_of([(b"Referrer-Policy", b"no-referrer")])[b"Referrer-Policy"] == b"no-referrer"
    assert b"referrer-policy" not in headers_of([(b"Referrer-Policy", b"no-referrer")])


@pytest.mark.parametrize("name", [b"content-security-policy", b"x-content-type-options", b"referrer-policy"])
def test_a_refusal_before_django_has_them(name: bytes) -> None:
    sent: list[Any] = []

    async def application(scope: Any, receive: Any, send: Any) -> None:
        await refuse(send, 413, "too large")

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(with_headers(application)({"type": "http"}, receive_nothing, send))
    assert name in dict(sent[0]["headers"])


def test_over_tls_browsers_are_told_to_stay_with_it(settings: LazySettings) -> None:
    settings.SECURE_HSTS_SECONDS = 31_536_000
    assert always()[b"strict-transport-security"] == b"max-age=31536000; includeSubDomains"
