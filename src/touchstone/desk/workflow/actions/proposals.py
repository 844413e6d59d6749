"""What waits for a second person."""

from typing import Any

from touchstone.desk.workflow.models import Proposal
from touchstone.desk.workflow.registry import Taken


def open_proposal(subject: Any, taken: Taken) -> Proposal:
    """Remember who proposed what."""
    return Proposal.objects.create(
        workflow=taken.workflow.key,
        subject_kind=subject.SUBJECT_KIND,
        subject=subject.public_id,
        verb=taken.step.verb,
        values=dict(taken.values),
        made_at=taken.now,
        made_by=taken.by.person,
    )


def end_proposal(proposal: Proposal, taken: Taken) -> None:
    """Confirmed, sent back, taken back, lapsed, or overtaken by the end of the object."""
    proposal.ended_at, proposal.ended_by, proposal.ended_how = taken.now, taken.by.person, taken.step.verb
    proposal.confirmed = taken.step.confirms
    proposal.save(update_fields=["ended_at", "ended_by", "ended_how", "confirmed"])
