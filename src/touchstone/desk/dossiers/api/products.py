"""Products over the API."""

from typing import Any

from ninja import Query

from touchstone.desk.authority.operations import Operations
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.dossiers.actions import products as actions
from touchstone.desk.dossiers.api.listing import rows_of
from touchstone.desk.dossiers.errors import AlreadyThereError
from touchstone.desk.dossiers.queries.finding import find
from touchstone.desk.dossiers.queries.visible import visible_products
from touchstone.desk.dossiers.shapes.parts import DossiersAsked, ProductId
from touchstone.desk.dossiers.shapes.reference import ProductChange, ProductNew, ProductPage, ProductTold

OPERATIONS = Operations("products")
VIEW, EDIT = Permission.REFERENCE_VIEW, Permission.REFERENCE_EDIT
REFUSED = (AlreadyThereError,)


@OPERATIONS.get("products", name="list_products", needs=VIEW, answer=ProductPage)
def list_products(request: DeskRequest, asked: Query[DossiersAsked]) -> ProductPage:
    """List and search products."""
    return ProductPage.cut(request, rows_of("product", request.actor, request.now, asked), asked, ProductTold.of)


@OPERATIONS.post(
    "products", name="add_product", needs=EDIT, answer=ProductTold, made_at="products/{id}", refusals=REFUSED
)
def add_product(request: DeskRequest, product: ProductNew) -> ProductTold:
    """Add a product."""
    return ProductTold.of(actions.add_product(by=request.actor, now=request.now, **_plain(product.model_dump())))


@OPERATIONS.get("products/{product}", name="get_product", needs=VIEW, answer=ProductTold)
def get_product(request: DeskRequest, product: ProductId) -> ProductTold:
    """Get one product."""
    return ProductTold.of(find(visible_products(request.actor), product))


@OPERATIONS.patch("products/{product}", name="change_product", needs=EDIT, answer=ProductTold, refusals=REFUSED)
def change_product(request: DeskRequest, product: ProductId, change: ProductChange) -> ProductTold:
    """Change a product."""
    seen = find(visible_products(request.actor), product).version
    sent = _plain(change.sent)
    return ProductTold.of(actions.edit_product(by=request.actor, now=request.now, product=product, seen=seen, **sent))


def _plain(sent: dict[str, Any]) -> dict[str, Any]:
    """No brand is null over the API and empty in the act."""
    return {**sent, "brand": sent["brand"] or ""} if "brand" in sent else sent
