"""Events for the tests of the record: written by acts, about objects that only have a name."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

from django.conf import settings

from tests.desk.people import NOW
from touchstone.desk.audit.acting import writing
from touchstone.desk.audit.event_kind import Audience, EventKind, register
from touchstone.desk.audit.known_heads import anchor_folder, last_head_path
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import NODE, Actor

SEEN = EventKind("tests.seen", "%(by)s saw %(subject)s at %(place)s.")
OURS = EventKind("tests.ours", "%(by)s noted %(subject)s.", Audience.OURS)
HIDDEN = EventKind("tests.hidden", "The node looked at %(subject)s.", Audience.NODE)
register((SEEN, OURS, HIDDEN))


@dataclass(frozen=True)
class Thing:
    """Something that events are about."""

    public_id: Any
    SUBJECT_KIND: ClassVar[Any] = "tests.thing"


LAMP = Thing("thg_22222222222222222222")


def write(
    count: int = 1, kind: EventKind = SEEN, about: Thing = LAMP, *, by: Actor = NODE, now: datetime = NOW, **more: Any
) -> int:
    """Some events in one act; returns the sequence of the last."""
    last = -1
    with writing():
        for number in range(count):
            data = {"place": f"market {number}"} if kind is SEEN else {}
            last = record(kind.key, about, by=by, now=now, data=data, **more)
    return last


def fresh_home(tmp_path: Path) -> Iterator[Path]:
    """A home folder of its own."""
    before, settings.HOME = settings.HOME, tmp_path
    yield tmp_path
    settings.HOME = before
    shutil.rmtree(tmp_path, ignore_errors=True)


def forget_heads() -> None:
    """Remove what the home knows of earlier heads: the database of the test before was rolled back, as nobody may do."""
    last_head_path().unlink(missing_ok=True)
    shutil.rmtree(anchor_folder(), ignore_errors=True)
