"""Shops over the API."""

from functools import partial

from ninja import Query

from touchstone.desk.authority.operations import Operations
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.dossiers.actions import shops as actions
from touchstone.desk.dossiers.api.listing import rows_of
from touchstone.desk.dossiers.errors import AlreadyThereError, MergedError
from touchstone.desk.dossiers.models import Shop
from touchstone.desk.dossiers.queries.finding import find
from touchstone.desk.dossiers.queries.parents import shown_shops
from touchstone.desk.dossiers.queries.visible import visible_shops
from touchstone.desk.dossiers.shapes.parts import ShopId
from touchstone.desk.dossiers.shapes.sellers import ShopChange, ShopNew, ShopPage, ShopsAsked, ShopTold

OPERATIONS = Operations("shops")
VIEW, EDIT = Permission.DOSSIER_VIEW, Permission.DOSSIER_EDIT
REFUSED = (AlreadyThereError, MergedError)


@OPERATIONS.get("shops", name="list_shops", needs=VIEW, answer=ShopPage)
def list_shops(request: DeskRequest, asked: Query[ShopsAsked]) -> ShopPage:
    """List and search shops."""
    rows = rows_of("shop", request.actor, request.now, asked).select_related("seller")
    return ShopPage.cut(request, rows, asked, ShopTold.of, prepare=partial(shown_shops, request.actor, request.now))


@OPERATIONS.post("shops", name="add_shop", needs=EDIT, answer=ShopTold, made_at="shops/{id}", refusals=REFUSED)
def add_shop(request: DeskRequest, shop: ShopNew) -> ShopTold:
    """Open the dossier of a shop of a seller."""
    return ShopTold.of(actions.add_shop(by=request.actor, now=request.now, **shop.model_dump()))


@OPERATIONS.get("shops/{shop}", name="get_shop", needs=VIEW, answer=ShopTold)
def get_shop(request: DeskRequest, shop: ShopId) -> ShopTold:
    """Get one shop."""
    [row] = shown_shops(request.actor, request.now, [_found(request, shop)])
    return ShopTold.of(row)


@OPERATIONS.patch("shops/{shop}", name="change_shop", needs=EDIT, answer=ShopTold)
def change_shop(request: DeskRequest, shop: ShopId, change: ShopChange) -> ShopTold:
    """Change the name of a shop."""
    seen = _found(request, shop).version
    return ShopTold.of(actions.edit_shop(by=request.actor, now=request.now, shop=shop, seen=seen, **change.sent))


def _found(request: DeskRequest, shop: str) -> Shop:
    return find(visible_shops(request.actor, request.now), shop)
