"""What the page of one dossier shows beside its facts."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from touchstone.desk.authority.actor import Actor
from touchstone.desk.dossiers.contents import CONTENT
from touchstone.desk.dossiers.models import Listing, ListingVersion, Screening, Seller, SellerContact, Shop, Verdict
from touchstone.desk.dossiers.queries.visible import sees_scores, told_verdict, visible_listings, visible_shops

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Change:
    """One column that differs between two versions."""

    name: str
    label: Any
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class ShopSummary:
    """A shop with its listings counted by verdict."""

    shop: Shop
    counts: dict[str, int]

    @property
    def total(self) -> int:
        """All its listings."""
        return sum(self.counts.values())


def version_at(listing: Listing, *, number: int | None = None, at: datetime | None = None) -> ListingVersion | None:
    """The version of this number, or the one that was valid at a time, or the latest."""
    versions = listing.versions.order_by("-number")
    if number is not None:
        versions = versions.filter(number=number)
    elif at is not None:
        versions = versions.filter(valid_from__lte=at)
    return versions.first()


def changes_between(old: ListingVersion | None, new: ListingVersion) -> list[Change]:
    """The columns that differ."""
    if old is None:
        return []
    return [
        Change(
            name,
            _label(name),
            _plain(getattr(old, name)),
            _plain(getattr(new, name)),
        )
        for name in CONTENT
        if getattr(old, name) != getattr(new, name)
    ]


def _label(column: str) -> Any:
    found: Any = ListingVersion._meta.get_field(column)
    return found.verbose_name


def screening_of(version: ListingVersion) -> Screening | None:
    """The latest finding on a version."""
    return version.screenings.order_by("-at", "-pk").first()


def latest_screened(listing: Listing) -> ListingVersion | None:
    """The latest version on which there is a finding."""
    return listing.versions.filter(screenings__isnull=False).order_by("-number").first()


def shops_of(actor: Actor, now: datetime, seller: Seller) -> list[ShopSummary]:
    """The shops of a seller and of those merged into it, as far as they may be seen."""
    shops = visible_shops(actor, now).filter(Q(seller=seller) | Q(seller__root=seller))
    return summarise(visible_listings(actor, now), shops.select_related("seller")[:SHOWN])


def summarise(listings: QuerySet[Listing], shops: Iterable[Shop]) -> list[ShopSummary]:
    """Shops with their counts in one query."""
    held = list(shops)
    counts: dict[int, dict[str, int]] = {shop.pk: {} for shop in held}
    rows = listings.filter(shop__in=counts).order_by().values_list("shop", "verdict").annotate(count=Count("pk"))
    for shop, verdict, count in rows:
        counts[shop][verdict] = count
    return [ShopSummary(shop, counts[shop.pk]) for shop in held]


def counted(counts: dict[str, int], actor: Actor) -> list[tuple[Verdict, int]]:
    """Verdicts with their counts, the hardest first, none without any; as the actor is told of them."""
    if not sees_scores(actor):
        told: Counter[str] = Counter()
        for verdict, count in counts.items():
            told[told_verdict(verdict)] += count
        counts = told
    order = (Verdict.BLOCK, Verdict.REVIEW, Verdict.PASS, Verdict.NONE)
    return [(verdict, counts[verdict]) for verdict in order if counts.get(verdict)]


def contact_of(seller: Seller) -> SellerContact | None:
    """Its particulars, for whoever was found to see them."""
    return SellerContact.objects.filter(seller=seller).first()


def price_history(listing: Listing) -> list[ListingVersion]:
    """The versions oldest first, at most the latest two hundred."""
    return list(listing.versions.order_by("-number")[:200])[::-1]


def _plain(value: Any) -> Any:
    return "\n".join(value) if isinstance(value, list) else value
