"""The own listings of a seller, in the order of what needs attention: never in that of their scores."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Case, Exists, F, IntegerField, OuterRef, QuerySet, TextChoices, Value, When
from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.actor import Actor
from touchstone.desk.dossiers.models import Listing, ListingState, Screening, SearchKind, Shop, Verdict
from touchstone.desk.dossiers.queries.search import rows_found
from touchstone.desk.dossiers.queries.visible import own_sellers
from touchstone.desk.dossiers.tokens import read_query
from touchstone.desk.measures.models import Breach


class Stand(TextChoices):
    """How a listing stands for its seller; the order is that of the list."""

    BREACH = "breach", _("breach established")
    REMOVED = "removed", _("removed")
    FOUND = "found", _("something found")
    RESTORED = "restored", _("breach reversed")
    PASSING = "passing", _("nothing found")


RANK = {stand: place for place, stand in enumerate(Stand)}
STANDS = tuple(Stand)
FOUND = (Verdict.REVIEW, Verdict.BLOCK)


def own_shops(actor: Actor) -> QuerySet[Shop]:
    """The shops of the own dossiers."""
    return Shop.objects.filter(seller__in=own_sellers(actor).values("pk")).order_by("name", "pk")


def own_listings(actor: Actor) -> QuerySet[Any]:
    """The listings of the own shops, each with `rank`: the place of its stand."""
    breaches = Breach.objects.filter(listing_version__listing=OuterRef("pk"))
    return (
        Listing.objects.filter(shop__in=own_shops(actor).order_by().values("pk"))
        .select_related("shop")
        .annotate(
            rank=Case(
                When(Exists(breaches.filter(reversed_at=None)), then=Value(RANK[Stand.BREACH])),
                When(state=ListingState.REMOVED, then=Value(RANK[Stand.REMOVED])),
                When(verdict__in=FOUND, then=Value(RANK[Stand.FOUND])),
                When(Exists(breaches.exclude(reversed_at=None)), then=Value(RANK[Stand.RESTORED])),
                default=Value(RANK[Stand.PASSING]),
                output_field=IntegerField(),
            )
        )
        .order_by("rank", "-pk")
    )


def matching(actor: Actor, asked: Mapping[str, str]) -> QuerySet[Any]:
    """What was asked for by `q`, `state` (a Stand) and `shop`; what needs attention first, then the newest."""
    rows = own_listings(actor)
    if asked.get("state"):
        rows = rows.filter(rank=RANK[Stand(asked["state"])])
    if asked.get("shop"):
        rows = rows.filter(shop__public_id=asked["shop"])
    if asked.get("q", "").strip():
        among = Listing.objects.filter(shop__in=own_shops(actor).order_by().values("pk"))
        found = rows_found(read_query(asked["q"]), [(SearchKind.LISTING, among)], few=True)
        rows = rows.filter(pk__in=found.values("row"))
    return rows


def count_found(actor: Actor) -> int:
    """Own listings on which something was found and nothing was decided."""
    return own_listings(actor).filter(rank=RANK[Stand.FOUND]).count()


def latest_screenings(listings: Iterable[Listing]) -> dict[int, Screening]:
    """Listing → what screening said of its latest version, where it said something."""
    rows = Screening.objects.filter(
        version__listing__in=[row.pk for row in listings], version__number=F("version__listing__versions_count")
    )
    return {row.version.listing_id: row for row in rows.select_related("version").order_by("at", "pk")}
