"""What belongs to the decision of an appeal beside its status."""

from touchstone.desk.dossiers.actions.editing import signed
from touchstone.desk.leads.actions.overturning import overturn_decisions
from touchstone.desk.measures.actions.reversing import reverse_breach
from touchstone.desk.measures.errors import OwnDecisionError
from touchstone.desk.measures.models import Appeal, Breach
from touchstone.desk.workflow.registry import Taken


def uphold(appeal: Appeal, taken: Taken) -> None:
    """The breach counts no more, the verdict on its lead was wrong; measures become those that are owed without it."""
    reject(appeal, taken)
    breach = appeal.breach
    reverse_breach(breach, taken.by, taken.now, taken.reason)
    if not Breach.objects.filter(listing_version=breach.listing_version_id, reversed_at=None).exists():
        overturn_decisions(listing_version=breach.listing_version, by=taken.by, now=taken.now)


def reject(appeal: Appeal, taken: Taken) -> None:
    """The reasons stay with the appeal; nobody judges the own decision."""
    if taken.by.person == appeal.breach.established_by:
        raise OwnDecisionError
    _answer(appeal, taken, taken.reason)


def grant(appeal: Appeal, taken: Taken) -> None:
    """The breach was taken back before anybody decided the appeal: it has what it asked for."""
    _answer(appeal, taken, taken.values.get("answer", ""))


def withdraw(appeal: Appeal, taken: Taken) -> None:
    """The seller does not want it decided any more."""
    appeal.withdrawn_at, appeal.withdrawn_by = taken.now, taken.by.person
    appeal.save(update_fields=["withdrawn_at", "withdrawn_by"])


def _answer(appeal: Appeal, taken: Taken, answer: str) -> None:
    appeal.answer, appeal.decided_at, appeal.decided_by = answer, taken.now, signed(taken.by)
    appeal.save(update_fields=["answer", "decided_at", "decided_by"])


SIDES = {"uphold": uphold, "reject": reject, "grant": grant, "withdraw": withdraw}
"""By the key in the rows of the steps."""
