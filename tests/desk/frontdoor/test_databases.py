"""The embedded database loses nothing; PostgreSQL is taken from its address."""

import sqlite3
from contextlib import closing
from pathlib import Path

from touchstone.desk.frontdoor.databases import SQLITE, database

PRAGMAS = ("journal_mode", "synchronous", "wal_autocheckpoint")


def test_nothing_named_is_sqlite_in_the_home_folder(tmp_path: Path) -> None:
    found = database("", tmp_path)
    assert found["NAME"] == str(tmp_path / "desk.sqlite3")
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert found["CONN_MAX_AGE"] is None


def test_the_settings_of_sqlite_take_effect(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "desk.sqlite3")) as connection:
        connection.executescript(str(SQLITE["init_command"]))
        answers = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in PRAGMAS]
    assert answers == ["wal", 2, 65_536]


def test_postgresql_is_taken_from_its_address(tmp_path: Path) -> None:
    found = database("postgresql://me:pw@db.example.org:5433/desk", tmp_path)
    assert (found["HOST"], found["PORT"], found["USER"], found["NAME"]) == ("db.example.org", 5433, "me", "desk")
    assert found["ENGINE"].endswith("postgresql")
