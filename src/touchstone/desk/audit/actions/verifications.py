"""Asking for a check of the whole record."""

from datetime import datetime

from touchstone.desk.audit.acting import act
from touchstone.desk.audit.events import VERIFICATION_ASKED
from touchstone.desk.audit.models import Verification
from touchstone.desk.audit.models.watch import OPEN_STATES
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import demand


@act
def ask_verification(*, by: Actor, now: datetime) -> Verification:
    """Have the background work check everything; while a check is open, that one. Raises NotPermittedError."""
    demand(by, Permission.LEDGER_VIEW, Reach.NODE)
    running = Verification.objects.filter(state__in=OPEN_STATES).first()
    if running is not None:
        return running
    asked = Verification.objects.create(asked_at=now, asked_by=by.person or by.organisation or by.via.value)
    record(VERIFICATION_ASKED.key, asked, by=by, now=now)
    return asked
