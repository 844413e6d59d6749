"""Django behind the bridge: short and long answers, bodies, limits, senders that go away."""

import asyncio
from collections.abc import Iterable
from typing import Any

import pytest

from touchstone.desk.evidence.kinds import LARGEST_FILE
from touchstone.desk.frontdoor.bridge import IN_MEMORY, Bridge
from touchstone.desk.frontdoor.content_type import UNREAD

LONG = [b"%07d\n" % number * 1024 for number in range(100)]


class Answer(list[bytes]):
    """What an application returns; it knows whether it was closed."""

    closed = False

    def close(self) -> None:
        self.closed = True


def talk(
    bridge: Bridge, pieces: Iterable[bytes | None], path: str = "/", *, is_deaf: bool = False, kind: str = "text/plain"
) -> tuple[int, bytes, list[dict[str, Any]]]:
    """One request in pieces (None: the sender goes away); status, body and every message of the answer."""
    inbound: list[dict[str, Any]] = [
        {"type": "http.disconnect"} if piece is None else {"type": "http.request", "body": piece, "more_body": True}
        for piece in pieces
    ]
    inbound.append({"type": "http.request", "body": b"", "more_body": False})
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        if not inbound:
            await asyncio.Event().wait()
        return inbound.pop(0)

    async def send(message: Any) -> None:
        if is_deaf:
            await asyncio.Event().wait()
        sent.append(dict(message))

    scope = {
        "type": "http",
        "method": "POST",
        "path": path,
        "query_string": b"",
        "http_version": "1.1",
        "headers": [(b"content-type", kind.encode())],
    }
    asyncio.run(bridge(scope, receive, send))
    status = sent[0]["status"] if sent else 0
    return status, b"".join(message.get("body", b"") for message in sent), sent


def echo(environ: Any, start: Any) -> list[bytes]:
    start("201 Created", [("X-Path", environ["PATH_INFO"])])
    return [environ["wsgi.input"].read()]


def test_a_short_answer_goes_out_in_one_piece() -> None:
    status, body, sent = talk(Bridge(echo), [b"one ", b"two"], "/leads/")
    assert (status, body) == (201, b"one two")
    assert sent[0]["headers"] == [(b"x-path", b"/leads/")]
    assert [message["type"] for message in sent] == ["http.response.start", "http.response.body"]


def test_a_body_longer_than_memory_arrives_whole() -> None:
    sent = bytes(range(256)) * (IN_MEMORY // 128)
    assert talk(Bridge(echo), [sent[:1000], sent[1000:]])[1] == sent


def test_a_long_answer_goes_out_piece_by_piece_and_is_closed() -> None:
    answer = Answer(LONG)

    def long(environ: Any, start: Any) -> Answer:
        start("200 OK", [])
        return answer

    status, body, sent = talk(Bridge(long), [])
    assert (status, body) == (200, b"".join(LONG))
    assert len(sent) > 50
    assert [message.get("more_body") for message in sent[-2:]] == [True, False]
    assert answer.closed


def test_a_body_over_the_limit_never_reaches_the_application() -> None:
    def unreachable(environ: Any, start: Any) -> list[bytes]:
        raise AssertionError("the application was called")

    status, body, _ = talk(Bridge(unreachable, largest_body=10), [b"12345", b"678901"])
    assert (status, body[:11]) == (413, b"This is lar")


def test_the_largest_file_and_its_form_fit_into_a_body() -> None:
    assert Bridge.__dataclass_fields__["largest_body"].default >= LARGEST_FILE + 1_000_000


def test_a_kind_of_body_that_django_fails_on_is_not_passed_on() -> None:
    def kind_of(environ: Any, start: Any) -> list[bytes]:
        start("200 OK", [])
        return [environ["CONTENT_TYPE"].encode()]

    assert talk(Bridge(kind_of), [], kind="text/plain; charset=idna")[1] == UNREAD.encode()
    assert talk(Bridge(kind_of), [])[1] == b"text/plain"


def test_a_sender_that_goes_away_or_sends_no_body_reaches_nothing() -> None:
    status, body, _ = talk(Bridge(echo), [b"half", None])
    assert status == 400  # for who is there yet and sent what is no body; the server's own answer would be 500
    assert b"half" not in body


def test_a_reader_who_takes_nothing_frees_the_thread() -> None:
    answer = Answer(LONG)

    def long(environ: Any, start: Any) -> Answer:
        start("200 OK", [])
        return answer

    with pytest.raises(TimeoutError):
        talk(Bridge(long, send_seconds=0.05), [], is_deaf=True)
    assert answer.closed


def test_a_failure_of_the_application_reaches_the_server() -> None:
    def broken(environ: Any, start: Any) -> list[bytes]:
        raise LookupError("no such thing")

    with pytest.raises(LookupError):
        talk(Bridge(broken), [])


def test_a_reader_who_leaves_ends_a_long_answer() -> None:
    made = []

    def endless(environ: Any, start: Any) -> Iterable[bytes]:
        start("200 OK", [])
        while True:
            made.append(1)
            yield b"x" * 65536

    leaves: list[dict[str, Any]] = [{"type": "http.request", "body": b""}, {"type": "http.disconnect"}]

    async def receive() -> dict[str, Any]:
        return leaves.pop(0)

    async def send(message: Any) -> None:
        await asyncio.sleep(0)

    scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "http_version": "1.1", "headers": []}
    asyncio.run(Bridge(endless)(scope, receive, send))
    assert 0 < len(made) < 1000


def test_a_body_that_finds_no_room_is_refused_with_its_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", "/nowhere/at/all")
    status, body, _ = talk(Bridge(echo), [bytes(IN_MEMORY + 1)])
    assert status == 503
    assert "nothing was changed" in body.decode()
    assert "未作任何更改" in body.decode()
