"""Heads are signed over what is durable, and over nothing else."""

from datetime import timedelta

import pytest
from django.db import connection

from tests.desk.audit.events import write
from tests.desk.people import NOW
from touchstone.desk.audit.guards import drop_guards
from touchstone.desk.audit.models import Alarm, Event, LogTail, SignedHead
from touchstone.desk.audit.node_key import verifying_keys
from touchstone.desk.audit.signing import sign_heads
from touchstone.ledger.errors import HeadError
from touchstone.ledger.frontier import Frontier
from touchstone.ledger.verifying import open_head

pytestmark = pytest.mark.django_db


def test_a_head_covers_all_that_was_written() -> None:
    write(5)
    assert sign_heads(NOW) == 5
    head = SignedHead.objects.get()
    checkpoint = open_head(head.note, verifying_keys()).checkpoint
    assert (checkpoint.size, checkpoint.root.hex()) == (5, head.root)
    assert Frontier.from_text(head.frontier) == Frontier.from_text(LogTail.objects.get().frontier)


def test_nothing_new_is_no_new_head() -> None:
    write()
    sign_heads(NOW)
    assert sign_heads(NOW + timedelta(hours=1)) == 0
    assert SignedHead.objects.count() == 1


def test_an_empty_record_has_a_head_too() -> None:
    assert sign_heads(NOW) == 0
    assert SignedHead.objects.get().size == 0


def test_heads_follow_one_another() -> None:
    for number in (1, 20, 300):
        write(number)
        assert sign_heads(NOW) == number
    assert [head.size for head in SignedHead.objects.all()] == [1, 21, 321]


@pytest.mark.parametrize("place", [0, 3, 6])
def test_no_head_over_an_altered_entry(place: int) -> None:
    write(7)
    flip(place)
    with pytest.raises(HeadError):
        sign_heads(NOW)
    assert not SignedHead.objects.exists()


def test_a_refusal_is_an_alarm_and_an_event_once() -> None:
    write(3)
    flip(1)
    for _again in range(3):
        with pytest.raises(HeadError):
            sign_heads(NOW)
    assert "do not hash" in Alarm.objects.get(ended_at=None).english
    assert "哈希" in Alarm.objects.get().chinese
    assert Event.objects.filter(kind="audit.signing_refused").count() == 1


def test_the_alarm_ends_when_a_head_is_signed_again() -> None:
    write(3)
    whole = bytes(Event.objects.get(sequence=1).entry)
    flip(1)
    with pytest.raises(HeadError):
        sign_heads(NOW)
    Event.objects.filter(sequence=1).update(entry=whole)
    assert sign_heads(NOW) == 4
    assert Alarm.objects.get().ended_at == NOW
    assert Event.objects.order_by("-sequence")[0].kind == "audit.signing_resumed"


def test_a_damaged_edge_is_said_although_no_event_can_be_written() -> None:
    write(3)
    LogTail.objects.update(frontier="3 00")
    with pytest.raises(Exception, match="right edge"):
        sign_heads(NOW)
    assert Alarm.objects.filter(ended_at=None).exists()


def flip(sequence: int) -> None:
    """Alter one bit of an entry in the database."""
    drop_guards(connection)
    event = Event.objects.get(sequence=sequence)
    entry = bytearray(bytes(event.entry))
    entry[len(entry) // 2] ^= 1
    Event.objects.filter(sequence=sequence).update(entry=bytes(entry))
