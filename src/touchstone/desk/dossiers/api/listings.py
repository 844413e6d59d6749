"""Listings over the API."""

from functools import partial

from ninja import Query

from touchstone.desk.authority.operations import Operations
from touchstone.desk.authority.paging import PageAsked
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.dossiers.actions import listings as actions
from touchstone.desk.dossiers.api.listing import rows_of
from touchstone.desk.dossiers.errors import AlreadyThereError
from touchstone.desk.dossiers.models import Listing
from touchstone.desk.dossiers.queries.finding import find
from touchstone.desk.dossiers.queries.parents import shown_listings
from touchstone.desk.dossiers.queries.visible import sees_scores, visible_listings
from touchstone.desk.dossiers.shapes.listings import (
    ListingChange,
    ListingNew,
    ListingPage,
    ListingsAsked,
    ListingTold,
    ListingVersionPage,
    ListingVersionTold,
)
from touchstone.desk.dossiers.shapes.parts import ListingId

OPERATIONS = Operations("listings")
LISTING = "listings/{listing}"
VIEW, EDIT = Permission.DOSSIER_VIEW, Permission.DOSSIER_EDIT


@OPERATIONS.get("listings", name="list_listings", needs=VIEW, answer=ListingPage)
def list_listings(request: DeskRequest, asked: Query[ListingsAsked]) -> ListingPage:
    """List and search listings."""
    rows = rows_of("listing", request.actor, request.now, asked)
    show = partial(shown_listings, request.actor, request.now)
    tell = partial(ListingTold.of, with_score=sees_scores(request.actor))
    return ListingPage.cut(request, rows, asked, tell, prepare=show)


@OPERATIONS.post(
    "listings",
    name="add_listing",
    needs=EDIT,
    answer=ListingTold,
    made_at="listings/{id}",
    refusals=(AlreadyThereError,),
)
def add_listing(request: DeskRequest, listing: ListingNew) -> ListingTold:
    """Open the dossier of a listing of a shop."""
    return ListingTold.of(actions.add_listing(by=request.actor, now=request.now, **listing.model_dump()))


@OPERATIONS.get(LISTING, name="get_listing", needs=VIEW, answer=ListingTold)
def get_listing(request: DeskRequest, listing: ListingId) -> ListingTold:
    """Get one listing as it is now."""
    [row] = shown_listings(request.actor, request.now, [_found(request, listing)])
    return ListingTold.of(row, with_score=sees_scores(request.actor))


@OPERATIONS.patch(LISTING, name="change_listing", needs=EDIT, answer=ListingTold)
def change_listing(request: DeskRequest, listing: ListingId, change: ListingChange) -> ListingTold:
    """Write the next version of a listing, if anything differs.

    What screening said belongs to the version before.
    """
    seen = _found(request, listing).version
    changed = actions.edit_listing(by=request.actor, now=request.now, listing=listing, seen=seen, **change.sent)
    return ListingTold.of(changed)


@OPERATIONS.get(f"{LISTING}/versions", name="list_listing_versions", needs=VIEW, answer=ListingVersionPage)
def list_listing_versions(request: DeskRequest, listing: ListingId, asked: Query[PageAsked]) -> ListingVersionPage:
    """List a listing as it was at each time."""
    rows = _found(request, listing).versions.all()
    return ListingVersionPage.cut(request, rows, asked, ListingVersionTold.of)


def _found(request: DeskRequest, listing: str) -> Listing:
    return find(visible_listings(request.actor, request.now), listing)
