"""The single listings that an order speaks of, and how each stands."""

from collections.abc import Collection
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from touchstone.desk.dossiers.models import Listing, ListingState, SellerAccount
from touchstone.desk.measures.models import OrderConfirming, PlatformOrder, TakenDown, TargetKind, Way
from touchstone.rulebook.penalties.action import Action

TAKES_DOWN = (Action.REMOVE_LISTING, Action.DELIST_ALL, Action.CLOSE_SHOP, Action.CLOSE_ACCOUNT)
"""Actions after which listings are not to be had any more; a hidden shop keeps its listings."""


def listings_of(order: PlatformOrder) -> QuerySet[Listing]:
    """Every listing of its target: of a shop all, of an account those of all shops of its seller on the platform."""
    rows = Listing.objects.filter(platform=order.platform).order_by("pk")
    if order.action not in TAKES_DOWN:
        return rows.none()
    if order.target_kind == TargetKind.LISTING:
        return rows.filter(platform_listing_id=order.target)
    if order.target_kind == TargetKind.SHOP:
        return rows.filter(shop__platform_shop_id=order.target, shop__platform=order.platform)
    account = SellerAccount.objects.filter(platform=order.platform, platform_seller_id=order.target).values("seller")
    return rows.filter(Q(shop__seller__in=account))


def ordered_listings(order: PlatformOrder) -> QuerySet[Any]:
    """What is to go down, or to come back; those of a shop that were not up are none of them.

    `done` of each is when the platform did it; None: it has not said so.
    """
    own = TakenDown.objects.filter(order=_downed_by(order)).order_by()
    time = own.filter(listing=OuterRef("pk")).values("restored" if order.way == Way.UNDO else "carried_out")
    names = own.values("listing")
    if order.way == Way.APPLY:
        names = names.union(_up(order).order_by().values("pk"))
    return Listing.objects.filter(pk__in=names).annotate(done=Subquery(time[:1])).order_by("pk")


def count_ordered(order: PlatformOrder) -> int:
    """How many listings an order speaks of."""
    return ordered_listings(order).count()


def named_by(order: PlatformOrder, names: Collection[str]) -> set[str]:
    """Which of these the order speaks of; costs as much as there are names, however large the shop."""
    own = TakenDown.objects.filter(order=_downed_by(order), listing__platform_listing_id__in=names)
    known = set(own.values_list("listing__platform_listing_id", flat=True))
    if order.way == Way.APPLY:
        known |= set(_up(order).filter(platform_listing_id__in=names).values_list("platform_listing_id", flat=True))
    return known


def count_left(order: PlatformOrder) -> int:
    """How many of them are not done yet."""
    return _left(order).count()


def is_left(order: PlatformOrder) -> bool:
    """Whether something is not done yet."""
    return _left(order).exists()


def confirming_of(order: PlatformOrder) -> OrderConfirming | None:
    """The confirmation whose listings are being noted."""
    return OrderConfirming.objects.filter(order=order, ended_at=None).first()


def _left(order: PlatformOrder) -> QuerySet[Any]:
    own = TakenDown.objects.filter(order=_downed_by(order))
    if order.way == Way.UNDO:
        return own.filter(restored=None)
    return _up(order).exclude(pk__in=own.order_by().values("listing"))


def _downed_by(order: PlatformOrder) -> PlatformOrder | None:
    return order.undoes if order.way == Way.UNDO else order


def _up(order: PlatformOrder) -> QuerySet[Listing]:
    rows = listings_of(order)
    return rows if order.target_kind == TargetKind.LISTING else rows.filter(state=ListingState.ONLINE)
