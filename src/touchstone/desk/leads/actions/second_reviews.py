"""Drawing decisions for a blind second review, ending it, settling where the two answers differ."""

from datetime import datetime

from django.conf import settings
from django.db.models import F

from touchstone.desk.accounts.acting import acting_for
from touchstone.desk.accounts.models import Person
from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor, Via
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import demand
from touchstone.desk.leads.actions.counting import count_decision
from touchstone.desk.leads.actions.overturning import overturn
from touchstone.desk.leads.errors import SettledError, ThirdPersonError
from touchstone.desk.leads.followers import KNOWN, Moved, ask_guards, tell_followers
from touchstone.desk.leads.models import Decision, Lead, LeadVerdict, SecondReview
from touchstone.desk.leads.queries.deciding import UNDO_WITHIN, standing_decision
from touchstone.desk.leads.queries.second_reviews import due_to_draw, is_drawn
from touchstone.desk.leads.transitions import DECIDED

COPIED = (
    "listing_id", "listing_version_id", "screening_id", "shop_id", "seller_id", "platform", "category", "brand_text",
    "score", "exposure", "danger", "danger_class", "harm", "tips_count", "created_by",
)  # fmt: skip


def pass_second_reviews(now: datetime) -> int:
    """The background work: draw what is due, end what was answered."""
    return draw_second_reviews(now=now) + close_second_reviews(now=now)


def open_review(decision: Decision) -> SecondReview | None:
    """Within the act that decides: a decision of the share is known to its reviewer alone from now on. None: it is not of it."""
    lead = decision.lead
    if not is_drawn(lead.public_id, settings.SECOND_REVIEWS) or SecondReview.objects.filter(first__lead=lead).exists():
        return None
    return SecondReview.objects.create(first=decision, first_by=decision.decided_by, created_at=decision.decided_at)


@act
def draw_second_reviews(*, now: datetime) -> int:
    """Put them into the queue again, each as a lead like any other; nothing is recorded that tells. Returns how many came.

    A listing that waits again meanwhile has no second lead: its review ends without an answer.
    """
    came = 0
    for review in due_to_draw(now):
        first = review.first.lead
        if first.status != DECIDED or Lead.objects.filter(listing=first.listing_id, waiting=True).exists():
            end_review(review, None, now)
            continue
        copied = {name: getattr(first, name) for name in COPIED}
        review.lead = Lead.objects.create(**copied, created_at=now)
        review.save(update_fields=["lead"])
        came += 1
    return came


@act
def close_second_reviews(*, now: datetime) -> int:
    """End the reviews whose answer can no longer be taken back; both leads are seen by all from then on."""
    answered = SecondReview.objects.filter(open=True, lead__waiting=False).select_related("lead", "first__lead")
    ended = 0
    for review in answered:
        lead = review.lead
        second = standing_decision(lead) if lead is not None and lead.status == DECIDED else None
        if second is not None and second.decided_at > now - UNDO_WITHIN:
            continue
        end_review(review, second, now)
        ended += 1
    return ended


def end_review(review: SecondReview, second: Decision | None, now: datetime) -> None:
    """Within an act: all may know the first verdict, so from now on it counts, and whoever follows the lead hears of it."""
    review.second, review.open = second, False
    review.save(update_fields=["second", "open"])
    lead = Lead.objects.get(pk=review.first.lead_id)
    if lead.status == DECIDED and standing_decision(lead) == review.first:
        count_decision(lead, review.first)
        reviewer = acting_for(Person.objects.get(public_id=review.first_by), "", via=Via.NODE, strong=True)
        tell_followers(Moved(lead, KNOWN, reviewer, now))


def end_if_other(lead: Lead, now: datetime) -> SecondReview | None:
    """The second review that this lead is; one that meanwhile speaks of another version of the listing is none any more."""
    review = SecondReview.objects.filter(lead=lead).select_related("first").first()
    if review is not None and review.first.listing_version_id != lead.listing_version_id:
        end_review(review, None, now)
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
    ask_guards(review.first.lead, by)
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
