"""The record is checked where it lives, and whatever was altered is found at its place."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.desk.audit.events import LAMP, Thing, write
from tests.desk.people import NOW
from touchstone.desk.audit.checking import Outcome, check_record
from touchstone.desk.audit.exporting import export_record
from touchstone.desk.audit.guards import drop_guards, raise_guards
from touchstone.desk.audit.known_heads import anchors
from touchstone.desk.audit.models import Event, EventSubject, LogNode, LogTail, Particulars, SignedHead
from touchstone.desk.audit.node_key import verifying_keys
from touchstone.desk.audit.passes import sign_and_anchor
from touchstone.ledger import standalone
from touchstone.ledger.verify import verify_export

pytestmark = pytest.mark.django_db
CHAIR = Thing("thg_33333333333333333333")


@pytest.fixture
def written() -> None:
    """Forty events with two objects, some with particulars, under three heads and two anchors."""
    for number, day in ((17, 0), (3, 0), (20, 1)):
        write(number, also=[CHAIR], particulars={"name": "王", "price": 12})
        sign_and_anchor(NOW + timedelta(days=day))


@contextmanager
def forging() -> Iterator[None]:
    """The guards are down for whoever has the rights of the database's owner."""
    drop_guards(connection)
    yield
    raise_guards(connection)


def places(outcome: Outcome) -> set[int]:
    """The entries that are named as damaged."""
    faults = {fault.first for fault in outcome.report.faults if fault.first is not None}
    return faults | {mismatch.sequence for mismatch in outcome.mismatches}


def test_a_sound_record_is_sound(written: None) -> None:
    outcome = check_record(anchors=anchors())
    assert (outcome.is_sound, outcome.report.entries, outcome.report.particulars) == (True, 40, 40)
    assert (outcome.report.heads, outcome.report.anchors, outcome.report.proven) == (3, 2, 40)


def test_progress_is_told(written: None) -> None:
    told: list[tuple[int, int]] = []
    check_record(advance=lambda done, size: told.append((done, size)))
    assert told == [(40, 40)]


COLUMNS: dict[str, Any] = {
    "kind": "tests.ours",
    "person": "per_x",
    "organisation": "org_x",
    "via": "browser",
    "subject": "thg_x",
    "subject_kind": "tests.other",
    "data": {"place": "elsewhere"},
    "at": NOW + timedelta(microseconds=1),
}


@pytest.mark.parametrize("column", COLUMNS)
def test_a_column_that_says_otherwise_is_located(column: str, written: None) -> None:
    with forging():
        Event.objects.filter(sequence=23).update(**{column: COLUMNS[column]})
    outcome = check_record()
    assert [(one.sequence, one.what) for one in outcome.mismatches if one.what != "subjects"] == [(23, column)]
    assert outcome.report.sound


@pytest.mark.parametrize("field", ["entry", "leaf_hash"])
@pytest.mark.parametrize("sequence", [0, 16, 17, 39])
def test_a_flipped_bit_is_located(field: str, sequence: int, written: None) -> None:
    with forging():
        flip(field, sequence)
    outcome = check_record()
    assert not outcome.is_sound
    assert sequence in places(outcome)
    assert places(outcome) <= {sequence, sequence >> 4 << 4, 40}  # the entry, its subtree, the right edge


def flip(field: str, sequence: int) -> None:
    event = Event.objects.get(sequence=sequence)
    value = bytearray(bytes(getattr(event, field)))
    value[len(value) // 3] ^= 0x40
    Event.objects.filter(sequence=sequence).update(**{field: bytes(value)})


ROWS: dict[str, tuple[Callable[[], object], int]] = {
    "an event is gone": (lambda: Event.objects.filter(sequence=9)._raw_delete("default"), 9),
    "a subject is gone": (lambda: EventSubject.objects.filter(sequence=9, subject=LAMP.public_id).delete(), 9),
    "a subject was added": (
        lambda: EventSubject.objects.create(sequence=9, subject="x", subject_kind="x", at=NOW),
        9,
    ),
    "particulars were changed": (lambda: Particulars.objects.filter(sequence=9).update(content={"name": "李"}), 9),
    "a salt was changed": (lambda: Particulars.objects.filter(sequence=9).update(salt="00" * 16), 9),
    "particulars just went": (lambda: Particulars.objects.filter(sequence=9).delete(), 9),
    "a head was forged": (lambda: SignedHead.objects.filter(size=20).update(note="x"), -1),
    "the edge was changed": (lambda: LogTail.objects.update(size=0, frontier=""), 40),
    "a subtree was changed": (lambda: LogNode.objects.filter(place=1).update(hash=bytes(32)), 16),
}


@pytest.mark.parametrize("change", ROWS)
def test_every_other_row_is_looked_at_too(change: str, written: None) -> None:
    make, place = ROWS[change]
    with forging():
        make()
    outcome = check_record()
    assert not outcome.is_sound
    assert place < 0 or place in places(outcome)


def test_a_guard_that_is_gone_is_a_finding(written: None) -> None:
    drop_guards(connection)
    assert {one.what for one in check_record().mismatches} == {"guard"}


def test_the_outcome_says_so_in_both_languages(written: None) -> None:
    with forging():
        Event.objects.filter(sequence=23).update(kind="tests.ours")
    outcome = check_record()
    assert "entry 23: the column kind does not repeat the entry" in outcome.in_english()
    assert "条目 23：列 kind 与条目不一致" in outcome.in_chinese()


def test_the_export_of_a_desk_satisfies_both_verifiers(written: None, home: Path) -> None:
    path = home / "record.jsonl"
    write()
    assert export_record(path, now=NOW + timedelta(days=1, hours=1), advance=lambda done: None) == 41
    report = verify_export(path, verifying_keys(), anchors())
    assert (report.sound, report.entries, report.anchors) == (True, 41, 2)
    words = [sys.executable, str(Path(standalone.__file__)), str(path), "--key", str(home / "ledger" / "record.pub")]
    ended = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (0, "the record holds: 41 entries\n")


def test_an_export_of_a_forged_record_fails_at_its_place(written: None, home: Path) -> None:
    with forging():
        flip("entry", 11)
    export_record(home / "record.jsonl", now=NOW + timedelta(days=1), advance=lambda done: None)
    report = verify_export(home / "record.jsonl", verifying_keys())
    assert [fault.first for fault in report.faults] == [11]
