"""The system's resolver is asked for a rooted name, and never waited for beyond its time."""

import socket
from threading import Event
from typing import Any

import pytest

from touchstone.desk.delivery.lookups import look_up


def test_a_name_is_asked_with_its_root(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bytes] = []

    def answer(name: bytes, *values: Any, **named: Any) -> list[tuple[Any, ...]]:
        asked.append(name)
        return [(0, 0, 0, "", (address, 0)) for address in ("8.8.8.8", "8.8.8.8", "8.8.4.4")]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    assert look_up("hooks.example.com", 1) == ["8.8.8.8", "8.8.4.4"]
    assert asked == [b"hooks.example.com."]


def test_a_resolver_that_hangs_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *values, **named: [] * ended.wait(20))
    with pytest.raises(TimeoutError):
        look_up("hooks.example.com", 0.05)
    ended.set()


def test_no_answer_is_an_error_of_the_caller(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*values: Any, **named: Any) -> list[Any]:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    with pytest.raises(socket.gaierror):
        look_up("hooks.example.com", 1)
