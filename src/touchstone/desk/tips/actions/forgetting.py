"""The contact of whoever reported is removed: on request, on withdrawal, and by itself when its time is over."""

from datetime import datetime

from django.db.models import Q

from touchstone.desk.audit.acting import act
from touchstone.desk.audit.actions.forgetting import forget
from touchstone.desk.audit.forget_reason import Reason
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import NODE, Actor
from touchstone.desk.tips.models import Tip
from touchstone.desk.tips.terms import CONTEST, UNANSWERED, is_over

MOST = 200
"""Forgotten in one pass."""


@act
def forget_contact(*, tip: Tip, by: Actor, now: datetime, reason: Reason = Reason.REQUEST) -> Tip:
    """Empty name, address and what tells the contact apart, in the row and in the record; the tip itself stays."""
    tip = Tip.objects.select_for_update(of=("self",)).get(pk=tip.pk)
    if tip.forgotten_at is not None:
        return tip
    emptied = ("contact_name", "contact_email", "contact_digest")
    for name in emptied:
        setattr(tip, name, "")
    tip.forgotten_at = now
    tip.save(update_fields=[*emptied, "forgotten_at"])
    record("tips.contact_forgotten", tip, by=by, now=now)
    forget(about=tip, by=NODE, now=now, reason=reason)
    return tip


def forget_old_contacts(now: datetime) -> int:
    """One pass: the contacts of tips that can no longer be contested, or that nobody answered in time."""
    unanswered = Q(ended_at=None) & is_over("created_at", UNANSWERED, now)
    over = Tip.objects.filter(is_over("ended_at", CONTEST, now) | unanswered, forgotten_at=None).order_by("pk")[:MOST]
    return len([forget_contact(tip=tip, by=NODE, now=now, reason=Reason.RETENTION) for tip in list(over)])
