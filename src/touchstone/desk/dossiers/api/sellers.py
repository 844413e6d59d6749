"""Sellers over the API."""

from functools import partial

from ninja import Query

from touchstone.desk.authority.errors import NotThereError
from touchstone.desk.authority.operations import Operations
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.dossiers.actions import sellers as actions
from touchstone.desk.dossiers.actions.merging import merge_sellers, split_seller
from touchstone.desk.dossiers.api.listing import rows_of
from touchstone.desk.dossiers.errors import (
    AlreadyThereError,
    MergedError,
    MergeRefusedError,
    NotMergedError,
    StaleError,
)
from touchstone.desk.dossiers.models import Seller
from touchstone.desk.dossiers.queries.details import contact_of
from touchstone.desk.dossiers.queries.finding import find
from touchstone.desk.dossiers.queries.parents import shown_sellers
from touchstone.desk.dossiers.queries.visible import sellers_with_contact, visible_sellers
from touchstone.desk.dossiers.shapes.parts import Because, SellerId
from touchstone.desk.dossiers.shapes.sellers import (
    ContactChange,
    ContactTold,
    SellerChange,
    SellerNew,
    SellerPage,
    SellersAsked,
    SellersMerge,
    SellerTold,
)

OPERATIONS = Operations("sellers")
SELLER = "sellers/{seller}"
VIEW, EDIT, MERGE = Permission.DOSSIER_VIEW, Permission.DOSSIER_EDIT, Permission.DOSSIER_MERGE


@OPERATIONS.get("sellers", name="list_sellers", needs=VIEW, answer=SellerPage)
def list_sellers(request: DeskRequest, asked: Query[SellersAsked]) -> SellerPage:
    """List and search sellers.

    One that was merged is found through the one it was merged into.
    """
    rows = rows_of("seller", request.actor, request.now, asked).select_related("organisation", "merged_into")
    return SellerPage.cut(
        request, rows, asked, SellerTold.of, prepare=partial(shown_sellers, request.actor, request.now)
    )


@OPERATIONS.post(
    "sellers", name="add_seller", needs=EDIT, answer=SellerTold, made_at="sellers/{id}", refusals=(AlreadyThereError,)
)
def add_seller(request: DeskRequest, seller: SellerNew) -> SellerTold:
    """Open the dossier of a seller."""
    sent = seller.model_dump()
    accounts = [(each["platform"], each["platform_seller_id"]) for each in sent.pop("accounts")]
    made = actions.add_seller(by=request.actor, now=request.now, accounts=accounts, **sent)
    return SellerTold.of(made)


@OPERATIONS.get(SELLER, name="get_seller", needs=VIEW, answer=SellerTold)
def get_seller(request: DeskRequest, seller: SellerId) -> SellerTold:
    """Get one seller."""
    [row] = shown_sellers(request.actor, request.now, [_found(request, seller)])
    return SellerTold.of(row)


@OPERATIONS.patch(SELLER, name="change_seller", needs=EDIT, answer=SellerTold, refusals=(MergedError, StaleError))
def change_seller(request: DeskRequest, seller: SellerId, change: SellerChange) -> SellerTold:
    """Change the facts of a seller."""
    seen = _found(request, seller).version
    changed = actions.edit_seller(by=request.actor, now=request.now, seller=seller, seen=seen, **change.sent)
    return SellerTold.of(changed)


@OPERATIONS.get(f"{SELLER}/contact", name="get_seller_contact", needs=VIEW, answer=ContactTold)
def get_seller_contact(request: DeskRequest, seller: SellerId) -> ContactTold:
    """Get the particulars of a seller.

    A share covers them only where it says so.
    """
    found = sellers_with_contact(request.actor, request.now).filter(public_id=seller).first()
    if found is None:
        raise NotThereError
    return ContactTold.of(contact_of(found))


@OPERATIONS.patch(
    f"{SELLER}/contact", name="change_seller_contact", needs=EDIT, answer=ContactTold, refusals=(MergedError,)
)
def change_seller_contact(request: DeskRequest, seller: SellerId, change: ContactChange) -> ContactTold:
    """Change the particulars of a seller.

    They are personal: the record keeps them where they can be forgotten.
    """
    contact = contact_of(_found(request, seller))
    seen = contact.version if contact else 0
    actions.edit_contact(by=request.actor, now=request.now, seller=seller, seen=seen, **change.sent)
    return get_seller_contact(request, seller)


@OPERATIONS.post(
    f"{SELLER}/merge",
    name="merge_sellers",
    needs=MERGE,
    answer=SellerTold,
    status=200,
    refusals=(StaleError, MergedError, MergeRefusedError),
)
def merge_seller(request: DeskRequest, seller: SellerId, merge: SellersMerge) -> SellerTold:
    """Merge a seller into another one; answers the other one.

    Nothing is moved: a split gives back exactly what was there.
    """
    return SellerTold.of(merge_sellers(by=request.actor, now=request.now, seller=seller, **merge.model_dump()))


@OPERATIONS.post(
    f"{SELLER}/split", name="split_seller", needs=MERGE, answer=SellerTold, status=200, refusals=(NotMergedError,)
)
def split_off_seller(request: DeskRequest, seller: SellerId, why: Because) -> SellerTold:
    """Take a seller out of the one it was merged into."""
    return SellerTold.of(split_seller(by=request.actor, now=request.now, seller=seller, reason=why.reason))


def _found(request: DeskRequest, seller: str) -> Seller:
    return find(visible_sellers(request.actor, request.now), seller)
