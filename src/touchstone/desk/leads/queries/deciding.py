"""Decisions that stand, and those that can still be taken back."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta

from django.db.models import QuerySet

from touchstone.desk.accounts.models import Person
from touchstone.desk.authority.actor import Actor
from touchstone.desk.leads.models import Decision, Lead, LeadVerdict

UNDO_WITHIN = timedelta(minutes=10)
BREACHES = (LeadVerdict.COUNTERFEIT, LeadVerdict.DANGEROUS, LeadVerdict.OTHER_BREACH)
"""Verdicts that say that something is wrong with the listing."""


def standing_decisions() -> QuerySet[Decision]:
    """Those that nobody took back."""
    return Decision.objects.filter(undoing=None)


def standing_decision(lead: Lead) -> Decision:
    """The one of a decided lead: given last, and not taken back."""
    rows = standing_decisions().filter(lead=lead).select_related("overturning", "lead__screening")
    return rows.latest("pk")


def holding_verdict(decision: Decision) -> str:
    """What holds of it now: what was decided, or what an overturning put in its place."""
    return decision.overturning.verdict if hasattr(decision, "overturning") else decision.verdict


def last_deed(actor: Actor, now: datetime) -> str:
    """What the actor decided last and can still take back; empty where there is nothing."""
    own = standing_decisions().filter(overturning=None, decided_by=actor.person, decided_at__gt=now - UNDO_WITHIN)
    newest = own.filter(lead__waiting=False).order_by("-decided_at", "-pk").values_list("deed", flat=True).first()
    return newest or ""


def decisions_on(leads: Collection[int]) -> QuerySet[Decision]:
    """The decisions on the leads with these keys, newest first."""
    rows = Decision.objects.filter(lead__in=leads)
    return rows.select_related("undoing", "lead__listing").order_by("-pk")


def names_of(people: Iterable[str]) -> Mapping[str, str]:
    """Public id → name."""
    return dict(Person.objects.filter(public_id__in=set(people)).values_list("public_id", "name"))
