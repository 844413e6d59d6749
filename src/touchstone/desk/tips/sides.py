"""What belongs to a step of a tip beside its status."""

from touchstone.desk.audit.forget_reason import Reason
from touchstone.desk.tips.actions.forgetting import forget_contact
from touchstone.desk.tips.errors import ContestLateError, SameAnswererError
from touchstone.desk.tips.models import Tip
from touchstone.desk.tips.terms import contest_within
from touchstone.desk.workflow.registry import Taken

BY_NODE = "node"
"""Who answers a tip whose offer is gone."""
JUDGED = ("outcome", "answer", "answered_at", "answered_by", "lead", "corrected_at", "ended_at")
"""What belongs to an outcome."""


def answer(tip: Tip, taken: Taken) -> None:
    """The outcome, and the words to it; by nobody whose own outcome is contested."""
    _demand_other(tip, taken)
    tip.outcome, tip.answer = taken.values["outcome"], taken.values["words"]
    tip.answered_at, tip.answered_by = taken.now, taken.by.person or BY_NODE
    tip.lead, tip.corrected_at, tip.ended_at = taken.values.get("lead"), None, taken.now
    tip.save(update_fields=JUDGED)


def correct(tip: Tip, taken: Taken) -> None:
    """Another outcome, by whoever overturned the decision; the time to contest begins anew."""
    tip.outcome, tip.answer = taken.values["outcome"], ""
    tip.answered_by = taken.values["judge"] or BY_NODE
    tip.corrected_at = tip.ended_at = taken.now
    tip.save(update_fields=JUDGED)


def look_again(tip: Tip, _taken: Taken) -> None:
    """Without an outcome until the next answer."""
    tip.outcome, tip.answer, tip.answered_at, tip.answered_by = "", "", None, ""
    tip.lead = tip.corrected_at = tip.ended_at = None
    tip.save(update_fields=JUDGED)


def contest(tip: Tip, taken: Taken) -> None:
    """The objection stands beside the outcome."""
    if tip.ended_at is None or taken.now - tip.ended_at > contest_within(tip.ended_at):
        raise ContestLateError
    tip.objection, tip.ended_at = taken.reason, None
    tip.objected_to = [*tip.objected_to, tip.answered_by]
    tip.save(update_fields=["objection", "objected_to", "ended_at"])


def uphold(tip: Tip, taken: Taken) -> None:
    """Another person looked at it: the outcome stays, with the reason."""
    _demand_other(tip, taken)
    tip.answer, tip.ended_at = taken.reason, taken.now
    tip.answered_at, tip.answered_by = taken.now, taken.by.person
    tip.save(update_fields=["answer", "ended_at", "answered_at", "answered_by"])


def withdraw(tip: Tip, taken: Taken) -> None:
    """Nobody needs the contact any more."""
    tip.ended_at = taken.now
    tip.save(update_fields=["ended_at"])
    forget_contact(tip=tip, by=taken.by, now=taken.now, reason=Reason.CONSENT)


def _demand_other(tip: Tip, taken: Taken) -> None:
    if taken.by.person in tip.objected_to:
        raise SameAnswererError


SIDES = {
    "answer": answer,
    "correct": correct,
    "look_again": look_again,
    "contest": contest,
    "uphold": uphold,
    "withdraw": withdraw,
}
"""By the key in the rows of the steps."""
