"""What the page of a lead shows of measures: the breach that follows from it, and what its seller had before."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import may
from touchstone.desk.leads.models import Decision, Lead
from touchstone.desk.leads.panels import Panel, Values
from touchstone.desk.measures.queries.accounts import breaches_of, root_of
from touchstone.desk.measures.queries.codes import adoption_at
from touchstone.desk.measures.queries.verdicts import breach_from, is_checked, verdict_on
from touchstone.desk.measures.queries.visible import visible_measures
from touchstone.desk.measures.views.states import shown_measures

SHOWN = 5


def values_of(actor: Actor, lead: Lead, now: datetime) -> Values | None:
    """For those who decide measures, and for leads whose seller is known or that were decided."""
    if not may(actor, Permission.MEASURE_DECIDE, Reach.NODE):
        return None
    decision = verdict_on(lead)
    seller = root_of(lead.seller) if lead.seller else None
    if decision is None and seller is None:
        return None
    breach = breach_from(decision) if decision else None
    waits = decision is not None and is_checked(decision)
    return {
        "breach": breach,
        "waits": waits,
        "address": _address(lead, now) if _is_open(decision, breach) and not waits else "",
        "no_shop": lead.listing.shop_id is None,
        "measures": _measures(actor, lead, now),
        "seller": seller,
    }


def _is_open(decision: Decision | None, breach: Any) -> bool:
    return decision is not None and (breach is None or breach.reversed_at is not None)


def _address(lead: Lead, now: datetime) -> str:
    return reverse("breach_from_lead", kwargs={"lead": lead.public_id}) if adoption_at(now) else ""


def _measures(actor: Actor, lead: Lead, now: datetime) -> list[dict[str, Any]]:
    if lead.seller is None:
        return []
    own = breaches_of(root_of(lead.seller)).order_by().values("pk")
    return shown_measures(visible_measures(actor).filter(breach__in=own).select_related("breach")[:SHOWN], now)


PANELS = (Panel("measures/lead_panel.html", values_of),)
