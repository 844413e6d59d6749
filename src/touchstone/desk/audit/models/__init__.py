"""The rows of the record."""

from touchstone.desk.audit.models.event import Event, EventSubject, Particulars
from touchstone.desk.audit.models.ledger import LogNode, LogTail, SignedHead
from touchstone.desk.audit.models.watch import Alarm, Verification

__all__ = ("Alarm", "Event", "EventSubject", "LogNode", "LogTail", "Particulars", "SignedHead", "Verification")
