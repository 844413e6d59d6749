"""What a platform says of the orders of its listings, put together with what it said before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from touchstone.desk.dossiers.models import ListingSales


@dataclass(frozen=True, slots=True)
class Said:
    """Completed orders of a listing as of a moment. Of the first one, the earliest and the latest moment it can have been at."""

    orders: int
    as_of: datetime
    first: tuple[datetime, datetime] | None = None

    @property
    def unsold_until(self) -> datetime | None:
        """The latest moment by which nothing had sold, as far as this says."""
        return self.as_of if not self.orders else self.first[0] if self.first else None

    @property
    def sold_by(self) -> datetime | None:
        """The earliest moment by which something had sold, as far as this says."""
        return None if not self.orders else self.first[1] if self.first else self.as_of


def take_sales(said: Mapping[int, Said]) -> None:
    """By the row of the listing; in whatever order files come, the same is known in the end. Joins the act of its batch."""
    held = {row.listing_id: row for row in ListingSales.objects.filter(listing__in=said)}
    new = [ListingSales(listing_id=key, **values_of(each)) for key, each in said.items() if key not in held]
    for key, row in held.items():
        _put_together(row, said[key])
    ListingSales.objects.bulk_create(new, batch_size=500)
    ListingSales.objects.bulk_update(held.values(), ("orders", "as_of", "unsold_until", "sold_by"), batch_size=200)


def values_of(said: Said) -> dict[str, Any]:
    """Where nothing was known before."""
    return {
        "orders": said.orders,
        "as_of": said.as_of,
        "unsold_until": said.unsold_until,
        "sold_by": said.sold_by,
    }


def _put_together(row: ListingSales, said: Said) -> None:
    if said.as_of >= row.as_of:
        row.orders, row.as_of = said.orders, said.as_of
    row.unsold_until = max(filter(None, (row.unsold_until, said.unsold_until)), default=None)
    row.sold_by = min(filter(None, (row.sold_by, said.sold_by)), default=None)
