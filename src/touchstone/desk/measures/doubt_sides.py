"""What belongs to the decision of a doubt beside its status."""

from touchstone.desk.dossiers.actions.editing import signed
from touchstone.desk.measures.actions.reversing import reverse_breach
from touchstone.desk.measures.errors import OwnDecisionError
from touchstone.desk.measures.models import Doubt
from touchstone.desk.workflow.registry import Taken


def take_back(doubt: Doubt, taken: Taken) -> None:
    """As an upheld appeal would: the breach counts no more."""
    keep(doubt, taken)
    reverse_breach(doubt.breach, taken.by, taken.now, doubt.answer)


def keep(doubt: Doubt, taken: Taken) -> None:
    """The reasons stay with the doubt; nobody judges the own decision."""
    if taken.by.person == doubt.breach.established_by:
        raise OwnDecisionError
    _sign(doubt, taken)


def follow(doubt: Doubt, taken: Taken) -> None:
    """The node takes back what a third person settled, and what nobody kept in its time."""
    _sign(doubt, taken)
    reverse_breach(doubt.breach, taken.by, taken.now, "")


def _sign(doubt: Doubt, taken: Taken) -> None:
    """Who decided when and why."""
    doubt.answer, doubt.decided_at, doubt.decided_by = taken.reason, taken.now, signed(taken.by)
    doubt.save(update_fields=["answer", "decided_at", "decided_by"])


DOUBT_SIDES = {"take_back": take_back, "keep": keep, "follow": follow}
"""By the key in the rows of the steps."""
