"""What a dossier belongs to, taken off where the reader may not see that too: rows to show, never to save."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from touchstone.desk.authority.actor import Actor
from touchstone.desk.dossiers.models import Listing, Seller, Shop
from touchstone.desk.dossiers.queries.visible import (
    sees_everything,
    sees_scores,
    told_verdict,
    visible_sellers,
    visible_shops,
)

Row = TypeVar("Row", bound=Model)


def shown_listings(actor: Actor, now: datetime, rows: Iterable[Listing]) -> list[Listing]:
    """Each with its shop where that may be seen, since a listing can be shared by itself; to its seller without its score."""
    if sees_everything(actor):
        return list(rows)
    held = _cut_off(rows, "shop", visible_shops(actor, now))
    return held if sees_scores(actor) else [_blurred(row) for row in held]


def shown_shops(actor: Actor, now: datetime, rows: Iterable[Shop]) -> list[Shop]:
    """Each with its seller where that may be seen: a shop can be shared by itself."""
    return list(rows) if sees_everything(actor) else _cut_off(rows, "seller", visible_sellers(actor, now))


def shown_sellers(actor: Actor, now: datetime, rows: Iterable[Seller]) -> list[Seller]:
    """Each with the one it was merged into where that may be seen."""
    return list(rows) if sees_everything(actor) else _cut_off(rows, "merged_into", visible_sellers(actor, now))


def _blurred(row: Listing) -> Listing:
    row.score, row.verdict = -1.0, told_verdict(row.verdict)
    return row


def _cut_off(rows: Iterable[Row], column: str, seen: QuerySet[Any]) -> list[Row]:
    held = list(rows)
    named = {getattr(row, f"{column}_id") for row in held}
    known = set(seen.filter(pk__in=named - {None}).order_by().values_list("pk", flat=True))
    for row in held:
        if getattr(row, f"{column}_id") not in known:
            setattr(row, column, None)
    return held
