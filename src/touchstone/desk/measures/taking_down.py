"""What a confirmed order does to single listings: those that were up go down, and exactly those come back.

A shop may have a hundred thousand of them: they are taken in parts of PART, each part in a fixed number of statements.
"""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import TypeVar

from django.db.models import Exists, Model, OuterRef, QuerySet

from touchstone.desk.authority.actor import Actor
from touchstone.desk.dossiers.actions.listing_states import note_states
from touchstone.desk.dossiers.models import Listing, ListingState, ListingVersion
from touchstone.desk.measures.models import PlatformOrder, TakenDown, TargetKind, Way
from touchstone.desk.measures.queries.order_listings import is_left, listings_of

PART = 500
Row = TypeVar("Row", bound=Model)


def take_down(order: PlatformOrder, listings: list[Listing], by: Actor, now: datetime, at: datetime) -> None:
    """A part of its listings, inside the act of the confirmation; said twice, each is taken down once."""
    known = set(TakenDown.objects.filter(order=order, listing__in=listings).values_list("listing", flat=True))
    new = [each for each in listings if each.pk not in known]
    before = _states_before(order, new)
    if order.target_kind != TargetKind.LISTING:
        new = [each for each in new if before[each.pk] == ListingState.ONLINE]
    TakenDown.objects.bulk_create(
        TakenDown(order=order, listing=each, state_before=before[each.pk], carried_out=at) for each in new
    )
    note_states(states=dict.fromkeys((each.pk for each in new), ListingState.REMOVED), by=by, now=now)


def bring_back(rows: list[TakenDown], order: PlatformOrder, by: Actor, now: datetime) -> None:
    """A part of what the order took down, except what another order holds down."""
    TakenDown.objects.filter(pk__in=[row.pk for row in rows]).update(restored=now)
    held = held_by_others([row.listing_id for row in rows], order).order_by().values_list("listing", flat=True)
    down = set(held)
    back = {row.listing_id: ListingState(row.state_before) for row in rows if row.listing_id not in down}
    note_states(states=back, by=by, now=now)


def follow_whole(order: PlatformOrder, by: Actor, now: datetime, at: datetime) -> None:
    """Everything that the order speaks of and that was not noted in parts before."""
    noted = TakenDown.objects.filter(order=order, listing=OuterRef("pk"))
    _follow(order, listings_of(order).filter(~Exists(noted)), TakenDown.objects.filter(order=order.undoes), by, now, at)


def follow_named(order: PlatformOrder, names: Collection[str], by: Actor, now: datetime, at: datetime) -> bool:
    """Those listings alone; returns whether nothing is left."""
    down = TakenDown.objects.filter(order=order.undoes, listing__platform_listing_id__in=names)
    _follow(order, listings_of(order).filter(platform_listing_id__in=names), down, by, now, at)
    return not is_left(order)


def hand_over(order: PlatformOrder, to: PlatformOrder, now: datetime) -> None:
    """Another order wants the same: what this one took down, that one brings back."""
    known = TakenDown.objects.filter(order=to).order_by().values("listing")
    own = TakenDown.objects.filter(order=order, restored=None)
    own.filter(listing__in=known).update(restored=now)
    TakenDown.objects.filter(order=order, restored=None).update(order=to)


def held_by_others(listings: Collection[int], order: PlatformOrder) -> QuerySet[TakenDown]:
    """What holds them down beside this order, the oldest first."""
    return TakenDown.objects.filter(listing__in=listings, restored=None).exclude(order=order).order_by("pk")


def parts(rows: QuerySet[Row]) -> Iterator[list[Row]]:
    """All rows, PART of them at a time, by their key: what a part changed is not met again."""
    last = 0
    while part := list(rows.filter(pk__gt=last).order_by("pk")[:PART]):
        yield part
        last = part[-1].pk


def _follow(
    order: PlatformOrder,
    listings: QuerySet[Listing],
    down: QuerySet[TakenDown],
    by: Actor,
    now: datetime,
    at: datetime,
) -> None:
    if order.way == Way.UNDO:
        for rows in parts(down.filter(restored=None)):
            bring_back(rows, order.undoes or order, by, now)
        return
    for part in parts(listings):
        take_down(order, part, by, now, at)


def _states_before(order: PlatformOrder, listings: list[Listing]) -> dict[int, str]:
    """What each was before any order: also where the platform's own feed was quicker than its confirmation."""
    before = {each.pk: each.state for each in listings}
    gone = [name for name, state in before.items() if state == ListingState.REMOVED]
    held = dict(list(held_by_others(gone, order).values_list("listing", "state_before"))[::-1])  # the oldest says it
    free = [name for name in gone if name not in held]
    versions = ListingVersion.objects.filter(listing__in=free, created_at__lte=order.issued_at).order_by("number")
    return before | held | dict(versions.values_list("listing", "state"))
