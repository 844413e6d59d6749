"""Heads and anchors kept elsewhere are checked before anything is compared with them."""

from dataclasses import replace
from datetime import timedelta

from tests.ledger.record import KEYS, STRANGER, make_record
from touchstone.ledger.faults import FaultKind
from touchstone.ledger.known import know_anchors, know_heads

RECORD = make_record(40)


def test_signed_heads_are_known() -> None:
    known, faults = know_heads(RECORD.notes, KEYS)
    assert [one.checkpoint.size for one in known] == [10, 20, 30, 40]
    assert faults == []


def test_a_head_that_cannot_be_believed_is_a_fault_and_not_known() -> None:
    known, faults = know_heads([*RECORD.notes, "nonsense"], [STRANGER.verifying])
    assert known == []
    assert {one.kind for one in faults} == {FaultKind.SIGNATURE}
    assert len(faults) == 5


def test_anchors_are_taken_in_order_of_days() -> None:
    known, faults = know_anchors(RECORD.anchors[::-1], KEYS)
    assert [one.checkpoint.size for one in known] == [10, 20, 30, 40]
    assert faults == []


def test_days_between_may_be_wanting() -> None:
    assert know_anchors([RECORD.anchors[0], RECORD.anchors[2]], KEYS)[1] == []


def test_an_anchor_that_does_not_name_that_of_the_day_before_is_a_fault() -> None:
    forged = replace(RECORD.anchors[2], previous="1" * 64)
    assert [one.kind for one in know_anchors([RECORD.anchors[1], forged], KEYS)[1]] == [FaultKind.ANCHOR]


def test_an_anchor_with_fewer_entries_than_the_one_before_is_a_fault() -> None:
    forged = replace(RECORD.anchors[0], day=RECORD.anchors[2].day + timedelta(days=9))
    assert [one.kind for one in know_anchors([RECORD.anchors[2], forged], KEYS)[1]] == [FaultKind.ANCHOR]


def test_an_anchor_signed_by_a_stranger_is_a_fault() -> None:
    known, faults = know_anchors(RECORD.anchors[:1], [STRANGER.verifying])
    assert (known, [one.kind for one in faults]) == ([], [FaultKind.ANCHOR])
