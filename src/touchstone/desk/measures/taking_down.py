"""What a confirmed order does to single listings: those that were up go down, and exactly those come back."""

from datetime import datetime

from django.db.models import QuerySet

from touchstone.desk.authority.actor import Actor
from touchstone.desk.dossiers.actions.listings import note_state
from touchstone.desk.dossiers.models import Listing, ListingState, ListingVersion
from touchstone.desk.measures.models import PlatformOrder, TakenDown, TargetKind, Way
from touchstone.desk.measures.queries.order_listings import is_left, listings_of


def take_down(order: PlatformOrder, listing: Listing, by: Actor, now: datetime, at: datetime) -> None:
    """One listing, inside the act of its confirmation; said twice, it is taken down once."""
    if TakenDown.objects.filter(order=order, listing=listing).exists():
        return
    before = _state_before(order, listing)
    if order.target_kind != TargetKind.LISTING and before != ListingState.ONLINE:
        return
    TakenDown.objects.create(order=order, listing=listing, state_before=before, carried_out=at)
    note_state(listing=listing, state=ListingState.REMOVED, by=by, now=now)


def bring_back(row: TakenDown, by: Actor, now: datetime) -> None:
    """One listing, unless another order holds it down."""
    if row.restored is not None:
        return
    row.restored = now
    row.save(update_fields=["restored"])
    if not held_by_others(row.listing, row.order).exists():
        note_state(listing=row.listing, state=ListingState(row.state_before), by=by, now=now)


def follow_whole(order: PlatformOrder, by: Actor, now: datetime, at: datetime) -> None:
    """Everything that the order speaks of."""
    if order.way == Way.UNDO:
        for row in TakenDown.objects.filter(order=order.undoes, restored=None).select_related("listing", "order"):
            bring_back(row, by, now)
        return
    for listing in listings_of(order):
        take_down(order, listing, by, now, at)


def follow_named(order: PlatformOrder, names: list[str], by: Actor, now: datetime, at: datetime) -> bool:
    """Those listings alone; returns whether nothing is left."""
    if order.way == Way.UNDO:
        rows = TakenDown.objects.filter(order=order.undoes, listing__platform_listing_id__in=names)
        for row in rows.select_related("listing", "order"):
            bring_back(row, by, now)
    else:
        for listing in listings_of(order).filter(platform_listing_id__in=names):
            take_down(order, listing, by, now, at)
    return not is_left(order)


def hand_over(order: PlatformOrder, to: PlatformOrder, now: datetime) -> None:
    """Another order wants the same: what this one took down, that one brings back."""
    known = list(TakenDown.objects.filter(order=to).values_list("listing", flat=True))
    own = TakenDown.objects.filter(order=order, restored=None)
    own.filter(listing__in=known).update(restored=now)
    own.exclude(listing__in=known).update(order=to)


def held_by_others(listing: Listing, order: PlatformOrder) -> QuerySet[TakenDown]:
    """What holds it down beside this order, the oldest first."""
    return TakenDown.objects.filter(listing=listing, restored=None).exclude(order=order).order_by("pk")


def _state_before(order: PlatformOrder, listing: Listing) -> str:
    """What it was before any order: also where the platform's own feed was quicker than its confirmation."""
    if listing.state != ListingState.REMOVED:
        return listing.state
    held = held_by_others(listing, order).first()
    if held is not None:
        return held.state_before
    versions = ListingVersion.objects.filter(listing=listing, created_at__lte=order.issued_at)
    return versions.order_by("number").values_list("state", flat=True).last() or ListingState.REMOVED
