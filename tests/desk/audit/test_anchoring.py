"""Each day has its anchor, and each anchor names the one before."""

from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from tests.desk.audit.events import write
from tests.desk.people import NOW
from touchstone.desk.audit.anchoring import anchor_day
from touchstone.desk.audit.known_heads import anchors
from touchstone.desk.audit.models import Alarm
from touchstone.desk.audit.passes import sign_and_anchor
from touchstone.ledger.errors import AnchorError

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_a_day_is_anchored_once() -> None:
    write(2)
    for hours in range(3):
        sign_and_anchor(NOW + timedelta(hours=hours))
    assert [anchor.day.isoformat() for anchor in anchors()] == ["2026-11-20"]


def test_anchors_are_a_chain_also_over_days_on_which_nothing_happened() -> None:
    write(2)
    for days in range(4):
        sign_and_anchor(NOW + days * DAY)
    chain = anchors()
    assert all(one.follows(before) for before, one in pairwise(chain))
    assert len(chain) == 4


def test_without_a_head_there_is_no_anchor() -> None:
    assert anchor_day(NOW) == 0


def test_the_day_is_that_of_the_desk() -> None:
    write()
    sign_and_anchor(NOW.replace(hour=17))
    assert [anchor.day.isoformat() for anchor in anchors()] == ["2026-11-21"]  # 1 a.m. in Shanghai


def test_what_a_crash_left_half_written_is_no_anchor(home: Path) -> None:
    write()
    (home / "anchors" / "new-abc").mkdir(parents=True)
    (home / "anchors" / "new-abc" / "2026-11-20.json").write_bytes(b'{"chec')
    sign_and_anchor(NOW)
    assert len(anchors()) == 1


def test_a_damaged_anchor_is_an_alarm(home: Path) -> None:
    write()
    sign_and_anchor(NOW)
    path = home / "anchors" / "2026-11-20.json"
    path.write_bytes(path.read_bytes().replace(b"anchor/1", b"anchor/2"))
    with pytest.raises(AnchorError):
        sign_and_anchor(NOW + DAY)
    assert Alarm.objects.filter(ended_at=None).exists()
