"""The single listings that an order speaks of, and how each stands."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from touchstone.desk.dossiers.models import Listing, ListingState, SellerAccount
from touchstone.desk.measures.models import PlatformOrder, TakenDown, TargetKind, Way
from touchstone.rulebook.penalties.action import Action

TAKES_DOWN = (Action.REMOVE_LISTING, Action.DELIST_ALL, Action.CLOSE_SHOP, Action.CLOSE_ACCOUNT)
"""Actions after which listings are not to be had any more; a hidden shop keeps its listings."""


@dataclass(frozen=True, slots=True)
class OrderedListing:
    """`done` is when the platform did it; None: it has not said so."""

    listing: Listing
    done: datetime | None


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


def ordered_listings(order: PlatformOrder) -> list[OrderedListing]:
    """What is to go down, or to come back, and what has; those of a shop that were not up are none of them."""
    rows = TakenDown.objects.filter(order=order.undoes if order.way == Way.UNDO else order).select_related("listing")
    if order.way == Way.UNDO:
        return [OrderedListing(row.listing, row.restored) for row in rows]
    known = {row.listing_id: OrderedListing(row.listing, row.carried_out) for row in rows}
    waiting = [OrderedListing(each, None) for each in _up(order) if each.pk not in known]
    return [*known.values(), *waiting]


def is_left(order: PlatformOrder) -> bool:
    """Whether something is not done yet."""
    return any(each.done is None for each in ordered_listings(order))


def _up(order: PlatformOrder) -> QuerySet[Listing]:
    rows = listings_of(order)
    return rows if order.target_kind == TargetKind.LISTING else rows.filter(state=ListingState.ONLINE)
