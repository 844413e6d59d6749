"""What an action is done to on the platform: the listing, every shop or every account of the identity."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q

from touchstone.desk.dossiers.models import Seller, SellerAccount, Shop
from touchstone.desk.measures.models import Measure, TargetKind
from touchstone.desk.measures.queries.accounts import root_of
from touchstone.rulebook.penalties.action import Action

AIMS: dict[Action, TargetKind | None] = {
    Action.WARN: None,
    Action.REMOVE_LISTING: TargetKind.LISTING,
    Action.LIMIT_PUBLISHING: TargetKind.SHOP,
    Action.LIMIT_ACCOUNT: TargetKind.ACCOUNT,
    Action.HIDE_SHOP: TargetKind.SHOP,
    Action.DELIST_ALL: TargetKind.SHOP,
    Action.FREEZE_ACCOUNT: TargetKind.ACCOUNT,
    Action.CLOSE_SHOP: TargetKind.SHOP,
    Action.CLOSE_ACCOUNT: TargetKind.ACCOUNT,
}
"""None: the platform has nothing to do, the notice to the seller is the measure."""


@dataclass(frozen=True, slots=True)
class Target:
    """One thing on one platform, by the platform's own id."""

    platform: str
    kind: TargetKind
    id: str


def targets_of(measure: Measure) -> list[Target]:
    """All that the platform has to touch, in a fixed order.

    Points count over all shops of an identity, and so does what they bring. Where no account of the identity is known,
    its shops stand for it.
    """
    kind = AIMS[Action(measure.action)]
    if kind is None:
        return []
    if kind is TargetKind.LISTING:
        listing = measure.breach.listing_version.listing
        return [Target(listing.platform, kind, listing.platform_listing_id)]
    root = root_of(measure.breach.seller)
    found = list(_accounts_of(root)) if kind is TargetKind.ACCOUNT else []
    return found or list(_shops_of(root))


def _shops_of(root: Seller) -> Iterator[Target]:
    rows = Shop.objects.filter(Q(seller=root) | Q(seller__root=root)).order_by("platform", "platform_shop_id")
    for platform, name in rows.values_list("platform", "platform_shop_id"):
        yield Target(platform, TargetKind.SHOP, name)


def _accounts_of(root: Seller) -> Iterator[Target]:
    rows = SellerAccount.objects.filter(Q(seller=root) | Q(seller__root=root))
    for platform, name in rows.order_by("platform", "platform_seller_id").values_list("platform", "platform_seller_id"):
        yield Target(platform, TargetKind.ACCOUNT, name)
