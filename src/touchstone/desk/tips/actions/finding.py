"""The node looks for what tips are about among the dossiers: at once, and again when new ones come in."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Max, Min, QuerySet

from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import NODE
from touchstone.desk.dossiers.bulk import one_of
from touchstone.desk.dossiers.models import Listing, Shop
from touchstone.desk.leads.actions.raising import raise_lead
from touchstone.desk.tips.grounds import About
from touchstone.desk.tips.models import Target, Tip
from touchstone.desk.tips.transitions import OPEN, RECEIVED

DOSSIERS: Mapping[str, tuple[Any, str]] = {
    About.LISTING: (Listing, "platform_listing_id"),
    About.SHOP: (Shop, "platform_shop_id"),
}
PORTION = 5000
"""Dossiers that are looked at in one pass."""


def find_targets(now: datetime) -> int:
    """One pass of the background loop; returns how many things were found, and how many leads heard of new tips."""
    found = sum(_find(about, now) for about in DOSSIERS)
    waiting = Tip.objects.filter(status=RECEIVED, is_counted=False).exclude(target__listing=None)
    return found + sum(count_tips(target=target, now=now) for target in _targets_of(waiting))


@act
def count_tips(*, target: Target, now: datetime) -> int:
    """The lead of a listing hears of the tips that it was not told of yet; one is opened where none waits."""
    new = target.tips.filter(is_counted=False, status__in=OPEN)
    count = new.update(is_counted=True)
    if count and target.listing is not None:
        target.lead = raise_lead(listing=target.listing, tips=count, by=NODE, now=now)
        target.save(update_fields=["lead"])
    return bool(count)


def _targets_of(tips: QuerySet[Tip]) -> QuerySet[Target]:
    return Target.objects.filter(pk__in=tips.values("target")).select_related("listing").order_by("pk")


def _find(about: str, now: datetime) -> int:
    model, _name = DOSSIERS[about]
    waiting = Target.objects.filter(about=about, listing=None, shop=None)
    if not waiting.exists():
        return 0
    newest = model.objects.aggregate(newest=Max("pk"))["newest"] or 0
    new = waiting.filter(looked_to=None)
    found = _match(about, list(new[:PORTION]), model.objects.all(), newest, now)
    since = waiting.filter(looked_to__lt=newest)
    low = since.aggregate(low=Min("looked_to"))["low"]
    if low is not None:
        fresh = model.objects.filter(pk__gt=low).order_by("pk")
        reached = max(fresh.values_list("pk", flat=True)[:PORTION], default=newest)
        found += _match(about, list(since), fresh.filter(pk__lte=reached), reached, now)
    return found


@act
def _match(about: str, targets: list[Target], dossiers: QuerySet[Any], reached: int, now: datetime) -> int:
    """Those that are among these dossiers get theirs; the others remember how far they were looked for."""
    if not targets:
        return 0
    _model, name = DOSSIERS[about]
    rows = dossiers.filter(**{f"{name}__in": one_of([target.thing for target in targets])})
    held = {(row.platform, getattr(row, name)): row for row in rows}
    found = [
        (target, held[target.platform, target.thing]) for target in targets if (target.platform, target.thing) in held
    ]
    Target.objects.filter(pk__in=[target.pk for target in targets]).update(looked_to=reached)
    for target, dossier in found:
        setattr(target, about, dossier)
        target.save(update_fields=[about])
        record("tips.target_found", target, by=NODE, now=now, also=[dossier], data={"count": target.tips.count()})
    return len(found)
