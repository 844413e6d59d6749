"""Verdicts on leads, and the breaches that follow from them."""

from touchstone.desk.leads.models import Decision, Lead
from touchstone.desk.leads.queries.deciding import BREACHES, holding_verdict, standing_decision
from touchstone.desk.leads.queries.second_reviews import review_of
from touchstone.desk.leads.transitions import DECIDED
from touchstone.desk.measures.models import Breach


def verdict_on(lead: Lead) -> Decision | None:
    """The decision on a lead that a breach may follow from; None: there is none."""
    decision = standing_decision(lead) if lead.status == DECIDED and not hasattr(lead, "second_review") else None
    return decision if decision is not None and holding_verdict(decision) in BREACHES else None


def is_checked(decision: Decision) -> bool:
    """Whether a second person looks at the lead without knowing this verdict: a breach from it would tell."""
    return review_of(decision) is not None


def founds_breach(decision: Decision) -> bool:
    """Whether the decision stands and says that something is wrong."""
    lead = Lead.objects.get(pk=decision.lead_id)
    return verdict_on(lead) == decision


def breach_from(decision: Decision) -> Breach | None:
    """The breach that was established from it and stands, or else the one that was reversed last."""
    rows = Breach.objects.filter(decision=decision)
    return rows.filter(reversed_at=None).first() or rows.first()
