"""A consistent copy of the database while the desk works, and its way back: each database by its own means."""

import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from touchstone.desk.frontdoor.errors import BackupError

TAIL = "SELECT frontier FROM audit_logtail WHERE id = 1"
NAMES = {"sqlite": "database.sqlite3", "postgresql": "database.pgdump"}


def snapshot_name() -> str:
    """The name of the database's copy in a back-up of this database."""
    return NAMES[connection.vendor]


def take_snapshot(target: Path) -> str:
    """Write the database as it is at one moment; returns the ledger's right edge at that moment. Raises BackupError."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(target)) as copy:
            connection.connection.backup(copy)
            return str(copy.execute(TAIL).fetchone()[0])
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        (moment,) = cursor.fetchone()
        _run(["pg_dump", "--format=custom", "--no-owner", f"--snapshot={moment}", "--file", str(target)])
        cursor.execute(TAIL)
        return str(cursor.fetchone()[0])


def put_snapshot(source: Path) -> None:
    """Fill the empty database from its copy. Raises BackupError."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(source)) as copy:
            copy.backup(connection.connection)
        return
    name = str(connection.settings_dict["NAME"])
    _run(["pg_restore", "--no-owner", "--single-transaction", "--exit-on-error", "--dbname", name, str(source)])


def is_empty() -> bool:
    """Whether the database holds no table yet."""
    return not connection.introspection.table_names()


def _run(words: list[str]) -> None:
    told = {**os.environ, **_addresses(connection.settings_dict)}
    try:
        done = subprocess.run(words, env=told, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise BackupError(what=words[0], reason="not installed") from None
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no word"])[-1]
        raise BackupError(what=words[0], reason=reason)


def _addresses(found: dict[str, Any]) -> dict[str, str]:
    options = found.get("OPTIONS", {})
    values = {
        "PGHOST": found.get("HOST") or options.get("host"),
        "PGPORT": found.get("PORT") or options.get("port"),
        "PGUSER": found.get("USER"),
        "PGPASSWORD": found.get("PASSWORD"),
        "PGDATABASE": found.get("NAME"),
    }
    return {name: str(value) for name, value in values.items() if value}
