"""Forgetting: the personal part of events goes, the record stays whole."""

from datetime import datetime

from touchstone.desk.audit.acting import act
from touchstone.desk.audit.events import PARTICULARS_FORGOTTEN
from touchstone.desk.audit.forget_reason import Reason
from touchstone.desk.audit.models import EventSubject, EventWord, Particulars
from touchstone.desk.audit.record import Subject, record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import demand


@act
def forget(*, about: Subject, by: Actor, now: datetime, reason: Reason) -> int:
    """Destroy the particulars of every event about an object, with salts and the words that find them; returns of how many.

    The events themselves, who acted and when, stay; what a back-up still holds goes with the back-up (docs/operations.md).
    Raises NotPermittedError.
    """
    demand(by, Permission.RECORD_FORGET, Reach.NODE)
    events = EventSubject.objects.filter(subject=about.public_id, subject_kind=about.SUBJECT_KIND)
    count, _ = Particulars.objects.filter(sequence__in=events.values("sequence")).delete()
    EventWord.objects.filter(sequence__in=events.values("sequence"), personal=True).delete()
    if count:
        told = {"count": count, "reason": reason.value}
        record(PARTICULARS_FORGOTTEN.key, about, by=by, now=now, data=told)
    return count
