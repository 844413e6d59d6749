"""How the listings of a brand are priced: a histogram with the quartiles, and where one price stands in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles

from touchstone.desk.dossiers.models import ListingVersion

SAMPLE = 500
"""Of a brand, the versions that came last."""
LEAST = 10
"""Fewer prices show no distribution."""
BARS = 20


@dataclass(frozen=True, slots=True)
class Prices:
    """Bars from `edges[k]` to `edges[k + 1]`: one edge more than counts. `below` counts the prices under `own`."""

    edges: Sequence[float]
    counts: Sequence[int]
    own: float
    below: int
    quartiles: Sequence[float]

    @property
    def total(self) -> int:
        """Prices in all."""
        return sum(self.counts)


def prices_of_brand(version: ListingVersion) -> Prices | None:
    """How the brand's listings are priced in the currency of this one, each at its latest; None where too little is known."""
    if not version.brand_text or version.price is None:
        return None
    same = ListingVersion.objects.filter(brand_text=version.brand_text).order_by("-id")[:SAMPLE]
    rows = [row for row in same.values_list("listing", "price", "currency") if row[1] and row[2] == version.currency]
    latest = {listing: float(price or 0) for listing, price, _ in reversed(rows)}
    return spread(list(latest.values()), float(version.price)) if len(latest) >= LEAST else None


def spread(prices: Sequence[float], own: float) -> Prices:
    """Bars of one width from the least to the greatest, `own` within them; at least two prices."""
    low, high = min(*prices, own), max(*prices, own)
    width = (high - low) / BARS or 1.0
    counts = [0] * BARS
    for price in prices:
        counts[min(int((price - low) / width), BARS - 1)] += 1
    edges = [round(low + place * width, 2) for place in range(BARS + 1)]
    quartiles = [round(value, 2) for value in quantiles(prices, n=4, method="inclusive")]
    return Prices(edges, counts, own, sum(price < own for price in prices), quartiles)
