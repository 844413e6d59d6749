"""Listings of one platform: a version is written only where the content differs from the last one."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from touchstone.desk.dossiers.actions.taking.batch import (
    CHANGED,
    NEW,
    SAME,
    Batch,
    Values,
    insert_dossiers,
    insert_entries,
)
from touchstone.desk.dossiers.actions.taking.sales import Said, take_sales
from touchstone.desk.dossiers.actions.taking.sellers import ensure_shops
from touchstone.desk.dossiers.bulk import one_of, update_rows
from touchstone.desk.dossiers.contents import digest_of
from touchstone.desk.dossiers.entries import DESCRIBED
from touchstone.desk.dossiers.indexing import Found, index
from touchstone.desk.dossiers.models import Listing, ListingVersion, SearchKind, Verdict

REPEATED_COLUMNS = (
    "shop",
    "title",
    "price",
    "currency",
    "state",
    "verdict",
    "score",
    "digest",
    "versions_count",
    "version",
)
LISTING = ("platform", "platform_listing_id", *REPEATED_COLUMNS, "created_at", "created_by")
VERSION = (
    "listing", "number", "valid_from", "title", "description", "price", "currency", "category", "brand_text", "images",
    "state", "digest", "input_digest", "source", "created_at", "created_by",
)  # fmt: skip
UNSCREENED = (Verdict.NONE.value, -1.0)


@dataclass(frozen=True, slots=True)
class Now:
    """What the desk has of a listing."""

    row: int
    digest: str
    versions_count: int
    version: int


def take_listings(rows: Iterable[Values], batch: Batch) -> None:
    """New listings and new versions of known ones, with their shops and sellers."""
    wanted = batch.once(rows, "listing_id")
    known = _known(batch.platform, wanted)
    shops = ensure_shops({row["shop_id"]: row["seller_id"] for row in wanted.values() if row["shop_id"]}, batch)
    digests = {key: digest_of(row) for key, row in wanted.items()}
    new = [key for key in wanted if key not in known]
    changed = [key for key, now in known.items() if digests[key] != now.digest]
    home = {key: shops.get(row["shop_id"]) for key, row in wanted.items()}
    fresh = [(batch.platform, key, *_columns(wanted[key], home[key], digests[key], 1, 1), *batch.made) for key in new]
    keys = dict(zip(new, insert_dossiers(Listing, LISTING, fresh), strict=True))
    update_rows(Listing, REPEATED_COLUMNS, [
        (*_columns(wanted[key], home[key], digests[key], known[key].versions_count + 1, known[key].version + 1), known[key].row)
        for key in changed
    ])  # fmt: skip
    written = [(row, 1, key) for key, row in keys.items()]
    written += [(known[key].row, known[key].versions_count + 1, key) for key in changed]
    insert_dossiers(ListingVersion, VERSION, [
        (row, number, batch.then, *_content(wanted[key]), digests[key], wanted[key].get("input_digest", ""),
         batch.source, *batch.made)
        for row, number, key in written
    ])  # fmt: skip
    insert_entries(SearchKind.LISTING, (_found(row, wanted[key]) for key, row in keys.items()))
    index(SearchKind.LISTING, [_found(known[key].row, wanted[key]) for key in changed])
    _take_sales(wanted, {**keys, **{key: now.row for key, now in known.items()}}, batch)
    batch.counts.update({NEW: len(new), CHANGED: len(changed), SAME: len(wanted) - len(new) - len(changed)})


def _take_sales(wanted: Mapping[str, Values], rows: Mapping[str, int], batch: Batch) -> None:
    """Of those listings whose orders the file counts."""
    take_sales(
        {
            rows[key]: Said(row["orders"], batch.as_of, row.get("first_sold_at"))
            for key, row in wanted.items()
            if row.get("orders") is not None
        }
    )


def _known(platform: str, ids: Collection[str]) -> dict[str, Now]:
    rows = Listing.objects.filter(platform=platform, platform_listing_id__in=one_of(ids)).order_by()
    columns = rows.values_list("platform_listing_id", "pk", "digest", "versions_count", "version")
    return {key: Now(row, digest, count, version) for key, row, digest, count, version in columns}


def _columns(row: Values, shop: int | None, digest: str, count: int, version: int) -> Sequence[Any]:
    return (shop, row["title"], _price(row), row["currency"], row["state"], *UNSCREENED, digest, count, version)


def _content(row: Values) -> Sequence[Any]:
    images = json.dumps(row["images"], ensure_ascii=False) if row["images"] else "[]"
    words = (row["category"], row["brand_text"], images, row["state"])
    return (row["title"], row["description"], _price(row), row["currency"], *words)


def _price(row: Values) -> str | None:
    return None if row["price"] is None else str(row["price"])


def _found(row: int, values: Values) -> Found:
    more = [values["brand_text"], values["category"], values["description"][:DESCRIBED]]
    return Found(row, values["title"], [values["listing_id"]], more)
