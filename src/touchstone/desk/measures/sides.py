"""What belongs to the decision of an appeal beside its status."""

from touchstone.desk.audit.record import record
from touchstone.desk.leads.actions.overturning import overturn_decisions
from touchstone.desk.measures.actions.settling import settle
from touchstone.desk.measures.errors import OwnDecisionError
from touchstone.desk.measures.events import BREACH_REVERSED
from touchstone.desk.measures.models import Appeal, Breach
from touchstone.desk.measures.queries.accounts import root_of
from touchstone.desk.workflow.registry import Taken


def uphold(appeal: Appeal, taken: Taken) -> None:
    """The breach counts no more, the verdict on its lead was wrong; measures become those that are owed without it."""
    reject(appeal, taken)
    breach = appeal.breach
    breach.reversed_at, breach.reversed_by = taken.now, taken.by.person
    breach.save(update_fields=["reversed_at", "reversed_by"])
    record(BREACH_REVERSED.key, breach, by=taken.by, now=taken.now, also=[breach.seller])
    if not Breach.objects.filter(listing_version=breach.listing_version_id, reversed_at=None).exists():
        overturn_decisions(listing_version=breach.listing_version, by=taken.by, now=taken.now)
    settle(root_of(breach.seller), taken.by, taken.now)


def reject(appeal: Appeal, taken: Taken) -> None:
    """The reasons stay with the appeal; nobody judges the own decision."""
    if taken.by.person == appeal.breach.established_by:
        raise OwnDecisionError
    appeal.answer, appeal.decided_at, appeal.decided_by = taken.reason, taken.now, taken.by.person
    appeal.save(update_fields=["answer", "decided_at", "decided_by"])


SIDES = {"uphold": uphold, "reject": reject}
"""By the key in the rows of the steps."""
