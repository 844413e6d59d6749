"""A reviewer takes a lead for a while: two never hold the same one."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.timezone import localtime

from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import demand
from touchstone.desk.leads.errors import ClaimedError, NotWaitingError
from touchstone.desk.leads.followers import CLAIMED, Moved, tell_followers
from touchstone.desk.leads.models import Lead
from touchstone.desk.leads.queries.deciding import names_of
from touchstone.desk.leads.queries.queue import free_at, matching
from touchstone.desk.leads.transitions import LEAD
from touchstone.desk.workflow.errors import NoPersonError

LEASE = timedelta(minutes=15)
DECIDE = Permission.LEAD_DECIDE
OF_THE_QUEUE = {"state": "", "verdict": "", "whose": ""}
"""Whatever was asked for, the next lead waits and may be anybody's."""


@act
def claim_lead(*, lead: Lead, by: Actor, now: datetime) -> Lead:
    """Hold a lead for the time of the lease, or hold it longer; ClaimedError while somebody else does."""
    _demand_person(by)
    own = Lead.objects.filter(free_at(now) | Q(claimed_by=by.person), pk=lead.pk, waiting=True)
    if not own.update(claimed_at=now, claimed_by=by.person, claimed_until=now + LEASE):
        lead.refresh_from_db()
        if not lead.waiting:
            raise NotWaitingError
        demand_free(lead, by, now)
    record("leads.claimed", lead, by=by, now=now)
    lead.refresh_from_db()
    tell_followers(Moved(lead, CLAIMED, by, now))
    return lead


@act
def claim_next(*, by: Actor, now: datetime, asked: Mapping[str, Any] | None = None, fresh: bool = False) -> Lead | None:
    """Hold the most harmful lead that nobody else holds, of those `asked` for; None where there is none.

    With `fresh`, what the actor holds already comes only after everything that nobody holds.
    """
    _demand_person(by)
    waiting = matching(by, now, {**(asked or {}), **OF_THE_QUEUE}).order_by("-harm", "-pk")
    lead = waiting.filter(free_at(now)).first() if fresh else None
    lead = lead or waiting.filter(free_at(now) | Q(claimed_by=by.person)).first()
    return claim_lead(lead=lead, by=by, now=now) if lead else None


@act
def release_lead(*, lead: Lead, by: Actor, now: datetime) -> None:
    """Give an own lead back to the queue; what is not held stays as it is."""
    _demand_person(by)
    held = Lead.objects.filter(pk=lead.pk, claimed_by=by.person)
    if held.update(claimed_at=None, claimed_by="", claimed_until=None):
        record("leads.released", lead, by=by, now=now)


def demand_free(lead: Lead, by: Actor, now: datetime) -> None:
    """Refuse, with name and end, while somebody else holds the lead."""
    if lead.claimed_until is not None and lead.claimed_until > now and lead.claimed_by != by.person:
        who = names_of([lead.claimed_by]).get(lead.claimed_by, lead.claimed_by)
        raise ClaimedError(who=who, until=date_format(localtime(lead.claimed_until), "H:i"))


def _demand_person(by: Actor) -> None:
    demand(by, DECIDE, Reach.NODE)
    if not by.person:
        raise NoPersonError(step=LEAD.steps[0].label)
