"""Processes of the node under test: each leads its own group, so that it dies with all it started."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path
from typing import TextIO

STARTS_WITHIN = 40.0  # seconds


class Process:
    """One process that is started again and again."""

    def __init__(self, name: str, words: list[str], environment: dict[str, str], folder: Path) -> None:
        self.name, self.words, self.environment, self.folder = name, words, environment, folder
        self.running: subprocess.Popen[bytes] | None = None
        self.starts = 0

    def start(self) -> None:
        """Start it, with its words in a log of its own."""
        self.starts += 1
        with (self.folder / f"{self.name}.log").open("ab") as log:
            call = [sys.executable, "-m", *self.words]
            self.running = subprocess.Popen(
                call, env=self.environment, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True
            )

    @property
    def is_alive(self) -> bool:
        """Whether it runs."""
        return self.running is not None and self.running.poll() is None

    def kill(self) -> None:
        """End it and everything in its group."""
        if self.running is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(self.running.pid, signal.SIGKILL)
        self.running.wait()


class Nursery:
    """Where processes of the desk are born; see nursery.py."""

    def __init__(self, environment: dict[str, str], folder: Path) -> None:
        self.address = f"/tmp/soak-{secrets.token_hex(8)}.socket"  # a path of a socket is at most 107 bytes long
        self.process = Process("nursery", ["bench.soak.nursery", str(folder), self.address], environment, folder)
        self.lines: TextIO | None = None

    def bear(self, name: str, words: list[str]) -> int:
        """The id of a new process."""
        if self.lines is None:
            self.lines = self._connect()
        self.lines.write(f"{name} {' '.join(words)}\n")
        self.lines.flush()
        return int(self.lines.readline())

    def _connect(self) -> TextIO:
        self.process.start()
        begun = time.monotonic()
        while time.monotonic() - begun < STARTS_WITHIN and self.process.is_alive:
            connection = socket.socket(socket.AF_UNIX)
            try:
                connection.connect(self.address)
                with connection:  # the file below keeps it open
                    return connection.makefile("rw")
            except OSError:
                connection.close()
                time.sleep(0.05)
        raise TimeoutError("the nursery did not open; see nursery.log")

    def close(self) -> None:
        """No more births."""
        if self.lines is not None:
            self.lines.close()
        self.process.kill()
        Path(self.address).unlink(missing_ok=True)


class DeskProcess:
    """A command of the desk, started again and again in the nursery."""

    def __init__(self, name: str, words: list[str], nursery: Nursery) -> None:
        self.name, self.words, self.nursery = name, words, nursery
        self.id = 0
        self.born = 0.0

    def start(self) -> None:
        """A new one."""
        self.id = self.nursery.bear(self.name, self.words)
        self.born = time.monotonic()

    @property
    def age(self) -> float:
        """Seconds since its last start."""
        return time.monotonic() - self.born

    @property
    def is_alive(self) -> bool:
        """Whether it runs."""
        return bool(self.id) and Path(f"/proc/{self.id}").exists()

    def kill(self) -> None:
        """kill -9 to it and everything in its group; returns when it is gone."""
        if self.id:
            with suppress(ProcessLookupError):
                os.killpg(self.id, signal.SIGKILL)
            self.wait_for_end(10)

    def wait_for_end(self, seconds: float) -> bool:
        """Whether it ended within so many seconds."""
        deadline = time.monotonic() + seconds
        while self.is_alive:
            if time.monotonic() > deadline:
                return False
            time.sleep(0.005)
        return True

    def children(self) -> list[int]:
        """The ids of the processes that it started."""
        path = Path(f"/proc/{self.id}/task/{self.id}/children")
        with suppress(OSError):
            return [int(word) for word in path.read_text().split()]
        return []


def wait_until_up(port: int, *, within: float = STARTS_WITHIN) -> float:
    """Seconds until the desk answers; TimeoutError where it does not."""
    begun = time.monotonic()
    while time.monotonic() - begun < within:
        with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=5) as answer:
            if answer.status == 200:
                return time.monotonic() - begun
        time.sleep(0.03)
    raise TimeoutError(f"the desk at port {port} did not come up within {within} s")
