"""The record checked as people and their scripts check it: by processes, with their exit codes."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.test_desk import TOLD, touchstone
from touchstone.cli.exit_codes import FINISHED, RECORD
from touchstone.ledger import standalone

KEY = Path("ledger", "record.pub")
SOUND, BROKEN = 0, 1


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk that was founded, and whose record was signed and exported."""
    home = tmp_path_factory.mktemp("node")
    call = [sys.executable, "-m", "touchstone.cli.main", "found", "Marketplace", "Su", "su@example.org"]
    told = {**TOLD, "TOUCHSTONE_HOME": str(home), "DATABASE_URL": ""}
    word = "a sentence that nobody guesses"
    subprocess.run([*call, "--password-stdin"], env=told, input=word, check=True, capture_output=True, text=True)
    assert touchstone(home, "work", "--once").returncode == FINISHED
    assert touchstone(home, "ledger", "export", str(home / "record.jsonl")).returncode == FINISHED
    return home


@pytest.fixture
def damaged(node: Path, tmp_path: Path) -> Path:
    """A copy of it in which somebody with the database in hand changed what happened."""
    home = Path(shutil.copytree(node, tmp_path / "damaged"))
    with closing(sqlite3.connect(home / "desk.sqlite3")) as database, database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f'DROP TRIGGER "{name}"')
        database.execute("UPDATE audit_event SET entry = replace(entry, 'accounts', 'Accounts') WHERE sequence = 0")
    return home


def alone(home: Path, export: Path) -> subprocess.CompletedProcess[str]:
    """The verifier that needs nothing of this package."""
    call = [sys.executable, "-I", str(standalone.__file__), str(export), "--key", str(home / KEY)]
    return subprocess.run(call, capture_output=True, text=True, check=False)


def test_a_sound_record_ends_with_zero_everywhere(node: Path) -> None:
    export = str(node / "record.jsonl")
    assert touchstone(node, "ledger", "check").returncode == FINISHED
    verified = touchstone(node, "ledger", "verify", export, "--key", str(node / KEY))
    assert (verified.returncode, "is sound" in verified.stdout) == (FINISHED, True)
    assert alone(node, node / "record.jsonl").returncode == SOUND


def test_a_damaged_record_has_its_own_exit_code_where_it_lives(damaged: Path) -> None:
    checked = touchstone(damaged, "ledger", "check")
    assert checked.returncode == RECORD
    assert "entry 0" in checked.stdout


def test_the_export_of_a_damaged_record_convinces_nobody(damaged: Path) -> None:
    export = damaged / "again.jsonl"
    touchstone(damaged, "ledger", "export", str(export))
    assert touchstone(damaged, "ledger", "verify", str(export), "--key", str(damaged / KEY)).returncode == RECORD
    assert alone(damaged, export).returncode == BROKEN


def test_an_export_that_was_changed_on_its_way_convinces_nobody(node: Path, tmp_path: Path) -> None:
    export = tmp_path / "record.jsonl"
    export.write_bytes((node / "record.jsonl").read_bytes().replace(b"accounts.", b"accountz.", 1))
    assert touchstone(node, "ledger", "verify", str(export), "--key", str(node / KEY)).returncode == RECORD
    assert alone(node, export).returncode == BROKEN


def test_an_export_that_cannot_be_written_is_refused(node: Path) -> None:
    refused = touchstone(node, "ledger", "export", str(node / "record.jsonl" / "again.jsonl"))
    assert refused.returncode not in (FINISHED, RECORD)
    assert refused.stderr
