"""What a seller sees of itself: its dossiers, what stands against them, what is to come."""

from datetime import datetime

from django.db.models import QuerySet

from touchstone.desk.authority.actor import Actor
from touchstone.desk.dossiers.models import Seller
from touchstone.desk.dossiers.queries.visible import own_sellers
from touchstone.desk.measures.models import Breach, CodeAdoption, Measure, PlatformOrder
from touchstone.desk.measures.queries.appeals import can_be_appealed
from touchstone.desk.measures.queries.orders import HELD
from touchstone.desk.measures.queries.visible import visible_breaches, visible_measures
from touchstone.desk.measures.transitions import CONFIRMED


def own_dossiers(actor: Actor) -> QuerySet[Seller]:
    """The dossiers of the organisation, without those merged into one of its own."""
    own = own_sellers(actor)
    return own.exclude(root__in=own.values("pk")).filter(organisation=actor.organisation_row).order_by("name", "pk")


def appealable(actor: Actor, now: datetime) -> QuerySet[Breach]:
    """Own breaches that can be appealed and were not, the most urgent first."""
    rows = visible_breaches(actor).filter(can_be_appealed(now))
    return rows.order_by("appeal_until", "pk").select_related("listing_version__listing")


def in_force(actor: Actor, now: datetime) -> QuerySet[Measure]:
    """Own measures that were neither reversed nor have ended."""
    rows = visible_measures(actor).filter(reversed_at=None).exclude(until__lte=now)
    return rows.select_related("breach__listing_version__listing").order_by("-starts", "-pk")


def coming_codes(now: datetime) -> QuerySet[CodeAdoption]:
    """Codes that two people adopted and that do not apply yet, the next first."""
    return CodeAdoption.objects.filter(applies_from__gt=now).exclude(confirmed_at=None).order_by("applies_from")


def carried_out(measure_ids: list[int]) -> dict[int, bool]:
    """Measure → whether the platform has confirmed everything that it asked for; of one without orders, nothing."""
    state: dict[int, bool] = {}
    rows = PlatformOrder.objects.filter(HELD, measure__in=measure_ids).values_list("measure", "status")
    for measure, status in rows:
        state[measure] = state.get(measure, True) and status == CONFIRMED
    return state
