"""The rows of the record."""

from touchstone.desk.audit.models.event import Event, EventSubject, EventWord, Particulars
from touchstone.desk.audit.models.ledger import LogNode, LogTail, SignedHead
from touchstone.desk.audit.models.watch import Alarm, Verification

__all__ = (
    "Alarm",
    "Event",
    "EventSubject",
    "EventWord",
    "LogNode",
    "LogTail",
    "Particulars",
    "SignedHead",
    "Verification",
)
