"""How the listings of a brand, or of a category, are priced: a histogram with the quartiles, and where one price stands in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import quantiles

from django.db.models import QuerySet, Subquery
from django.db.models.functions import Coalesce

from touchstone.desk.dossiers.models import ListingVersion

SAMPLE = 500
"""Of a brand or a category, the versions that came last."""
LATEST = 5000
"""Versions of all listings, among which those of a category are looked for."""
LEAST = 10
"""Fewer prices show no distribution."""
BARS = 20
FENCE = 3
"""Prices this many quartile distances above the upper quartile (Tukey's outer fence) are counted, not drawn: one would flatten all bars."""


@dataclass(frozen=True, slots=True)
class Prices:
    """Bars from `edges[k]` to `edges[k + 1]`: one edge more than counts. `below` counts the prices under `own`.

    `above` counts those beyond the last bar; `beside` says whose prices they are: "brand" or "category".
    """

    edges: Sequence[float]
    counts: Sequence[int]
    own: float
    below: int
    quartiles: Sequence[float]
    above: int = 0
    beside: str = "brand"

    @property
    def total(self) -> int:
        """Prices in all."""
        return sum(self.counts) + self.above


def prices_beside(version: ListingVersion) -> Prices | None:
    """The price among listings of the brand, or of the category where the brand is unknown or has too few."""
    return prices_of_brand(version) or prices_of_category(version)


def prices_of_brand(version: ListingVersion) -> Prices | None:
    """How the brand's listings are priced in the currency of this one, each at its latest; None where too little is known."""
    if not version.brand_text:
        return None
    same = ListingVersion.objects.filter(brand_text=version.brand_text).order_by("-id")[:SAMPLE]
    return _among(version, same, "brand")


def prices_of_category(version: ListingVersion) -> Prices | None:
    """The same of the category, among the versions of all listings that came last: no index for it slows down the intake."""
    if not version.category:
        return None
    newest = ListingVersion.objects.order_by("-id").values("pk")[LATEST : LATEST + 1]
    same = ListingVersion.objects.filter(category=version.category, pk__gt=Coalesce(Subquery(newest), 0))
    return _among(version, same.order_by("-id")[:SAMPLE], "category")


def _among(version: ListingVersion, rows: QuerySet[ListingVersion], beside: str) -> Prices | None:
    if version.price is None:
        return None
    found = [row for row in rows.values_list("listing", "price", "currency") if row[1] and row[2] == version.currency]
    latest = {listing: float(price or 0) for listing, price, _ in reversed(found)}
    return replace(spread(list(latest.values()), float(version.price)), beside=beside) if len(latest) >= LEAST else None


def spread(prices: Sequence[float], own: float) -> Prices:
    """Bars of one width from the least to the greatest that is drawn, `own` within them; at least two prices."""
    quartiles = [round(value, 2) for value in quantiles(prices, n=4, method="inclusive")]
    fence = quartiles[2] + FENCE * (quartiles[2] - quartiles[0])
    drawn = [price for price in prices if price <= max(fence, own)]
    low, high = min(*drawn, own), max(*drawn, own)
    width = (high - low) / BARS or 1.0
    counts = [0] * BARS
    for price in drawn:
        counts[min(int((price - low) / width), BARS - 1)] += 1
    edges = [round(low + place * width, 2) for place in range(BARS + 1)]
    return Prices(edges, counts, own, sum(price < own for price in prices), quartiles, len(prices) - len(drawn))
