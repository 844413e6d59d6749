"""Second reviews: which leads nobody may see together, which decisions are drawn, what two people said."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F, QuerySet
from django.utils.crypto import salted_hmac

from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.rules import within
from touchstone.desk.leads.models import Decision, Lead, SecondReview
from touchstone.desk.leads.queries.deciding import UNDO_WITHIN
from touchstone.desk.leads.transitions import DECIDED

IS_OPEN = SecondReview.objects.filter(open=True).order_by()
LOOKED_BACK = timedelta(days=1)
"""A decision that was not drawn by then is not drawn any more."""
NEEDED = ("first__lead__listing", "second", "lead", "first__overturning")


def is_drawn(public_id: str, percent: int) -> bool:
    """Whether a lead belongs to the share: always the same answer, which nobody can tell beforehand without the node's key."""
    drawn = int(salted_hmac("leads.second_review", public_id, algorithm="sha256").hexdigest()[:12], 16)
    return drawn % 10_000 < percent * 100


def due_to_draw(now: datetime) -> list[Decision]:
    """Decisions of the share that can no longer be taken back and stand, of leads that are no second reviews themselves."""
    rows = Decision.objects.filter(decided_at__gt=now - LOOKED_BACK, decided_at__lte=now - UNDO_WITHIN, undoing=None)
    fresh = rows.filter(overturning=None, second_review=None, lead__status=DECIDED, lead__second_review=None)
    drawn = [each for each in fresh.select_related("lead") if is_drawn(each.lead.public_id, settings.SECOND_REVIEWS)]
    return [each for each in drawn if not Lead.objects.filter(listing=each.lead.listing_id, waiting=True).exists()]


def hide_reviews(rows: QuerySet[Lead], person: str) -> QuerySet[Lead]:
    """Without what this person may not know of yet: the second review of an own decision, and what others decided that is drawn."""
    own, others = IS_OPEN.filter(first_by=person), IS_OPEN.exclude(first_by=person)
    return rows.exclude(pk__in=own.values("lead")).exclude(pk__in=others.values("first__lead"))


def compared(actor: Actor) -> QuerySet[SecondReview]:
    """Closed reviews with two answers, for those who settle them."""
    rows = SecondReview.objects.filter(within(actor, Permission.LEAD_SETTLE), open=False).exclude(second=None)
    return rows.select_related(*NEEDED)


def disagreements(actor: Actor) -> QuerySet[SecondReview]:
    """Those in which the two differ, the open questions first."""
    rows = compared(actor).exclude(first__verdict=F("second__verdict"))
    return rows.order_by(F("settled_at").asc(nulls_first=True), "-pk")
