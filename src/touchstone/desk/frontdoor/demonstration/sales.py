"""What the platform of the demonstration says of orders: in the simulated market each order is reviewed, and no other."""

from datetime import datetime
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq

from touchstone.desk.audit.acting import act
from touchstone.desk.dossiers.actions.taking.sales import Said, take_sales
from touchstone.desk.leads.models import Lead


@act
def tell_sales(reviews: Path, *, now: datetime) -> int:
    """Of the listings that became leads, as of now; returns of how many."""
    table = pq.read_table(reviews, columns=["listing_id", "reviewed_at"])
    counted = table.group_by("listing_id").aggregate([("reviewed_at", "min"), ("reviewed_at", "count")])
    ids = pc.cast(counted["listing_id"], "string").to_pylist()
    first = dict(zip(ids, counted["reviewed_at_min"].to_pylist(), strict=True))
    orders = dict(zip(ids, counted["reviewed_at_count"].to_pylist(), strict=True))
    rows = dict(Lead.objects.values_list("listing__platform_listing_id", "listing"))
    take_sales({row: _said(orders.get(key, 0), first.get(key), now) for key, row in rows.items()})
    return len(rows)


def _said(orders: int, first: str | None, now: datetime) -> Said:
    at = min(datetime.fromisoformat(first).astimezone(now.tzinfo), now) if first else None
    return Said(orders, now, (at, at) if at else None)
