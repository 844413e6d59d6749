"""Which leads an actor may know of: leads are the node's own work."""

from django.db.models import QuerySet

from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.errors import NotThereError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import may, within
from touchstone.desk.leads.models import Lead
from touchstone.desk.leads.queries.second_reviews import hide_reviews


def visible_to(actor: Actor) -> QuerySet[Lead]:
    """Every lead for those who may see leads, but of one under a second review only a side; for everyone else none."""
    rows = Lead.objects.filter(within(actor, Permission.LEAD_VIEW))
    return hide_reviews(rows, actor.person) if actor.person else rows


def relation(_lead: Lead, actor: Actor) -> Reach | None:
    """A lead belongs to the node, not to an organisation."""
    return Reach.NODE if may(actor, Permission.LEAD_VIEW, Reach.NODE) else None


def found(actor: Actor, public_id: str) -> Lead:
    """One lead with what its page names; NotThereError where the actor may not know of it."""
    rows = visible_to(actor).select_related("listing", "listing_version", "screening", "shop", "seller")
    lead = rows.filter(public_id=public_id).first()
    if lead is None:
        raise NotThereError
    return lead
