"""Whoever reported and gave an address hears by mail that there is news; those who answer hear that one waits too long."""

from datetime import timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import override

from touchstone.desk.accounts.models import Person
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.roles import ROLES
from touchstone.desk.delivery.outbox import mail
from touchstone.desk.delivery.outbox import tell as put
from touchstone.desk.leads.queries.deciding import UNDO_WITHIN
from touchstone.desk.tips.limits import may_mail
from touchstone.desk.tips.messages import CORRECTED, DUE, MOVED
from touchstone.desk.tips.models import Tip
from touchstone.desk.tips.transitions import OPEN
from touchstone.desk.workflow.registry import Notice, Telling

TOLD = {"answer": (MOVED, UNDO_WITHIN), "uphold": (MOVED, UNDO_WITHIN), "correct": (CORRECTED, timedelta())}
"""Step → the mail, and how long it waits: until a decision can no longer be taken back."""
DECIDING = [role.key for role in ROLES if role.grants.get(Permission.LEAD_DECIDE) is Reach.NODE]


def tell(telling: Telling) -> None:
    """Called inside the act for each step and each ring of the clock."""
    tip: Tip = telling.subject
    if telling.notice is not Notice.STEP:
        _remind(tip, telling)
    elif telling.verb in TOLD and tip.contact_email and may_mail(email=tip.contact_email, now=telling.now):
        kind, wait = TOLD[telling.verb]
        mail(kind.key, tip.contact_email, tip.language, {"reference": tip.public_id}, telling.now + wait)


def _remind(tip: Tip, telling: Telling) -> None:
    """One word for all tips of the same thing: the oldest that waits speaks for them."""
    if tip.target.tips.filter(status__in=OPEN, pk__lt=tip.pk).exists() or telling.due_at is None:
        return
    url = settings.ADDRESS + reverse("tip_detail", kwargs={"target": tip.target.public_id})
    for person in _people([telling.role] if telling.role else DECIDING):
        with override(person.language):
            day = date_format(localdate(telling.due_at - timedelta(seconds=1)), "DATE_FORMAT")
        values = {"thing": str(tip.target), "day": day, "url": url}
        put(DUE.key, tip, people=[person], values=values, now=telling.now)


def _people(roles: list[str]) -> QuerySet[Person]:
    held = {"memberships__role__in": roles, "memberships__ended_at": None}
    rows = Person.objects.filter(memberships__organisation__operates_node=True, is_active=True, **held)
    return rows.distinct().order_by("pk")
