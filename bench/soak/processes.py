"""Processes of the node under test: each leads its own group, so that it dies with all it started."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

from bench.soak.launcher import CONTROL

LAUNCHER = "bench.soak.launcher"
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

    def kill(self, *, by: int = signal.SIGKILL) -> None:
        """End it and everything in its group."""
        if self.running is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(self.running.pid, by)
        self.running.wait()

    def wait_for_end(self, seconds: float) -> bool:
        """Whether it ended by itself within so many seconds."""
        try:
            self.running and self.running.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def children(self) -> list[int]:
        """The ids of the processes that it started."""
        if not self.is_alive or self.running is None:
            return []
        path = Path(f"/proc/{self.running.pid}/task/{self.running.pid}/children")
        return [int(word) for word in path.read_text().split()] if path.exists() else []


def desk_process(name: str, words: list[str], environment: dict[str, str], folder: Path) -> Process:
    """A command of the desk with points."""
    told = {**environment, CONTROL: str(folder / f"{name}.control")}
    return Process(name, [LAUNCHER, *words], told, folder)


def wait_until_up(port: int, *, within: float = STARTS_WITHIN) -> float:
    """Seconds until the desk answers; TimeoutError where it does not."""
    begun = time.monotonic()
    while time.monotonic() - begun < within:
        with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=5) as answer:
            if answer.status == 200:
                return time.monotonic() - begun
        time.sleep(0.03)
    raise TimeoutError(f"the desk at port {port} did not come up within {within} s")
