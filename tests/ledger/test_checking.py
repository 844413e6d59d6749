"""Each kind of damage is found, named, and placed."""

import json
from dataclasses import replace

import pytest

from tests.ledger.record import FIRST_DAY, KEY, ORIGIN, STRANGER, check, make_entry, make_record
from touchstone.ledger.anchors import Anchor, next_anchor
from touchstone.ledger.checkpoint import Checkpoint
from touchstone.ledger.export import entry_line
from touchstone.ledger.faults import FaultKind
from touchstone.ledger.known import KnownHead
from touchstone.ledger.lines import Line, write_line
from touchstone.ledger.note import Note
from touchstone.ledger.verifying import open_head

RECORD = make_record(35)
LINES = RECORD.lines()
HEADS = [place for place, line in enumerate(LINES) if b'"kind":"head"' in line]
Found = list[tuple[str, int, int | None, int | None]]


def faults(lines: list[bytes]) -> Found:
    return [(str(one.kind), one.line, one.first, one.last) for one in check(lines).faults]


def change(line: bytes, **values: str | int) -> bytes:
    changed: Line = {**json.loads(line), **values}
    return write_line(changed)


def note(size: int, root: bytes, key: object = KEY) -> str:
    signer = STRANGER if key is STRANGER else KEY
    text = Checkpoint(ORIGIN, size, root).to_text()
    return Note(text, (signer.sign(text),)).to_text()


def test_an_altered_entry_is_placed_and_the_rest_is_still_checked() -> None:
    lines = [*LINES]
    lines[5] = change(lines[5], bytes='{"event":"关店","seq":4}')
    lines[30] = change(lines[30], bytes="{}")
    assert faults(lines) == [("altered", 6, 4, None), ("altered", 31, 25, None)]


def test_a_replaced_entry_with_a_matching_leaf_is_placed_between_two_heads() -> None:
    lines = [*LINES]
    lines[20] = write_line(entry_line(17, make_entry(99)))
    assert faults(lines) == [("rewritten", 24, 10, 19)]


def test_an_altered_number_is_placed() -> None:
    assert faults([*LINES[:5], change(LINES[5], seq=7), *LINES[6:]]) == [("altered", 6, 4, None)]
    assert faults([*LINES[:10], change(LINES[10], seq=2), *LINES[11:]]) == [("altered", 11, 9, None)]


def test_a_missing_entry_is_placed() -> None:
    assert faults([*LINES[:5], *LINES[6:]]) == [("missing", 6, 4, 4)]
    assert faults([*LINES[:3], *LINES[8:]]) == [("missing", 4, 2, 6)]
    assert faults([*LINES[:10], *LINES[11:]]) == [("missing", 11, 9, 9)]


def test_an_entry_that_stands_too_late_is_placed() -> None:
    assert faults([*LINES[:5], LINES[6], LINES[5], *LINES[7:]]) == [("reordered", 7, 4, None)]
    assert faults([*LINES[:3], *LINES[4:8], LINES[3], *LINES[8:]]) == [("reordered", 8, 2, None)]


def test_an_entry_put_in_is_placed() -> None:
    stranger = write_line(entry_line(4, make_entry(99)))
    assert faults([*LINES[:6], stranger, *LINES[6:]]) == [("inserted", 7, 4, None)]
    assert faults([*LINES[:5], stranger, *LINES[5:]])[0][:3] == ("inserted", 7, 4)


def test_an_entry_put_in_with_all_later_ones_renumbered_is_placed_between_two_heads() -> None:
    entries = [*RECORD.entries[:4], make_entry(99), *RECORD.entries[4:10]]
    lines = [write_line(entry_line(seq, entry)) for seq, entry in enumerate(entries)]
    assert faults([LINES[0], *lines, *LINES[11:]])[0] == ("inserted", 13, 0, 10)


def test_unreadable_lines_are_placed_and_counted_as_the_entries_they_were() -> None:
    assert faults([*LINES[:5], b"\xff\n", *LINES[6:]]) == [("unreadable", 6, None, None)]
    assert faults([*LINES[:5], b"\xff\n", b"x\n", *LINES[6:]]) == [
        ("unreadable", 6, None, None),
        ("unreadable", 7, None, None),
    ]
    assert faults([*LINES[:5], LINES[5][:-1] + LINES[6], *LINES[7:]]) == [
        ("unreadable", 6, None, None),
        ("missing", 7, 5, 5),
    ]


def test_a_file_that_stops_early_is_truncated() -> None:
    assert faults(LINES[:-1]) == [("truncated", len(LINES), 35, None)]
    assert faults(LINES[:20])[0] == ("truncated", 21, 17, None)
    assert faults([])[0] == ("truncated", 1, 0, None)


def test_what_stands_after_the_end_was_put_in() -> None:
    assert faults([*LINES, LINES[-1]])[0] == ("inserted", len(LINES) + 1, None, None)


def test_a_head_signed_by_a_stranger_is_placed() -> None:
    good = open_head(RECORD.notes[1], [KEY.verifying]).checkpoint
    lines = [*LINES]
    lines[HEADS[1]] = write_line({"kind": "head", "note": note(good.size, good.root, STRANGER)})
    assert faults(lines) == [("signature", HEADS[1] + 1, None, None)]


