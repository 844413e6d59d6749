"""What the page of a lead shows of tips: those behind it, and those on its shop."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from touchstone.desk.authority.actor import Actor
from touchstone.desk.leads.models import Lead
from touchstone.desk.tips.models import Tip
from touchstone.desk.tips.queries.targets import visible_tips

SHOWN = 10


def tips_on_lead(actor: Actor, lead: Lead, _now: datetime) -> Mapping[str, Any] | None:
    """The newest tips on the listing and on its shop; None where there are none."""
    about = Q(target__listing=lead.listing_id)
    if lead.shop_id is not None:
        about |= Q(target__shop=lead.shop_id)
    rows = visible_tips(actor).filter(about).select_related("target").prefetch_related("files")
    tips = list(rows.order_by("-pk")[: SHOWN + 1])
    if not tips:
        return None
    barred = lead.waiting and is_objected_to(Tip.objects.filter(target__lead=lead), actor)
    return {"tips": tips[:SHOWN], "is_more": len(tips) > SHOWN, "is_barred": barred}


def is_objected_to(tips: QuerySet[Tip], actor: Actor) -> bool:
    """Whether the actor gave an outcome of one of these tips that was contested."""
    contested = tips.exclude(objected_to=[]).values_list("objected_to", flat=True)
    return any(actor.person in people for people in contested)
