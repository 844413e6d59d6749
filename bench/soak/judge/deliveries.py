"""The outbox against its receivers: each effect once, in order; nothing stuck; nothing sent that was never said."""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from bench.soak.waits import LEASE
from touchstone.desk.delivery.models import Message

Effect = tuple[str, str, int]
MAIL_ID = re.compile(rb"^Message-ID:\s*<(msg_\w+)@", re.M)


def read_effects(folder: Path) -> list[Effect]:
    """Message, lane and sequence of every effect at every receiver, in their order."""
    found: list[Effect] = []
    for path in sorted(folder.glob("*.received")):
        with closing(sqlite3.connect(path, timeout=30)) as database:
            rows = database.execute("SELECT id, subject, sequence FROM effects ORDER BY place").fetchall()
        found += [(name, f"{path.stem}:{subject}", sequence) for name, subject, sequence in rows]
    return found


@dataclass
class Mailbox:
    """The files into which the node writes mails, each read once it does not grow any more."""

    folder: Path
    read: dict[Path, tuple[int, set[str]]] = field(default_factory=dict)

    def ids(self) -> set[str]:
        """The ids of all messages that were handed over."""
        for path in self.folder.glob("*.log") if self.folder.exists() else ():
            size = path.stat().st_size
            if self.read.get(path, (-1,))[0] != size:
                self.read[path] = (size, {found.decode() for found in MAIL_ID.findall(path.read_bytes())})
        return {each for _, ids in self.read.values() for each in ids}


def judge_order(effects: list[Effect]) -> Iterator[str]:
    """Each effect once, and those of a lane in their order."""
    twice = [key for key, times in Counter((lane, place) for _, lane, place in effects).items() if times > 1]
    yield from (f"the effect {place} of {lane} took place twice" for lane, place in twice)
    last: dict[str, int] = {}
    for _, lane, place in effects:
        if place < last.get(lane, 0):
            yield f"the effect {place} of {lane} came after {last[lane]}"
        last[lane] = place


def judge_messages(effects: list[Effect], mails: set[str]) -> Iterator[str]:
    """What counts as sent has arrived; lanes have no gap; no lease is older than twice its length."""
    arrived = {name for name, _, _ in effects}
    lanes: dict[str, list[int]] = {}
    now = timezone.now()
    for message in Message.objects.order_by("pk").iterator(2000):
        lanes.setdefault(message.lane, []).append(message.sequence)
        there = arrived if message.channel == "webhook" else mails
        if message.state == "done" and message.public_id not in there:
            yield f"{message.public_id} counts as sent, but its receiver has nothing of it"
        if message.lease_until and message.lease_until > now + LEASE + timedelta(seconds=1):
            yield f"{message.public_id} is leased for longer than a lease"
    for lane, places in lanes.items():
        if sorted(places) != list(range(1, len(places) + 1)):
            yield f"the lane {lane} has a gap or a double"


def judge_unsaid(before: list[Effect]) -> Iterator[str]:
    """Effects whose message is not there: it was sent before its act was committed, or lost after."""
    known = set(Message.objects.values_list("public_id", flat=True))
    yield from (f"the receiver has {name}, which the node never said" for name, _, _ in before if name not in known)


def count_open() -> tuple[int, int]:
    """How many messages are still open, and how many leases ran out longer ago than a lease lasts."""
    old = timezone.now() - LEASE
    open_ones = Message.objects.filter(state__in=("pending", "leased"))
    return open_ones.count(), open_ones.filter(lease_until__lt=old).count()
