"""Listings are entered by hand and get new versions."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.dossiers.actions.editing import (
    as_recorded,
    demand_version,
    record_changes,
    save_checked,
    signed,
)
from touchstone.desk.dossiers.actions.listing_states import note_states
from touchstone.desk.dossiers.contents import CONTENT, as_price, digest_of
from touchstone.desk.dossiers.entries import listing_found
from touchstone.desk.dossiers.errors import AlreadyThereError
from touchstone.desk.dossiers.indexing import index
from touchstone.desk.dossiers.models import Listing, ListingState, ListingVersion, SearchKind, Verdict
from touchstone.desk.dossiers.queries.finding import find_to_change
from touchstone.desk.dossiers.queries.visible import visible_listings, visible_shops

EDIT = Permission.DOSSIER_EDIT
EMPTY: Mapping[str, Any] = {
    "title": "", "description": "", "price": None, "currency": "", "category": "", "brand_text": "", "images": [],
    "state": ListingState.ONLINE,
}  # fmt: skip


@act
def add_listing(*, by: Actor, now: datetime, shop: str, platform_listing_id: str, **content: Any) -> Listing:
    """Open the dossier of a listing in this shop; `content` names columns of CONTENT."""
    home = find_to_change(visible_shops(by, now), visible_shops(by, now, EDIT), shop, EDIT)
    if Listing.objects.filter(platform=home.platform, platform_listing_id=platform_listing_id).exists():
        raise AlreadyThereError(what=f"{home.platform} {platform_listing_id}")
    listing = Listing(
        shop=home,
        platform=home.platform,
        platform_listing_id=platform_listing_id,
        versions_count=0,
        created_at=now,
        created_by=signed(by),
    )
    _write_version(listing, _content({**EMPTY, **content}), by=by, now=now)
    record("dossiers.listing_added", listing, by=by, now=now, also=(home,), data={"version": listing.version})
    return listing


@act
def edit_listing(*, by: Actor, now: datetime, listing: str, seen: int, **content: Any) -> Listing:
    """Write the next version of a listing, if anything differs; what screening said belongs to the version before."""
    row = find_to_change(visible_listings(by, now), visible_listings(by, now, EDIT), listing, EDIT)
    demand_version(row, seen)
    last = row.versions.latest("number")
    old = {name: getattr(last, name) for name in CONTENT}
    new = _content({**old, **content})
    if digest_of(new) == row.digest:
        return row
    changes = {name: [as_recorded(old[name]), as_recorded(new[name])] for name in CONTENT if old[name] != new[name]}
    row.version += 1
    _write_version(row, new, by=by, now=now)
    number = row.versions_count
    record_changes(row, changes, "dossiers.listing_edited", by=by, now=now, version=row.version, number=number)
    return row


def note_state(*, listing: Listing, state: ListingState, by: Actor, now: datetime) -> Listing:
    """Note where one offer stands on its platform, as the platform said it; a room above asked who may say so."""
    note_states(states={listing.pk: state}, by=by, now=now)
    return Listing.objects.get(pk=listing.pk)


def _content(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **{name: values[name] for name in CONTENT},
        "price": as_price(values["price"]),
        "title": values["title"].strip(),
    }


def _write_version(listing: Listing, content: Mapping[str, Any], *, by: Actor, now: datetime) -> None:
    """The version, the columns of the listing that repeat it, and the entry of the search."""
    digest = digest_of(content)
    for name in ("title", "price", "currency", "state"):
        setattr(listing, name, content[name])
    listing.digest, listing.verdict, listing.score = digest, Verdict.NONE, -1.0
    listing.versions_count += 1
    save_checked(listing)
    version = ListingVersion(
        listing=listing,
        number=listing.versions_count,
        valid_from=now,
        digest=digest,
        created_at=now,
        created_by=signed(by),
        **content,
    )
    save_checked(version)
    index(SearchKind.LISTING, [listing_found(listing, version)])
