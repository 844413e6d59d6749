"""The receiver of webhooks: the reference receiver of the tests as a process that dies at will.

python -m bench.soak.receiver FOLDER PORT SEED; a parent keeps the port and replaces the child that died.
"""

import os
import re
import socket
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from tests.desk.delivery.receiver import Crash, Receiver
from tests.desk.delivery.servers import read_request
from touchstone.desk.delivery.keys import read_public_key
from touchstone.desk.delivery.verifying import Trust

DIES, BREAKS_OFF, REFUSES = 0.01, 0.03, 0.03  # shares of the requests
RECEIVED = ".received"
AUDIENCE = re.compile(rb'"audience":"(end_\w+)"')
BUSY = b"HTTP/1.1 503 -\r\nContent-Length: 0\r\n\r\n"


class Receivers:
    """One reference receiver for each endpoint of the node, each with a database of its own."""

    def __init__(self, folder: Path, trust: Trust, crash: Callable[[str], None]) -> None:
        self.folder, self.trust, self.crash = folder, trust, crash
        self.known: dict[str, Receiver] = {}

    def __call__(self, request: bytes) -> Iterable[bytes]:
        """The answer of the one that the message names."""
        audience = AUDIENCE.search(request)
        if audience is None:
            return [BUSY]
        name = audience[1].decode()
        if name not in self.known:
            path = self.folder / f"{name}{RECEIVED}"
            self.known[name] = Receiver(path, self.trust, name, lambda: datetime.now(UTC), self.crash)
        return self.known[name](request)


def main() -> None:
    """Keep one child serving."""
    folder, port, seed = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    listener = socket.create_server(("127.0.0.1", port), backlog=64)
    life = 0
    while True:
        life += 1
        child = os.fork()
        if not child:
            serve(listener, folder, Random(f"{seed}:{life}"))
        os.waitpid(child, 0)


def serve(listener: socket.socket, folder: Path, random: Random) -> None:
    """Answer until death."""

    def crash(point: str) -> None:
        drawn = random.random()
        if drawn < DIES:
            os._exit(9)
        if drawn < DIES + BREAKS_OFF:
            raise Crash(point)

    keys = (folder / "public.keys").read_text(encoding="ascii").split()
    trust = Trust(public_keys=[read_public_key(key) for key in keys])
    receivers = Receivers(folder, trust, crash)
    while True:
        connection, _ = listener.accept()
        with connection, suppress(OSError):
            connection.settimeout(5)
            request = read_request(connection)
            for part in (BUSY,) if random.random() < REFUSES else receivers(request):
                connection.sendall(part)


if __name__ == "__main__":
    main()
