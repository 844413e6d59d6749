"""Connections that go only to addresses checked before, end at a fixed time, and read no endless headers."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from ssl import SSLContext
from typing import Any

import httpcore

from touchstone.desk.delivery.addresses import Address
from touchstone.desk.delivery.policy import EgressPolicy
from touchstone.desk.delivery.refusals import fail


@dataclass
class Deadline:
    """The moment at which a whole call ends, whatever it is doing; `what` names the server in the refusal."""

    seconds: float
    what: str
    ends: float = field(init=False)

    def __post_init__(self) -> None:
        self.ends = time.monotonic() + self.seconds

    def left(self, most: float | None = None) -> float:
        """Seconds that one step may still take, at most `most`.

        Raises:
            EgressFailedError: none are left.
        """
        seconds = self.ends - time.monotonic()
        if seconds <= 0:
            raise fail("too_slow", self.what)
        return seconds if most is None else min(seconds, most)


class PinnedBackend(httpcore.NetworkBackend):
    """Connects to the given addresses in turn, whatever name the caller asks for."""

    def __init__(
        self, addresses: Sequence[Address], policy: EgressPolicy, deadline: Deadline, network: httpcore.NetworkBackend
    ) -> None:
        self.addresses = addresses
        self.policy = policy
        self.deadline = deadline
        self.network = network
        self.stream: GuardedStream | None = None

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address that answers."""
        for address in self.addresses:
            seconds = self.deadline.left(self.policy.connect_seconds)
            try:
                stream = self.network.connect_tcp(str(address), port, timeout=seconds)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
            self.stream = GuardedStream(stream, self.deadline, self.policy.header_bytes)
            return self.stream
        raise fail("not_connected", host)


class GuardedStream(httpcore.NetworkStream):
    """A stream that knows its deadline and how many bytes it may still read; None after the headers have come."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline, allowance: int) -> None:
        self.stream = stream
        self.deadline = deadline
        self.allowance: int | None = allowance

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read at most what is still allowed."""
        if self.allowance is None:
            return self._read(max_bytes)
        if self.allowance <= 0:
            raise fail("headers_too_large", self.deadline.what)
        data = self._read(min(max_bytes, self.allowance))
        self.allowance -= len(data)
        return data

    def _read(self, size: int) -> bytes:
        try:
            return self.stream.read(size, timeout=self.deadline.left())
        except httpcore.ReadTimeout:
            raise fail("too_slow", self.deadline.what) from None

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all of it before the deadline."""
        try:
            self.stream.write(buffer, timeout=self.deadline.left())
        except httpcore.WriteTimeout:
            raise fail("too_slow", self.deadline.what) from None

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Prove that the server is the one that was named, by its certificate; the guard goes on around the result."""
        try:
            self.stream = self.stream.start_tls(ssl_context, server_hostname, timeout=self.deadline.left())
        except httpcore.ConnectTimeout:
            raise fail("too_slow", self.deadline.what) from None
        except httpcore.ConnectError:
            raise fail("not_trusted", self.deadline.what) from None
        return self

    def close(self) -> None:
        """Close the connection."""
        self.stream.close()

    def get_extra_info(self, info: str) -> Any:
        """What the connection beneath knows of itself."""
        return self.stream.get_extra_info(info)
