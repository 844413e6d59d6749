"""A reference receiver of webhooks: it may crash anywhere, and still applies each effect exactly once.

How: the webhook-id and the effect are written in one transaction of the receiver's own database, and the answer is
given after its commit. A message that comes again finds its id and is answered with success.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from touchstone.desk.delivery.errors import SignatureError
from touchstone.desk.delivery.verifying import Trust, verify

POINTS = ("before anything", "inside the transaction", "after the commit")
SCHEMA = """
CREATE TABLE IF NOT EXISTS seen (id TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS effects (place INTEGER PRIMARY KEY, id TEXT, subject TEXT, sequence INTEGER, text TEXT);
"""


class Crash(Exception):  # noqa: N818
    """The process died here."""


class Receiver:
    """Receives for one audience; `crash` is called at each point and may raise Crash."""

    def __init__(
        self, path: Path, trust: Trust, audience: str, clock: Callable[[], datetime], crash: Callable[[str], None]
    ) -> None:
        self.path, self.trust, self.audience, self.clock, self.crash = path, trust, audience, clock, crash
        with closing(self._connect()) as database:
            database.executescript(SCHEMA)

    def __call__(self, request: bytes) -> Iterable[bytes]:
        """The parts of the answer to one HTTP request; none where the process died."""
        head, _, body = request.partition(b"\r\n\r\n")
        pairs = (line.partition(": ") for line in head.decode("latin-1").split("\r\n")[1:])
        try:
            status = self.receive({name: value for name, _, value in pairs}, body)
        except Crash:
            return []
        return [f"HTTP/1.1 {status} -\r\nContent-Length: 0\r\n\r\n".encode()]

    def receive(self, headers: dict[str, str], body: bytes) -> int:
        """The status that answers a message."""
        self.crash(POINTS[0])
        try:
            name = verify(self.trust, headers, body, now=self.clock())
        except SignatureError:
            return 401
        event = json.loads(body)
        if event["audience"] != self.audience:
            return 403
        with closing(self._connect()) as database, database:
            if database.execute("INSERT OR IGNORE INTO seen VALUES (?)", (name,)).rowcount:
                effect = (name, event["subject"]["id"], event["sequence"], event["data"].get("text", ""))
                database.execute("INSERT INTO effects (id, subject, sequence, text) VALUES (?, ?, ?, ?)", effect)
            self.crash(POINTS[1])
        self.crash(POINTS[2])
        return 204

    def effects(self) -> list[tuple[str, int, str]]:
        """Subject, sequence and text of every effect, in the order in which they took place."""
        with closing(self._connect()) as database:
            return database.execute("SELECT subject, sequence, text FROM effects ORDER BY place").fetchall()

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self.path)
