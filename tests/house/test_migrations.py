"""What a released version did to the database stands: a change comes as a migration of its own."""

import hashlib

from tests.house.tree import ROOT

RELEASED = ROOT / "tests" / "house" / "released_migrations.txt"
"""SHA-256 and path of each migration of version 0.3.0, as sha256sum writes them."""


def test_no_released_migration_changes() -> None:
    rows = [line.split() for line in RELEASED.read_text(encoding="utf-8").splitlines()]
    changed = [name for told, name in rows if hashlib.sha256((ROOT / name).read_bytes()).hexdigest() != told]
    assert changed == [], "take the change back and run makemigrations: it becomes the next migration of the room"
    assert len(rows) > 10
