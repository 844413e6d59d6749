"""Products over the API."""

from functools import partial
from typing import Any

from ninja import Query

from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.operations import Operations
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.dossiers.actions import products as actions
from touchstone.desk.dossiers.api.listing import rows_of
from touchstone.desk.dossiers.errors import AlreadyThereError
from touchstone.desk.dossiers.models import Product
from touchstone.desk.dossiers.queries.finding import find
from touchstone.desk.dossiers.queries.twins import twins_among
from touchstone.desk.dossiers.queries.visible import visible_products
from touchstone.desk.dossiers.shapes.parts import DossiersAsked, ProductId
from touchstone.desk.dossiers.shapes.reference import ProductChange, ProductNew, ProductPage, ProductTold

OPERATIONS = Operations("products")
VIEW, EDIT = Permission.REFERENCE_VIEW, Permission.REFERENCE_EDIT
REFUSED = (AlreadyThereError,)


@OPERATIONS.get("products", name="list_products", needs=VIEW, answer=ProductPage)
def list_products(request: DeskRequest, asked: Query[DossiersAsked]) -> ProductPage:
    """List and search products."""
    rows = rows_of("product", request.actor, request.now, asked)
    told = partial(_seen, request.actor)
    return ProductPage.cut(request, rows, asked, lambda seen: ProductTold.of(*seen), prepare=told)


@OPERATIONS.post(
    "products", name="add_product", needs=EDIT, answer=ProductTold, made_at="products/{id}", refusals=REFUSED
)
def add_product(request: DeskRequest, product: ProductNew) -> ProductTold:
    """Add a product."""
    added = actions.add_product(by=request.actor, now=request.now, **_plain(product.model_dump()))
    return _told(request.actor, added)


@OPERATIONS.get("products/{product}", name="get_product", needs=VIEW, answer=ProductTold)
def get_product(request: DeskRequest, product: ProductId) -> ProductTold:
    """Get one product."""
    return _told(request.actor, find(visible_products(request.actor), product))


@OPERATIONS.patch("products/{product}", name="change_product", needs=EDIT, answer=ProductTold, refusals=REFUSED)
def change_product(request: DeskRequest, product: ProductId, change: ProductChange) -> ProductTold:
    """Change a product."""
    seen = find(visible_products(request.actor), product).version
    sent = _plain(change.sent)
    changed = actions.edit_product(by=request.actor, now=request.now, product=product, seen=seen, **sent)
    return _told(request.actor, changed)


def _told(actor: Actor, row: Product) -> ProductTold:
    [seen] = _seen(actor, [row])
    return ProductTold.of(*seen)


def _seen(actor: Actor, rows: list[Product]) -> list[tuple[Product, list[str]]]:
    """Each with the twins that the reader may see."""
    twins = twins_among(actor, rows)
    return [(row, twins[row.pk]) for row in rows]


def _plain(sent: dict[str, Any]) -> dict[str, Any]:
    """No brand is null over the API and empty in the act."""
    return {**sent, "brand": sent["brand"] or ""} if "brand" in sent else sent
