"""A database that was set back, or was written anew, gets no head: what was signed before is known outside it."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from tests.desk.audit.events import write
from tests.desk.people import NOW
from touchstone.desk.audit.guards import drop_guards
from touchstone.desk.audit.models import Event, EventSubject, EventWord, LogNode, LogTail, SignedHead
from touchstone.desk.audit.passes import sign_and_anchor
from touchstone.desk.audit.signing import sign_heads
from touchstone.ledger.errors import HeadError

pytestmark = pytest.mark.django_db


def set_back(size: int) -> None:
    """As if an older copy of the database had been restored."""
    drop_guards(connection)
    head = SignedHead.objects.filter(size__lte=size).order_by("-size").first()
    for rows in (Event.objects, EventSubject.objects, EventWord.objects):
        rows.filter(sequence__gte=size).delete()
    SignedHead.objects.filter(size__gt=size).delete()
    LogNode.objects.all().delete()
    LogTail.objects.update(size=size, frontier=head.frontier if head else "")


def signed(*sizes: int) -> None:
    """A record with heads after so many events each."""
    for size in sizes:
        write(size)
        sign_and_anchor(NOW)


@pytest.mark.parametrize("grow", [0, 3, 4, 9])
def test_an_older_copy_is_noticed_also_after_it_grew_again(grow: int) -> None:
    signed(2, 4)
    set_back(2)
    if grow:
        write(grow)
    with pytest.raises(HeadError, match=r"set back|contradicts"):
        sign_heads(NOW)
    assert SignedHead.objects.count() == 1


def test_the_anchors_alone_are_enough(home: Path) -> None:
    write(2)
    sign_heads(NOW)
    signed(4)
    set_back(2)
    (home / "tmp" / "last-head.note").unlink()
    with pytest.raises(HeadError, match=r"2026-11-20\.json"):
        sign_heads(NOW)


def test_the_refusal_says_what_to_do() -> None:
    signed(2, 4)
    set_back(2)
    with pytest.raises(HeadError) as refused:
        sign_heads(NOW)
    assert "Restore a newer copy" in str(refused.value)
    assert "恢复更新的数据库副本" in refused.value.in_chinese()


def forget_last_head(home: Path) -> None:
    (home / "tmp" / "last-head.note").unlink()


def nothing(home: Path) -> None:
    """Nothing was lost."""


@pytest.mark.parametrize("lost", [nothing, forget_last_head])
def test_a_crash_after_the_head_and_before_its_copies_goes_on(lost: Callable[[Path], None], home: Path) -> None:
    write(3)
    sign_heads(NOW)  # no anchor, as if killed before it
    lost(home)
    write(2)
    sign_and_anchor(NOW + timedelta(seconds=10))
    assert [head.size for head in SignedHead.objects.all()] == [3, 5]