def test_a_repeated_head_and_an_older_one_are_placed() -> None:
    place = HEADS[1]
    assert faults([*LINES[: place + 1], LINES[place], *LINES[place + 1 :]]) == [("duplicate", place + 2, None, None)]
    assert faults([*LINES[: place + 1], LINES[HEADS[0]], *LINES[place + 1 :]]) == [("reordered", place + 2, None, None)]


def test_entries_that_no_head_covers_are_named() -> None:
    lines = [line for place, line in enumerate(LINES) if place != HEADS[-1]]
    assert ("uncovered", len(lines), 30, 34) in faults(lines)
    assert ("uncovered", 1, 0, 0) in faults(LINES[:1])


def test_particulars_that_the_entry_does_not_commit_to_are_placed() -> None:
    for values in ({"particulars": '{"name":"李1"}'}, {"salt": "00" * 16}, {"salt": "0" * 31}):
        assert faults([*LINES[:2], change(LINES[2], **values), *LINES[3:]]) == [("particulars", 3, 1, None)]


def test_a_forged_anchor_is_placed() -> None:
    first, second = RECORD.anchors[0], RECORD.anchors[1]
    forged = (
        replace(second, previous="0" * 64),
        replace(second, day=first.day),
        replace(second, checkpoint=first.checkpoint),
        replace(second, checkpoint=note(20, bytes(32))),
        replace(second, checkpoint=note(20, bytes(32), STRANGER)),
    )
    for anchor in forged:
        lines = [*LINES]
        lines[HEADS[1] + 1] = write_line({"kind": "anchor", "line": anchor.to_line().decode().removesuffix("\n")})
        assert faults(lines)[0][:2] == ("anchor", HEADS[1] + 2)


def test_another_origin_in_the_header_is_placed() -> None:
    assert faults([change(LINES[0], origin="other"), *LINES[1:]]) == [("altered", 1, None, None)]
    assert faults([change(LINES[0], format="touchstone-ledger/2"), *LINES[1:]])[0][:2] == ("unreadable", 1)
    assert faults(LINES[1:])[0][:2] == ("inserted", 1)
    assert faults([*LINES[:9], LINES[0], *LINES[9:]])[0][:2] == ("inserted", 10)


def test_a_bit_that_no_signature_covers_is_seen_at_the_end() -> None:
    text = Checkpoint(ORIGIN, 35, RECORD.heads[-1].frontier.root()).to_text()
    signed = Note(text, (KEY.sign(text), STRANGER.sign(text))).to_text()
    lines = [*LINES]
    lines[HEADS[-1]] = write_line({"kind": "head", "note": signed})
    assert faults(lines) == [("altered", len(LINES), None, None)]


@pytest.mark.parametrize("size", [36, 100])
def test_a_log_that_is_shorter_than_a_known_head_was_rolled_back(size: int) -> None:
    known = (KnownHead("kept", Checkpoint(ORIGIN, size, bytes(32))),)
    fault = check(LINES, known).faults[0]
    assert (fault.kind, fault.first, fault.last, fault.source) == (FaultKind.ROLLBACK, 35, size - 1, "kept")


@pytest.mark.parametrize("size", [0, 1, 17, 35])
def test_a_log_with_another_past_than_a_known_head_forked(size: int) -> None:
    good = KnownHead("good", Checkpoint(ORIGIN, size, root_at(size)))
    known = (good, KnownHead("other", Checkpoint(ORIGIN, size, bytes(32))))
    assert [(one.kind, one.source) for one in check(LINES, known).faults] == [(FaultKind.FORKED, "other")]


def test_a_head_of_another_log_is_not_a_known_head_of_this_one() -> None:
    known = (KnownHead("x", Checkpoint("other", 17, root_at(17))),)
    assert [one.kind for one in check(LINES, known).faults] == [FaultKind.FORKED]


def test_an_anchor_from_elsewhere_must_be_the_one_in_the_chain() -> None:
    good = RECORD.anchors[1]
    checkpoint = open_head(good.checkpoint, [KEY.verifying]).checkpoint
    other = Anchor(good.day, good.checkpoint, "1" * 64)
    later = next_anchor(FIRST_DAY.replace(year=2027), RECORD.notes[-1], RECORD.anchors[-1])
    assert check(LINES, (KnownHead("good", checkpoint, good),)).sound
    assert [one.kind for one in check(LINES, (KnownHead("x", checkpoint, other),)).faults] == [FaultKind.ANCHOR]
    assert check(LINES, (KnownHead("later", Checkpoint(ORIGIN, 35, root_at(35)), later),)).sound


def test_many_faults_are_counted_and_the_first_are_kept() -> None:
    report = check([LINES[0], *[b"x\n"] * 5000])
    assert (len(report.faults), report.fault_count) == (100, 5002)


def root_at(size: int) -> bytes:
    return make_record(size).heads[-1].frontier.root() if size else bytes.fromhex(EMPTY)


EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
