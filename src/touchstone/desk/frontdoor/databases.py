"""How the desk speaks to its database: embedded SQLite that loses nothing, or PostgreSQL."""

from pathlib import Path
from typing import Any

import dj_database_url

SQLITE = {
    # FULL: a commit is on the disk before it is acknowledged. IMMEDIATE: a writer waits at its start, never half-way.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=20000; "
    # 32 MiB a connection instead of 2: a batch of leads touches a page of each index for nearly each row
    "PRAGMA cache_size=-32768; "
    # and the log is written back at 256 MiB instead of 4: after several batches, each page once
    "PRAGMA wal_autocheckpoint=65536;",
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
}


def database(url: str, home: Path) -> dict[str, Any]:
    """Django's settings of the one database."""
    if not url:
        url = f"sqlite:///{home / 'desk.sqlite3'}"
    found: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=None, conn_health_checks=True))
    if found["ENGINE"].endswith("sqlite3"):
        found["OPTIONS"] = {**found.get("OPTIONS", {}), **SQLITE}
        found["CONN_HEALTH_CHECKS"] = False
    return found
