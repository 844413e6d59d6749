"""Verdicts on leads, and the breaches that follow from them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from touchstone.desk.authority.actor import Actor
from touchstone.desk.leads.models import Decision, Lead, SecondReview
from touchstone.desk.leads.queries.deciding import BREACHES, decisions_on, holding_verdict, standing_decision
from touchstone.desk.leads.queries.queue import matching
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


def without_breach(actor: Actor, now: datetime, asked: dict[str, Any]) -> QuerySet[Lead]:
    """Decided leads whose verdict says that something is wrong, and from which no breach follows that stands.

    Not among them: what a second person still decides blindly, a listing without a shop, and a listing whose breach
    was established without the lead, of the same version.
    """
    founded = Breach.objects.filter(decision__lead=OuterRef("pk"), reversed_at=None)
    known = Breach.objects.filter(listing_version=OuterRef("listing_version"), decision=None, reversed_at=None)
    blind = SecondReview.objects.filter(first__lead=OuterRef("pk"), open=True)
    rows = matching(actor, now, {**asked, "state": DECIDED}).filter(waiting=False, verdict__in=BREACHES)
    rows = rows.filter(listing__shop__isnull=False, second_review=None)
    return rows.filter(~Exists(founded), ~Exists(known), ~Exists(blind))


def decisions_of(leads: Sequence[Lead]) -> Mapping[int, Decision]:
    """The decision that stands on each of these decided leads, by the lead's key."""
    rows = decisions_on([lead.pk for lead in leads]).filter(undoing=None)
    return {row.lead_id: row for row in reversed(rows)}
