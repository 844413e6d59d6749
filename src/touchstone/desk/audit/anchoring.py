"""The anchor of each day: one file with the newest head, which names the hash of the file before."""

import os
import tempfile
from datetime import datetime
from pathlib import Path

from django.utils.timezone import localtime

from touchstone.desk.audit.alarms import raise_alarm
from touchstone.desk.audit.kept_files import sync_folder
from touchstone.desk.audit.known_heads import anchor_folder, last_anchor
from touchstone.desk.audit.signing import newest_head
from touchstone.ledger.anchors import Anchor, next_anchor, save_anchor
from touchstone.ledger.errors import LedgerError


def anchor_day(now: datetime) -> int:
    """Write the anchor of the desk's day, once there is a head; 1 if one was written. Raises AnchorError, after the alarm."""
    try:
        return _anchor(now)
    except LedgerError as refusal:
        raise_alarm(refusal, now)
        raise


def _anchor(now: datetime) -> int:
    head, before, day = newest_head(), last_anchor(), localtime(now).date()
    if head is None or (before and before.day >= day):
        return 0
    return int(_save(next_anchor(day, head.note, before)))


def _save(anchor: Anchor) -> bool:
    """Whether this process wrote it. Written aside and linked, so that a crash leaves either no anchor or a whole one."""
    folder = anchor_folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(dir=folder, prefix="new-") as aside:
        written = save_anchor(Path(aside), anchor)
        try:
            os.link(written, folder / written.name)
        except FileExistsError:
            return False
    sync_folder(folder)
    return True
