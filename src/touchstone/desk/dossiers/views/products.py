"""Pages of products."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.dossiers.actions.products import add_product, edit_product
from touchstone.desk.dossiers.forms.reference import ProductForm
from touchstone.desk.dossiers.models import Product
from touchstone.desk.dossiers.queries.finding import find, find_to_change
from touchstone.desk.dossiers.queries.timeline import timeline_of
from touchstone.desk.dossiers.queries.twins import twins_of
from touchstone.desk.dossiers.queries.visible import visible_brands, visible_products
from touchstone.desk.dossiers.views.pages import crumbs, form_page

EDIT = Permission.REFERENCE_EDIT
SHOWN = 20


def show_product(request: DeskRequest, product: str) -> HttpResponse:
    """One product."""
    row = find(visible_products(request.actor), product)
    values = {
        "product": row,
        "brand": visible_brands(request.actor).filter(pk=row.brand_id or 0).first(),
        "twins": twins_of(request.actor, row).select_related("brand")[:SHOWN],
        "may_edit": visible_products(request.actor, EDIT).filter(pk=row.pk).exists(),
        "events": timeline_of(request.actor, row),
        "crumbs": crumbs("product", (row.name, "")),
    }
    return render(request, "dossiers/product.html", values)


def new_product(request: DeskRequest) -> HttpResponse:
    """Add one."""

    def act(values: dict[str, Any]) -> str:
        del values["seen"]
        return _address(add_product(by=request.actor, now=request.now, **values))

    form = ProductForm(request.POST or None, brands=visible_brands(request.actor, EDIT))
    title, back = _("New product"), reverse("product_list")
    return form_page(request, form, act, title=title, back=back, trail=crumbs("product", (title, "")))


def change_product(request: DeskRequest, product: str) -> HttpResponse:
    """Change one."""
    row = find_to_change(visible_products(request.actor), visible_products(request.actor, EDIT), product, EDIT)

    def act(values: dict[str, Any]) -> str:
        values["seen"] = values["seen"] or 0
        return _address(edit_product(by=request.actor, now=request.now, product=product, **values))

    brand = row.brand.public_id if row.brand else ""
    start = {"gtin": row.gtin, "name": row.name, "brand": brand, "seen": row.version}
    form = ProductForm(request.POST or None, initial=start, brands=visible_brands(request.actor, EDIT))
    trail = crumbs("product", (row.name, _address(row)), (_("Edit"), ""))
    return form_page(request, form, act, title=row.name, back=_address(row), trail=trail)


def _address(row: Product) -> str:
    return reverse("product_detail", kwargs={"product": row.public_id})
