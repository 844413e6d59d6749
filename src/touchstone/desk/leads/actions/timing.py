"""Keeps the first verdict of each lead in step with the decisions that stand: inside the act that changes one."""

from touchstone.desk.leads.models import Decision, FirstVerdict, Lead
from touchstone.desk.leads.queries.deciding import standing_decisions
from touchstone.figures.service import Decided, is_by_next_workday
from touchstone.rulebook.china import china_calendar


def keep_first_verdict(lead: Lead, decision: Decision) -> None:
    """A decision was given; only the first one of a lead that stands counts."""
    if FirstVerdict.objects.filter(lead=lead).exists():
        return
    waited = Decided(lead.created_at, decision.decided_at)
    FirstVerdict.objects.create(
        lead=lead,
        decision=decision,
        opened=waited.opened,
        decided=waited.decided,
        waited=waited.waited,
        is_by_workday=is_by_next_workday(waited, china_calendar()),
    )


def drop_first_verdict(lead: Lead, decision: Decision) -> None:
    """A decision was taken back; a later one that stands takes its place."""
    if FirstVerdict.objects.filter(lead=lead, decision=decision).delete()[0]:
        later = standing_decisions().filter(lead=lead).order_by("pk").first()
        if later is not None:
            keep_first_verdict(lead, later)
