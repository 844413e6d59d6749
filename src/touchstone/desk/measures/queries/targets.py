"""What an action is done to on the platform: the listing, every shop or every account of the identity."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from touchstone.desk.dossiers.models import Seller, SellerAccount, Shop
from touchstone.desk.measures.models import Measure, TargetKind
from touchstone.desk.measures.queries.accounts import owners_of, root_of
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
WIDE = tuple(action for action, kind in AIMS.items() if kind in (TargetKind.SHOP, TargetKind.ACCOUNT))
"""Actions that reach everything of an identity, also what it has only later."""


@dataclass(frozen=True, slots=True)
class Target:
    """One thing on one platform, by the platform's own id."""

    platform: str
    kind: TargetKind
    id: str


@dataclass(frozen=True, slots=True)
class Reach:
    """The accounts and shops of one identity, in a fixed order."""

    accounts: list[Target] = field(default_factory=list)
    shops: list[Target] = field(default_factory=list)

    def of(self, action: Action) -> list[Target]:
        """What a wide action is done to. Where no account of the identity is known, its shops stand for it."""
        return self.shops if AIMS[action] is TargetKind.SHOP else self.accounts or self.shops


def targets_of(measure: Measure) -> list[Target]:
    """All that the platform has to touch."""
    is_wide = Action(measure.action) in WIDE
    return aimed_at(measure, reach_of(root_of(measure.breach.seller)) if is_wide else Reach())


def aimed_at(measure: Measure, reach: Reach) -> list[Target]:
    """The same, in a fixed order, where it is known what the identity has.

    Points count over all shops of an identity, and so does what they bring.
    """
    action = Action(measure.action)
    if action in WIDE:
        return reach.of(action)
    if AIMS[action] is None:
        return []
    listing = measure.breach.listing_version.listing
    return [Target(listing.platform, TargetKind.LISTING, listing.platform_listing_id)]


def reach_of(root: Seller) -> Reach:
    """What one identity has on the platforms."""
    return reaches_of(owners_of([root.pk]))[root.pk]


def reaches_of(owners: Mapping[int, int]) -> Mapping[int, Reach]:
    """The same of many; `owners` maps each dossier (row) to the one under which it is shown."""
    found: defaultdict[int, Reach] = defaultdict(Reach)
    shops = Shop.objects.filter(seller__in=owners).order_by("platform", "platform_shop_id")
    for seller, platform, name in shops.values_list("seller", "platform", "platform_shop_id"):
        found[owners[seller]].shops.append(Target(platform, TargetKind.SHOP, name))
    accounts = SellerAccount.objects.filter(seller__in=owners).order_by("platform", "platform_seller_id")
    for seller, platform, name in accounts.values_list("seller", "platform", "platform_seller_id"):
        found[owners[seller]].accounts.append(Target(platform, TargetKind.ACCOUNT, name))
    return found
