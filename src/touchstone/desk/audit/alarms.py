"""A head that must not be signed is an alarm: a row that health and metrics read, an event, and a line that nobody overlooks."""

import logging
from datetime import datetime

from touchstone.desk.audit.acting import writing
from touchstone.desk.audit.events import SIGNING_REFUSED, SIGNING_RESUMED
from touchstone.desk.audit.ledger_subject import LEDGER
from touchstone.desk.audit.models import Alarm
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import NODE
from touchstone.ledger.errors import LedgerError

LOG = logging.getLogger("touchstone.ledger")


def raise_alarm(refusal: LedgerError, now: datetime) -> None:
    """Make a refusal known; the same one again only in the log."""
    LOG.critical("NO HEAD IS SIGNED: %s", refusal)
    texts = {"english": str(refusal), "chinese": refusal.in_chinese()}
    if Alarm.objects.filter(ended_at=None, english=texts["english"]).exists():
        return
    Alarm.objects.filter(ended_at=None).update(ended_at=now)
    Alarm.objects.create(**texts, at=now)
    try:
        with writing():
            record(SIGNING_REFUSED.key, LEDGER, by=NODE, now=now, data={"refusal": type(refusal).__name__})
    except LedgerError:
        # Where the right edge itself is damaged no event can be written; the row and the log still tell of it.
        LOG.critical("the record cannot take the event of this refusal")


def end_alarms(now: datetime) -> None:
    """A head was signed again."""
    if not Alarm.objects.filter(ended_at=None).exists():
        return
    with writing():
        Alarm.objects.filter(ended_at=None).update(ended_at=now)
        record(SIGNING_RESUMED.key, LEDGER, by=NODE, now=now)


def open_alarm() -> Alarm | None:
    """Why no head is signed now, if so."""
    return Alarm.objects.filter(ended_at=None).order_by("-pk").first()
