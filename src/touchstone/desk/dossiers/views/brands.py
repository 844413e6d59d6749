"""Pages of brands."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.rules import may
from touchstone.desk.dossiers.actions.brands import add_brand, edit_brand
from touchstone.desk.dossiers.forms.reference import BrandForm
from touchstone.desk.dossiers.models import Brand
from touchstone.desk.dossiers.queries.finding import find, find_to_change
from touchstone.desk.dossiers.queries.timeline import timeline_of
from touchstone.desk.dossiers.queries.visible import visible_brands, visible_products, visible_rights
from touchstone.desk.dossiers.views.pages import crumbs, form_page

EDIT = Permission.REFERENCE_EDIT
SHOWN = 100


def show_brand(request: DeskRequest, brand: str) -> HttpResponse:
    """One brand with the rights over it and its products."""
    row = find(visible_brands(request.actor).select_related("owner"), brand)
    values = {
        "brand": row,
        "rights": visible_rights(request.actor).filter(brands=row).select_related("owner")[:SHOWN],
        "products": visible_products(request.actor).filter(brand=row)[:SHOWN],
        "may_edit": visible_brands(request.actor, EDIT).filter(pk=row.pk).exists(),
        "events": timeline_of(request.actor, row),
        "crumbs": crumbs("brand", (row.name, "")),
    }
    return render(request, "dossiers/brand.html", values)


def new_brand(request: DeskRequest) -> HttpResponse:
    """Add one."""

    def act(values: dict[str, Any]) -> str:
        del values["seen"]
        return _address(add_brand(by=request.actor, now=request.now, **values))

    form = BrandForm(request.POST or None, may_choose_owner=may(request.actor, EDIT, Reach.NODE))
    title, back = _("New brand"), reverse("brand_list")
    return form_page(request, form, act, title=title, back=back, trail=crumbs("brand", (title, "")))


def change_brand(request: DeskRequest, brand: str) -> HttpResponse:
    """Change one."""
    row = find_to_change(visible_brands(request.actor), visible_brands(request.actor, EDIT), brand, EDIT)

    def act(values: dict[str, Any]) -> str:
        values["seen"] = values["seen"] or 0
        return _address(edit_brand(by=request.actor, now=request.now, brand=brand, **values))

    start = {"name": row.name, "aliases": "\n".join(row.aliases), "owner": row.owner, "seen": row.version}
    chooses = may(request.actor, EDIT, Reach.NODE)
    form = BrandForm(request.POST or None, initial=start, may_choose_owner=chooses)
    trail = crumbs("brand", (row.name, _address(row)), (_("Edit"), ""))
    return form_page(request, form, act, title=row.name, back=_address(row), trail=trail)


def _address(row: Brand) -> str:
    return reverse("brand_detail", kwargs={"brand": row.public_id})
