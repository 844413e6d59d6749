"""The node under test with everything around it: server, work, clients, receiver, judge."""

import os
import secrets
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg

from bench.soak.control import Control
from bench.soak.judge_process import JudgeProcess
from bench.soak.launcher import PLANT
from bench.soak.postgres import Postgres
from bench.soak.processes import DeskProcess, Nursery, Process, wait_until_up
from tests.desk.frontdoor.node import Node

ENDS_WITHIN = 20.0  # seconds
ROOT = Path(__file__).resolve().parents[2]
STYLES = ROOT / "src/touchstone/desk/frontdoor/static/desk/desk.css"


class SoakNode:
    """A node in a folder of its own, on the database it was given."""

    def __init__(self, node: Node, folder: Path, *, clients: int, seed: int, plant: str = "") -> None:
        self.folder, self.clients_wanted, self.seed, self.plant = folder, clients, seed, plant
        self.port, self.hook_port = two_free_ports()
        paths = [str(ROOT), str(ROOT / "src")]
        self.environment = {
            **node.environment,
            "TOUCHSTONE_DEMONSTRATION": "1",
            "TOUCHSTONE_SECOND_FACTOR": "0",
            "TOUCHSTONE_LANGUAGE": "en",
            "TOUCHSTONE_THREADS": str(clients + 1),
            "TOUCHSTONE_URL": f"http://127.0.0.1:{self.port}",
            "PYTHONPATH": os.pathsep.join(paths),
            "TMPDIR": str(folder / "tmp"),
            PLANT: plant,
        }
        (folder / "tmp").mkdir(parents=True, exist_ok=True)
        self.postgres = Postgres.at(node.database) if node.database else None
        self.nursery = Nursery(self.environment, folder)
        self.server = DeskProcess("server", ["serve", "--port", str(self.port)], self.nursery)
        self.work = DeskProcess("work", ["work"], self.nursery)
        receiver = ["bench.soak.receiver", str(folder), str(self.hook_port), str(seed)]
        self.receiver = Process("receiver", receiver, self.environment, folder)
        self.controls = {name: Control(folder / f"{name}.control") for name in ("server", "work")}
        self.clients: list[subprocess.Popen[bytes]] = []
        self.judging: JudgeProcess | None = None

    def prepare(self) -> None:
        """Tables, people, keys; RuntimeError where the screens were not built."""
        if not STYLES.exists():
            raise RuntimeError("the screens are not built: run `make frontend` first")
        self.run("touchstone.desk.frontdoor.manage", "migrate", "-v0")
        self.run("touchstone.desk.frontdoor.manage", "collectstatic", "--noinput", "-v0")
        people = self.run("bench.soak.people", str(self.clients_wanted), str(self.hook_port))
        (self.folder / "people.json").write_text(people, encoding="utf-8")
        keys = "import django; django.setup(); from touchstone.desk.delivery.node_keys import public_keys; print(*public_keys())"
        (self.folder / "public.keys").write_text(self.run_code(keys), encoding="ascii")

    def run(self, module: str, *words: str, **told: str) -> str:
        """What a module prints; RuntimeError with its words where it fails."""
        return self._finish([sys.executable, "-m", module, *words], told)

    def run_code(self, code: str) -> str:
        """What a line of Python prints."""
        return self._finish([sys.executable, "-c", code], {})

    def _finish(self, call: list[str], told: dict[str, str]) -> str:
        environment = {**self.environment, **told}
        done = subprocess.run(call, env=environment, capture_output=True, text=True, check=False, cwd=self.folder)
        if done.returncode:
            raise RuntimeError(f"{' '.join(call)} ended with {done.returncode}:\n{done.stderr[-3000:]}")
        return done.stdout

    def start(self) -> None:
        """Everything."""
        self.receiver.start()
        self.work.start()
        self.server.start()
        wait_until_up(self.port)
        self.start_clients()

    def start_clients(self) -> None:
        """They act until `stop_clients`."""
        for number in range(self.clients_wanted):
            words = [str(self.folder), str(number), str(self.seed), str(self.port)]
            with (self.folder / "clients.log").open("ab") as log:
                call = [sys.executable, "-m", "bench.soak.load", *words]
                client = subprocess.Popen(call, env=self.environment, stdin=subprocess.PIPE, stdout=log, stderr=log)
            self.clients.append(client)

    def stop_clients(self) -> None:
        """Let each finish what it does."""
        for client in self.clients:
            if client.stdin:
                client.stdin.close()
            try:
                client.wait(ENDS_WITHIN)
            except subprocess.TimeoutExpired:
                client.kill()  # what it tried and has no answer to stays unknown
                client.wait()
        self.clients = []

    def judge(self, *, afresh: bool = False) -> dict[str, Any]:
        """One judgement; `afresh` reads everything again from the first entry."""
        if self.judging and (afresh or not self.judging.is_alive):
            self.stop_judge()
        if self.judging is None:
            self.judging = JudgeProcess(self.environment, self.folder)
        return self.judging.ask()

    def stop_judge(self) -> None:
        """End it."""
        if self.judging:
            self.judging.close()
            self.judging = None

    def written(self) -> int:
        """Bytes of all journals: it grows with every acknowledged act."""
        return sum(path.stat().st_size for path in self.folder.glob("*.journal"))

    def close(self) -> None:
        """End everything that was started."""
        for client in self.clients:
            client.kill()
            client.wait()
        self.stop_judge()
        for process in (self.server, self.work, self.receiver):
            process.kill()
        self.nursery.close()
        shutil.rmtree(self.folder / "tmp", ignore_errors=True)


@contextmanager
def bare_node(home: Path) -> Iterator[Node]:
    """An empty node; its database on PostgreSQL goes with it, over a connection of its own: the server dies between."""
    server = os.environ.get("DATABASE_URL", "")
    name = f"soak_{secrets.token_hex(6)}"
    if not server:
        yield Node(home, "")
        return
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    try:
        yield Node(home, urlunsplit(urlsplit(server)._replace(path=f"/{name}")))
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def two_free_ports() -> tuple[int, int]:
    """Ports that nobody had a moment ago."""
    with socket.create_server(("127.0.0.1", 0)) as one, socket.create_server(("127.0.0.1", 0)) as other:
        return int(one.getsockname()[1]), int(other.getsockname()[1])
