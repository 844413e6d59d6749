"""Products are added and changed."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError

from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.errors import NotPermittedError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import may
from touchstone.desk.dossiers.actions.editing import (
    demand_version,
    refuse_twin,
    save_checked,
    save_edit,
    set_fields,
    signed,
)
from touchstone.desk.dossiers.checks import check_gtin
from touchstone.desk.dossiers.entries import index_product
from touchstone.desk.dossiers.models import Brand, Product
from touchstone.desk.dossiers.problems import refuse
from touchstone.desk.dossiers.queries.finding import find_to_change
from touchstone.desk.dossiers.queries.visible import visible_brands, visible_products

EDIT = Permission.REFERENCE_EDIT


@act
def add_product(*, by: Actor, now: datetime, gtin: str, name: str, brand: str = "") -> Product:
    """Add a product; without the reach of the node it must be of an own brand."""
    product = Product(
        gtin=_gtin(gtin),
        name=name.strip(),
        brand=_brand(brand, by),
        created_at=now,
        created_by=signed(by),
    )
    refuse_twin(by, product)
    save_checked(product)
    record("dossiers.product_added", product, by=by, now=now, data={"version": product.version})
    index_product(product)
    return product


@act
def edit_product(*, by: Actor, now: datetime, product: str, seen: int, **values: Any) -> Product:
    """Change gtin, name, brand."""
    row = find_to_change(visible_products(by), visible_products(by, EDIT), product, EDIT)
    demand_version(row, seen)
    if "gtin" in values:
        values["gtin"] = _gtin(values["gtin"])
    if "brand" in values:
        values["brand"] = _brand(values["brand"], by)
    changes = set_fields(row, values)
    if "gtin" in changes:
        refuse_twin(by, row)
    save_edit(row, changes, "dossiers.product_edited", by=by, now=now)
    index_product(row)
    return row


def _gtin(number: str) -> str:
    try:
        return check_gtin(number)
    except ValidationError as refusal:
        raise refuse(refusal) from None


def _brand(brand: str, by: Actor) -> Brand | None:
    if brand:
        return find_to_change(visible_brands(by), visible_brands(by, EDIT), brand, EDIT)
    if not may(by, EDIT, Reach.NODE):
        raise NotPermittedError(EDIT)
    return None
