"""Drawing decisions for a blind second review, ending it, settling where the two answers differ."""

from datetime import datetime

from django.db.models import F

from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import demand
from touchstone.desk.leads.actions.overturning import overturn
from touchstone.desk.leads.errors import SettledError, ThirdPersonError
from touchstone.desk.leads.models import Decision, Lead, LeadVerdict, SecondReview
from touchstone.desk.leads.queries.deciding import UNDO_WITHIN, standing_decision
from touchstone.desk.leads.queries.second_reviews import due_to_draw
from touchstone.desk.leads.transitions import DECIDED

COPIED = (
    "listing_id", "listing_version_id", "screening_id", "shop_id", "seller_id", "platform", "category", "brand_text",
    "score", "exposure", "danger", "danger_class", "harm", "tips_count", "created_by",
)  # fmt: skip


def pass_second_reviews(now: datetime) -> int:
    """The background work: draw what is due, end what was answered."""
    return draw_second_reviews(now=now) + close_second_reviews(now=now)


@act
def draw_second_reviews(*, now: datetime) -> int:
    """Put the share of decided leads into the queue again, each as a lead like any other; nothing is recorded that tells."""
    due = due_to_draw(now)
    for first in due:
        copied = {name: getattr(first.lead, name) for name in COPIED}
        lead = Lead.objects.create(**copied, created_at=now)
        SecondReview.objects.create(first=first, first_by=first.decided_by, lead=lead, created_at=now)
    return len(due)


@act
def close_second_reviews(*, now: datetime) -> int:
    """End the reviews whose answer can no longer be taken back; both leads are seen by all from then on."""
    answered = SecondReview.objects.filter(open=True, lead__waiting=False).select_related("lead", "first")
    ended = 0
    for review in answered:
        second = standing_decision(review.lead) if review.lead.status == DECIDED else None
        if second is not None and second.decided_at > now - UNDO_WITHIN:
            continue
        review.second, review.open = second, False
        review.save(update_fields=["second", "open"])
        ended += 1
    return ended


def end_if_other(lead: Lead) -> SecondReview | None:
    """The second review that this lead is; one that meanwhile speaks of another version of the listing is none any more."""
    review = SecondReview.objects.filter(lead=lead).select_related("first").first()
    if review is not None and review.first.listing_version_id != lead.listing_version_id:
        review.delete()
        return None
    return review


@act
def settle_review(
    *, review: SecondReview, verdict: LeadVerdict, by: Actor, now: datetime, note: str = ""
) -> SecondReview:
    """A third person says what holds, once; where that is not the first verdict, the first decision is overturned."""
    demand(by, Permission.LEAD_SETTLE, Reach.NODE)
    review = SecondReview.objects.select_related("first__lead", "second").get(pk=review.pk)
    if by.person in {review.first_by, review.second.decided_by if review.second else ""}:
        raise ThirdPersonError
    settled = {
        "settled_verdict": verdict.value,
        "settled_note": note.strip(),
        "settled_at": now,
        "settled_by": by.person,
    }
    unsettled = SecondReview.objects.filter(pk=review.pk, open=False, settled_at=None).exclude(second=None)
    if not unsettled.exclude(first__verdict=F("second__verdict")).update(**settled):
        raise SettledError
    record("leads.settled", review.first.lead, by=by, now=now, data={"verdict": verdict.value})
    first = Decision.objects.select_related("lead", "overturning").get(pk=review.first_id)
    if verdict != first.verdict and not hasattr(first, "overturning"):
        overturn(first, verdict, by, now)
    review.refresh_from_db()
    return review
