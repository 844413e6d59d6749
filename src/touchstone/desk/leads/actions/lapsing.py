"""Leads whose reason went away lapse by themselves: the listing is gone, or it passes now."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db.models import F, Q

from touchstone.desk.audit.acting import act
from touchstone.desk.authority.actor import NODE
from touchstone.desk.dossiers.bulk import one_of_rows
from touchstone.desk.dossiers.models import ListingState, Verdict
from touchstone.desk.leads.models import Lead
from touchstone.desk.leads.queries.queue import IS_WAITING, free_at
from touchstone.desk.leads.transitions import LEAD
from touchstone.desk.workflow.actions.stepping import take_step

LOOKED_AT = 20_000
"""Leads in one pass; all are looked through in turn."""
LAPSED = 200
"""At most so many steps in one pass."""
GONE = ~Q(listing__state=ListingState.ONLINE)
PASSES = Q(listing__verdict=Verdict.PASS, listing__versions_count__gt=F("listing_version__number"), tips_count=0)
"""What people reported is looked at by people."""


class Turn:
    """Where the looking through goes on, in this process."""

    place = 0


def lapse_by_themselves(now: datetime) -> int:
    """The background work: one stretch of the queue; returns how many lapsed."""
    keys = list(
        Lead.objects.filter(IS_WAITING, pk__gt=Turn.place).order_by("pk").values_list("pk", flat=True)[:LOOKED_AT]
    )
    due = _due(keys, now)
    Turn.place = due[-1].pk if len(due) == LAPSED else keys[-1] if len(keys) == LOOKED_AT else 0
    return lapse_leads(leads=due, now=now) if due else 0


@act
def lapse_leads(*, leads: Sequence[Lead], now: datetime) -> int:
    """Let them lapse, each with its event; one that somebody took or decided meanwhile stays."""
    still = _due([lead.pk for lead in leads], now)
    for lead in still:
        take_step(workflow=LEAD, subject=lead, verb="expire", by=NODE, now=now)
    return len(still)


@act
def lapse_passed(*, listings: Collection[int], now: datetime) -> int:
    """Let the leads of these listings lapse that pass since they were screened again; returns how many.

    What people reported, hold in hand or review a second time stays for people.
    """
    rows = Lead.objects.filter(IS_WAITING, free_at(now), listing__in=one_of_rows(listings), tips_count=0)
    due = list(rows.filter(listing__verdict=Verdict.PASS, second_review=None).order_by("pk"))
    for lead in due:
        take_step(workflow=LEAD, subject=lead, verb="expire", by=NODE, now=now)
    return len(due)


def _due(keys: Sequence[int], now: datetime) -> list[Lead]:
    rows = Lead.objects.filter(IS_WAITING, GONE | PASSES, free_at(now), pk__in=one_of_rows(keys))
    return list(rows.order_by("pk")[:LAPSED])
