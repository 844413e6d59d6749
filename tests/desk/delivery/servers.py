"""Real servers on loopback for the tests: each says what it was told to, whatever is asked."""

import re
import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

LOOPBACK = "127.0.0.1"


class Server:
    """Answers every connection with the parts made for its request and keeps what it was sent."""

    def __init__(self, answer: Callable[[bytes], Iterable[bytes]], tls: ssl.SSLContext | None = None) -> None:
        self.answer = answer
        self.tls = tls
        self.heard: list[bytes] = []
        self.listener = socket.create_server((LOOPBACK, 0))
        self.port = int(self.listener.getsockname()[1])
        self.stopped = False
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    @property
    def url(self) -> str:
        return f"http://{LOOPBACK}:{self.port}/hook"

    def close(self) -> None:
        # A last connection wakes the thread, which then ends.
        self.stopped = True
        socket.create_connection((LOOPBACK, self.port)).close()
        self.thread.join()
        self.listener.close()

    def _serve(self) -> None:
        while True:
            connection, _ = self.listener.accept()
            with connection:
                if self.stopped:
                    return
                try:
                    self._answer(connection)
                except OSError:
                    continue

    def _answer(self, connection: socket.socket) -> None:
        connection.settimeout(20)
        stream = self.tls.wrap_socket(connection, server_side=True) if self.tls else connection
        with stream:
            self.heard.append(read_request(stream))
            for part in self.answer(self.heard[-1]):
                stream.sendall(part)


def read_request(stream: socket.socket) -> bytes:
    """One request, with as much of a body as it announces."""
    heard = b""
    while (part := stream.recv(65_536)) and not is_whole(heard := heard + part):
        pass
    return heard


def is_whole(heard: bytes) -> bool:
    """Whether the announced body has come."""
    head, ended, body = heard.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)content-length: *([0-9]+)", head)
    return bool(ended) and len(body) >= (int(length[1]) if length else 0)


@contextmanager
def serving(*parts: bytes, tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server that says the same to everyone and lives for the block."""
    with answering(lambda request: parts, tls) as server:
        yield server


@contextmanager
def answering(answer: Callable[[bytes], Iterable[bytes]], tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server that makes its answer from the request and lives for the block."""
    server = Server(answer, tls)
    try:
        yield server
    finally:
        server.close()


def server_tls(certificate: Path) -> ssl.SSLContext:
    """The server's side of TLS with a certificate and its key in one file."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context
