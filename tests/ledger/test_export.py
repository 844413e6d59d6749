"""Exports: every line in its place, as a stream, with or without particulars."""

import json
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pytest

from tests.ledger.record import KEY, ORIGIN, check, make_entry, make_record
from touchstone.ledger.errors import ExportError
from touchstone.ledger.export import ExportedEntry, write_export
from touchstone.ledger.frontier import Frontier
from touchstone.ledger.hashing import hash_leaf
from touchstone.ledger.heads import sign_head

RECORD = make_record(25)


def test_lines_stand_in_their_order() -> None:
    kinds = [json.loads(line)["kind"] for line in RECORD.lines()]
    ten = ["entry"] * 10 + ["head", "anchor"]
    assert kinds == ["header", *ten, *ten, *ten[:5], "head", "anchor", "end"]


def test_an_entry_carries_its_exact_bytes_and_its_place() -> None:
    line = json.loads(RECORD.lines()[3])
    assert line["bytes"].encode() == RECORD.entries[2].data
    assert (line["seq"], line["leaf"]) == (2, hash_leaf(RECORD.entries[2].data).hex())


def test_a_sound_record_is_found_sound_and_counted() -> None:
    report = check(RECORD.lines())
    counted = (report.entries, report.heads, report.anchors, report.particulars, report.proven, report.lines)
    assert report.sound
    assert counted == (25, 3, 3, 8, 25, 33)


def test_forgetting_particulars_does_not_break_the_record() -> None:
    for forgotten in ({1}, {1, 4, 22}, set(range(25))):
        entries = tuple(
            ExportedEntry(entry.data) if place in forgotten else entry for place, entry in enumerate(RECORD.entries)
        )
        report = check(replace(RECORD, entries=entries).lines())
        assert report.sound
        assert report.particulars == 8 - len(forgotten & set(range(1, 25, 3)))


def test_an_empty_record_has_a_head_too() -> None:
    head = sign_head(key=KEY, frontier=Frontier(), last=None, reread=lambda start, end: [])
    file = BytesIO()
    assert write_export(file, ORIGIN, [], [head.note], []) == 0
    assert check(file.getvalue().splitlines(keepends=True)).sound


def test_a_record_whose_last_entries_no_head_covers_is_not_exported() -> None:
    with pytest.raises(ExportError, match="Sign a head over the last entry"):
        write_export(BytesIO(), ORIGIN, RECORD.entries, RECORD.notes[:2], [])


def test_heads_and_anchors_out_of_order_are_not_exported() -> None:
    for heads, anchors in ((RECORD.notes[::-1], []), (RECORD.notes, RECORD.anchors[::-1])):
        with pytest.raises(ExportError, match="out of order"):
            write_export(BytesIO(), ORIGIN, RECORD.entries, heads, anchors)


def test_memory_does_not_grow_with_the_record() -> None:
    class Nowhere(BytesIO):
        def write(self, data: object, /) -> int:
            return 0

    def entries(count: int) -> Iterator[ExportedEntry]:
        for number in range(count):
            yield make_entry(number)

    def peak(count: int) -> int:
        tracemalloc.reset_peak()
        with pytest.raises(ExportError):
            write_export(Nowhere(), ORIGIN, entries(count), [], [])
        return tracemalloc.get_traced_memory()[1]

    tracemalloc.start()
    small, large = peak(100), peak(5000)
    tracemalloc.stop()
    assert large < small + 100_000
