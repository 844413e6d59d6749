"""The PostgreSQL of `.ci/postgres`, killed as by a power cut of its machine's memory, and started again."""

import os
import signal
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit


@dataclass
class Postgres:
    """A server whose data folder lies beside its socket; `preload` is put into it at its next start."""

    folder: Path
    preload: dict[str, str] = field(default_factory=dict)

    @staticmethod
    def at(url: str) -> "Postgres":
        """The server of a DATABASE_URL."""
        return Postgres(Path(parse_qs(urlsplit(url).query)["host"][0]))

    @property
    def data(self) -> Path:
        """Its data folder."""
        return self.folder / "data"

    def kill(self) -> None:
        """kill -9 to every process of the server at once, none of which can write another byte."""
        first = int((self.data / "postmaster.pid").read_text(encoding="ascii").split()[0])
        children = Path(f"/proc/{first}/task/{first}/children").read_text(encoding="ascii").split()
        for process in (first, *map(int, children)):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        for process in (first, *map(int, children)):
            self._wait_for(process)
        (self.data / "postmaster.pid").unlink(missing_ok=True)

    def start(self) -> None:
        """Start it; returns once it has recovered and takes connections."""
        options = ["start", "-D", str(self.data), "-l", str(self.folder / "server.log"), "-w", "-s", "-t", "60"]
        preloaded = ["env", *(f"{name}={value}" for name, value in self.preload.items())]
        call = [*self._as_owner(), *preloaded, "pg_ctl", *options]
        for _ in range(50):  # what was killed may still hold its memory for a moment
            if not subprocess.run(call, stderr=subprocess.DEVNULL, check=False, cwd="/tmp").returncode:
                return
            time.sleep(0.1)
        raise RuntimeError((self.folder / "server.log").read_text()[-2000:])

    def _preloaded(self) -> list[str]:
        return [f"{name}={value}" for name, value in self.preload.items()]

    def _as_owner(self) -> list[str]:
        return ["runuser", "-u", self.data.owner(), "--"] if os.getuid() == 0 else []

    def _wait_for(self, process: int) -> None:
        for _ in range(500):
            path = Path(f"/proc/{process}/stat")
            with suppress(OSError):
                if path.exists() and path.read_text().rpartition(")")[2].split()[0] != "Z":
                    time.sleep(0.01)
                    continue
            return
