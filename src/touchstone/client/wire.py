"""One request to the desk: its headers, its repetitions, its refusals."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO
from uuid import uuid4

import httpx

from touchstone.client.errors import BY_STATUS, OddAnswerError, RefusedError, UnreachableError
from touchstone.client.patience import WORTH, Patience

V1 = "/api/v1/"
PROBLEM = "application/problem+json"
PIECE = 256 * 1024
READ = frozenset({"GET", "HEAD"})
Content = bytes | Iterable[bytes]


@dataclass(frozen=True)
class Wire:
    """How a `Desk` speaks HTTP."""

    http: httpx.Client
    patience: Patience = field(default_factory=Patience)

    def get(self, path: str, **asked: Any) -> httpx.Response:
        """Read; what is None or empty is not asked for."""
        sent = {name: value for name, value in asked.items() if value not in (None, "", False)}
        return self.send("GET", path, params=sent or None)

    def post(self, path: str, body: Mapping[str, Any] | None = None) -> httpx.Response:
        """Do something once, however often it has to be sent."""
        headers = {"Idempotency-Key": f'"{uuid4()}"'}
        return self.send("POST", path, json=body, headers=headers, may_repeat=True)

    def change(self, method: str, path: str, state: str, body: Mapping[str, Any] | None = None) -> httpx.Response:
        """Change what has this state."""
        return self.send(method, path, json=body, headers={"If-Match": state})

    def save(self, path: str, into: BinaryIO, **asked: str) -> int:
        """Write an answer into an open file piece by piece; returns how many bytes. What is empty is not asked for."""
        written, sent = 0, {name: value for name, value in asked.items() if value}
        try:
            with self.http.stream("GET", address(path), params=sent or None) as answer:
                for piece in checked(answer).iter_bytes(PIECE):
                    written += into.write(piece)
        except httpx.TransportError as fault:
            raise UnreachableError(type(fault).__name__) from fault
        return written

    def send(self, method: str, path: str, *, may_repeat: bool = False, **request: Any) -> httpx.Response:
        """The answer, after as many tries as it is worth. Raises RefusedError, UnreachableError, OddAnswerError."""
        for tried in range(1, self.patience.tries + 1):
            is_last = tried == self.patience.tries
            try:
                answer = self.http.request(method, address(path), **request)
            except httpx.TransportError as fault:
                if is_last or not (may_repeat or method in READ or isinstance(fault, httpx.ConnectError)):
                    raise UnreachableError(type(fault).__name__) from fault
                self.patience.rest(tried)
                continue
            if answer.status_code not in WORTH or is_last or "content" in request:
                return checked(answer)
            self.patience.rest(tried, answer.headers.get("Retry-After", ""))
        raise UnreachableError("no try was allowed")


def address(path: str) -> str:
    """Below the version of the API; what the desk gave as an address stays."""
    return path if path.startswith("/") else V1 + path


def checked(answer: httpx.Response) -> httpx.Response:
    """The answer, unless it is a refusal."""
    if answer.status_code < 300:
        return answer
    if answer.headers.get("Content-Type", "").split(";")[0] != PROBLEM:
        raise OddAnswerError(answer.status_code)
    answer.read()
    raise BY_STATUS.get(answer.status_code, RefusedError)(answer.status_code, answer.json())
