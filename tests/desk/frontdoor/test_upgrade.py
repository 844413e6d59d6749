"""A node of an earlier version opens with this one: its database is brought up to date and nothing of it is lost."""

import lzma
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "samples" / "v1" / "desk_0_3_0.sqlite3.xz"
"""A demonstration of version 0.3.0 with 80 simulated listings."""
MANAGE = "touchstone.desk.frontdoor.manage"
KEPT = ("audit_event", "audit_particulars", "dossiers_listing", "dossiers_listingversion", "dossiers_screening",
        "dossiers_seller", "accounts_person", "accounts_membership", "evidence_evidencefile")  # fmt: skip


def counts(database: Path) -> dict[str, int]:
    with closing(sqlite3.connect(database)) as opened:
        return {table: opened.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in KEPT}


def run(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    env = {**kept, "TOUCHSTONE_HOME": str(home), "TOUCHSTONE_DEMONSTRATION": "1", "TOUCHSTONE_SECOND_FACTOR": "0"}
    return subprocess.run([sys.executable, "-m", *words], env=env, capture_output=True, text=True, check=False)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home folder as version 0.3.0 left it."""
    with lzma.open(SAMPLE) as packed, (tmp_path / "desk.sqlite3").open("wb") as database:
        shutil.copyfileobj(packed, database)
    return tmp_path


def test_a_node_of_0_3_0_is_brought_up_to_date(home: Path) -> None:
    before = counts(home / "desk.sqlite3")
    moved = run(home, MANAGE, "migrate", "--no-input")
    assert moved.returncode == 0, moved.stderr
    assert counts(home / "desk.sqlite3") == before
    assert run(home, MANAGE, "migrate", "--check", "--no-input").returncode == 0
    assert before["dossiers_listing"] == 80
    worked = run(home, MANAGE, "work", "--once")  # makes the key of the record, which a sample must not hold
    checked = run(home, MANAGE, "ledger_check")
    assert worked.returncode == 0, worked.stderr
    assert checked.returncode == 0, checked.stderr + checked.stdout
