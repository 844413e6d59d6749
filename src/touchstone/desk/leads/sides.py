"""What belongs to a step of a lead beside its status."""

from typing import Any

from touchstone.desk.dossiers.models import ListingState
from touchstone.desk.leads.actions.counting import count_decision, discount_decision
from touchstone.desk.leads.actions.second_reviews import end_if_other, open_review
from touchstone.desk.leads.actions.timing import drop_first_verdict, keep_first_verdict
from touchstone.desk.leads.errors import NotYourDeedError, SecondReviewError, StillOnlineError, WaitsAgainError
from touchstone.desk.leads.models import Decision, Lead, SecondReview, Undoing
from touchstone.desk.leads.queries.deciding import standing_decision
from touchstone.desk.leads.queries.second_reviews import review_of
from touchstone.desk.workflow.registry import Taken

NOBODY: dict[str, Any] = {"claimed_at": None, "claimed_by": "", "claimed_until": None}


def decide(lead: Lead, taken: Taken) -> None:
    """Keep the verdict; the lead leaves the queue and its reviewer."""
    values = taken.values
    decision = Decision.objects.create(
        lead=lead,
        listing_version_id=lead.listing_version_id,
        verdict=values["verdict"],
        note=values["note"],
        deed=values["deed"],
        decided_at=taken.now,
        decided_by=taken.by.person,
    )
    if end_if_other(lead, taken.now) is None:
        keep_first_verdict(lead, decision)
        if open_review(decision) is None:
            count_decision(lead, decision)
    _write(lead, waiting=False, verdict=values["verdict"], **NOBODY)


def undo(lead: Lead, taken: Taken) -> None:
    """Mark the decision as taken back; the lead waits as if it had not been."""
    decision = standing_decision(lead)
    if decision.decided_by != taken.by.person or hasattr(decision, "overturning"):
        raise NotYourDeedError
    if not _is_second(lead):
        _discount(lead, decision)
    Undoing.objects.create(decision=decision, undone_at=taken.now, undone_by=taken.by.person)
    drop_first_verdict(lead, decision)
    _wait_again(lead)


def reopen(lead: Lead, _taken: Taken) -> None:
    """Back into the queue; the decision stays what it was at its time, and is no longer counted."""
    if _is_second(lead):
        raise SecondReviewError
    _discount(lead, standing_decision(lead))
    _wait_again(lead)


def lapse(lead: Lead, _taken: Taken) -> None:
    """Only what can no longer be ordered leaves the queue undecided."""
    if lead.listing.state == ListingState.ONLINE:
        raise StillOnlineError
    _write(lead, waiting=False, **NOBODY)


def expire(lead: Lead, _taken: Taken) -> None:
    """The node found that the reason went away; it looked before it took the step."""
    _write(lead, waiting=False, **NOBODY)


def _discount(lead: Lead, decision: Decision) -> None:
    """What was drawn did not count yet; its draw ends with it, unless somebody else looks at it already."""
    review = review_of(decision)
    if review is None:
        discount_decision(lead, decision)
    elif review.lead_id is None:
        review.delete()
    else:
        raise WaitsAgainError


def _is_second(lead: Lead) -> bool:
    return SecondReview.objects.filter(lead=lead).exists()


def _wait_again(lead: Lead) -> None:
    if Lead.objects.filter(listing=lead.listing_id, waiting=True).exists():
        raise WaitsAgainError
    _write(lead, waiting=True, verdict="")


def _write(lead: Lead, **values: Any) -> None:
    for name, value in values.items():
        setattr(lead, name, value)
    lead.save(update_fields=list(values))


SIDES = {"decide": decide, "undo": undo, "reopen": reopen, "lapse": lapse, "expire": expire}
"""By the key in the rows of the steps."""
