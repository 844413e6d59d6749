"""Every bit flip, truncation, reordering, duplicate, insertion and rollback of a record of 10,000 entries is found.

The checker is the real one. What stands before a change is checked once: the checker is copied there (`fork`), fed with
the change, and finished. That this gives the same report as reading the whole changed file is shown on a small record.
For flipped bits of entries the functions are called that the checker calls for a line; the whole campaign over every
bit of every line, each through the checker, is `python -m bench.ledger_flips`.
"""

import json
from collections.abc import Iterator
from functools import cache

import pytest

from tests.ledger.record import KEYS, ORIGIN, Record, check, make_entry, make_record
from touchstone.ledger.checking import Checker
from touchstone.ledger.checkpoint import Checkpoint
from touchstone.ledger.export import entry_line
from touchstone.ledger.faults import FaultKind
from touchstone.ledger.hashing import hash_leaf
from touchstone.ledger.known import KnownHead
from touchstone.ledger.lines import read_line, write_line
from touchstone.ledger.report import Report

SIZE, EVERY = 10_000, 100
MASKS = [1 << bit for bit in range(8)]


@cache
def record() -> Record:
    return make_record(SIZE, every=EVERY, particulars_every=SIZE, anchored=False)


@cache
def lines() -> tuple[bytes, ...]:
    return tuple(record().lines())


@cache
def entry_places() -> frozenset[int]:
    return frozenset(place for place, line in enumerate(lines()) if b'"kind":"entry"' in line)


def head_after(place: int) -> int:
    """The place of the next head: the header stands first, then a head after each EVERY entries."""
    return (place - 1) // (EVERY + 1) * (EVERY + 1) + EVERY + 1


def walk(known: tuple[KnownHead, ...] = ()) -> Iterator[tuple[int, Checker]]:
    """Each place with a checker that has read what stands before it."""
    checker = Checker(KEYS, known)
    for place, line in enumerate(lines()):
        yield place, checker
        checker.feed(line)


def after(checker: Checker, *changed: bytes) -> Report:
    """What is found once some lines are read after a place."""
    other = checker.fork()
    for line in changed:
        other.feed(line)
    return other.finish()


def kinds(report: Report) -> set[FaultKind]:
    """The kinds found, without what only says that the rest was not read."""
    return {one.kind for one in report.faults} - {FaultKind.TRUNCATED, FaultKind.UNCOVERED}


def test_the_record_itself_is_sound() -> None:
    report = check(list(lines()))
    assert report.sound
    assert (report.entries, report.proven) == (SIZE, SIZE)


def test_every_flipped_bit_of_every_entry_changes_its_leaf() -> None:
    tried = found = 0
    for entry in record().entries:
        leaf, data = hash_leaf(entry.data), bytearray(entry.data)
        for place in range(len(data)):
            for mask in MASKS:
                data[place] ^= mask
                found += hash_leaf(data) != leaf
                tried += 1
                data[place] ^= mask
    assert tried == found > 2_000_000


def test_every_flipped_bit_of_every_byte_of_some_lines_is_found_by_the_checker() -> None:
    for place, checker in walk():
        if place % 2000 not in (1, 104):
            continue
        line = bytearray(lines()[place])
        for index in range(len(line)):
            for mask in MASKS:
                line[index] ^= mask
                assert kinds(after(checker, *bytes(line).splitlines(keepends=True), *lines()[place + 1 : place + 3]))
                line[index] ^= mask


def test_every_truncation_is_found() -> None:
    for _, checker in walk():
        assert FaultKind.TRUNCATED in {one.kind for one in after(checker).faults}


def test_every_truncation_inside_a_line_leaves_a_line_that_is_not_read() -> None:
    for line in lines()[:: SIZE // 100]:
        for end in range(1, len(line)):
            with pytest.raises(ValueError, match="not"):
                read_line(line[:end])


def test_every_entry_left_out_is_found() -> None:
    for place, checker in walk():
        if place in entry_places():
            assert kinds(after(checker, *lines()[place + 1 : place + 4])) >= {FaultKind.MISSING}


def test_every_exchange_of_neighbours_is_found() -> None:
    for place, checker in walk():
        if 0 < place < len(lines()) - 1:
            assert kinds(after(checker, lines()[place + 1], lines()[place], *lines()[place + 2 : place + 4]))


def test_every_duplicate_is_found() -> None:
    for place, checker in walk():
        assert kinds(after(checker, *[lines()[place]] * 2, *lines()[place + 1 : place + 3]))


def test_every_insertion_of_a_strange_entry_is_found() -> None:
    strange = make_entry(SIZE + 1)
    for place, checker in walk():
        if place in entry_places():
            line = write_line(entry_line(json.loads(lines()[place])["seq"], strange))
            assert FaultKind.INSERTED in kinds(after(checker, line, *lines()[place : place + 3]))


def test_every_replaced_entry_with_a_matching_leaf_is_found_at_the_next_head() -> None:
    strange = make_entry(SIZE + 1)
    for place, checker in walk():
        if place in entry_places():
            seq, head = json.loads(lines()[place])["seq"], head_after(place)
            report = after(checker, write_line(entry_line(seq, strange)), *lines()[place + 1 : head + 1])
            assert kinds(report) == {FaultKind.REWRITTEN}
            assert (report.faults[0].first, report.faults[0].last) == (seq // EVERY * EVERY, seq // EVERY * EVERY + 99)


def test_entries_put_in_or_left_out_with_all_later_ones_renumbered_are_found_at_the_next_head() -> None:
    """At another place between two heads each time, so that every place between heads has its turn."""
    for place, checker in walk():
        if place in entry_places() and (place - 1) % (EVERY + 1) == place // (EVERY + 1):
            seq, head = json.loads(lines()[place])["seq"], head_after(place)
            rest = record().entries[seq : seq // EVERY * EVERY + EVERY]
            for changed in (
                rest[1:],
                (make_entry(SIZE + 1), *rest),
                (rest[0], *rest),
                (*rest[1:2], rest[0], *rest[2:]),
            ):
                renumbered = [write_line(entry_line(seq + step, entry)) for step, entry in enumerate(changed)]
                assert kinds(after(checker, *renumbered, lines()[head])) or changed == rest


def test_every_rollback_to_an_older_head_is_found() -> None:
    newest = Checkpoint(ORIGIN, SIZE, record().heads[-1].frontier.root())
    known = (KnownHead("newest", newest),)
    for place, checker in walk(known):
        if b'"kind":"head"' in lines()[place - 1] and place < len(lines()) - 1:
            end = write_line({"digest": checker.digest(), "entries": json.loads(lines()[place])["seq"], "kind": "end"})
            assert {one.kind for one in after(checker, end).faults} == {FaultKind.ROLLBACK}


def test_reading_on_from_a_copy_finds_what_reading_the_whole_file_finds() -> None:
    small = make_record(23, every=5).lines()
    for place in range(len(small)):
        checker = Checker(KEYS)
        for line in small[:place]:
            checker.feed(line)
        for changed in ([], [small[place]] * 2, [b"x\n"], small[place : place + 2][::-1]):
            rest = small[place + max(len(changed), 1) :]
            assert after(checker, *changed, *rest) == check([*small[:place], *changed, *rest])
