"""What the storage says when it cannot, by its own codes: real errors of the database that the suite runs on."""

import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.db import DatabaseError, OperationalError, connection, transaction

from tests.desk.frontdoor.failing_urls import RAISE
from touchstone.desk.authority.errors import DeskError
from touchstone.desk.frontdoor.errors import BusyError, FullError, StorageError, UnsureError
from touchstone.desk.frontdoor.storage import refusal_of

ON_POSTGRES = [
    ("53100", FullError),
    ("55P03", BusyError),
    ("40P01", BusyError),
    ("58030", StorageError),
    ("57P01", UnsureError),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("state", "refusal"), ON_POSTGRES)
def test_a_state_of_postgres_has_its_refusal(state: str, refusal: type[DeskError]) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL")
    with pytest.raises(DatabaseError) as caught, transaction.atomic():
        connection.cursor().execute(RAISE.format(state=state))
    assert isinstance(refusal_of(caught.value), refusal)


def raised_by_sqlite(folder: Path, script: str) -> OperationalError:
    """The error of a statement, as Django hands it on."""
    with (
        closing(sqlite3.connect(folder / "one", timeout=0)) as holder,
        closing(sqlite3.connect(folder / "one", timeout=0)) as database,
    ):
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError) as caught:
            database.executescript(script)
    wrapped = OperationalError(str(caught.value))
    wrapped.__cause__ = caught.value
    return wrapped


def test_a_held_sqlite_is_busy(tmp_path: Path) -> None:
    assert isinstance(refusal_of(raised_by_sqlite(tmp_path, "BEGIN IMMEDIATE")), BusyError)


def test_a_file_that_sqlite_cannot_open_is_storage(tmp_path: Path) -> None:
    unreachable = f"ATTACH '{tmp_path}/none/none' AS other"
    assert isinstance(refusal_of(raised_by_sqlite(tmp_path, unreachable)), StorageError)


def test_a_wrong_statement_is_a_fault(tmp_path: Path) -> None:
    assert refusal_of(raised_by_sqlite(tmp_path, "SELECT nothing FROM nowhere")) is None


def test_a_connection_that_broke_leaves_us_unsure() -> None:
    assert isinstance(refusal_of(OperationalError("server closed the connection")), UnsureError)


@pytest.mark.parametrize("number", [errno.ENOENT, errno.EEXIST, errno.EPERM])
def test_other_errors_of_the_system_are_faults(number: int) -> None:
    assert refusal_of(OSError(number, os.strerror(number))) is None


@pytest.mark.parametrize("refusal", [FullError, BusyError, StorageError])
def test_what_changed_nothing_says_so_in_both_languages(refusal: type[DeskError]) -> None:
    assert "nothing was changed" in refusal().sentence
    assert "未作任何更改" in refusal().sentence_zh
    assert refusal().retry


def test_who_is_unsure_claims_nothing() -> None:
    assert "nothing was changed" not in UnsureError().sentence
    assert "再次提交之前" in UnsureError().hint_zh
