"""A real node in a folder of its own, on the database that the suite runs on; commands are real processes."""

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from touchstone.desk.frontdoor.manage import SETTINGS

DOOR = "touchstone.desk.frontdoor.manage"


@dataclass(frozen=True)
class Node:
    """Its home folder and its database."""

    home: Path
    database: str

    @property
    def environment(self) -> dict[str, str]:
        """What its processes are told; they run on the real settings, whichever the suite runs on."""
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": SETTINGS,
            "TOUCHSTONE_HOME": str(self.home),
            "DATABASE_URL": self.database,
            "LANG": "C.UTF-8",
        }

    def run(self, *words: str, told: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        """One command of the desk, to its end."""
        call = [sys.executable, "-m", DOOR, *words]
        environment = {**self.environment, **(told or {})}
        return subprocess.run(call, env=environment, capture_output=True, text=True, check=False, timeout=120)


@contextmanager
def new_node(home: Path) -> Iterator[Node]:
    """An empty node; on PostgreSQL with a database of its own, which goes with it."""
    server = os.environ.get("DATABASE_URL", "")
    if not server:
        yield Node(home, "")
        return
    name = f"node_{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield Node(home, urlunsplit(urlsplit(server)._replace(path=f"/{name}")))
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
