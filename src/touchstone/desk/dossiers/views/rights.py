"""Pages of rights."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.rules import may
from touchstone.desk.dossiers.actions.rights import add_right, edit_right
from touchstone.desk.dossiers.forms.reference import RightForm
from touchstone.desk.dossiers.models import Right
from touchstone.desk.dossiers.queries.finding import find, find_to_change
from touchstone.desk.dossiers.queries.proofs import shown_proof
from touchstone.desk.dossiers.queries.timeline import timeline_of
from touchstone.desk.dossiers.queries.twins import twins_of
from touchstone.desk.dossiers.queries.visible import visible_brands, visible_rights
from touchstone.desk.dossiers.views.pages import crumbs, form_page
from touchstone.desk.evidence.queries import visible_to

EDIT = Permission.REFERENCE_EDIT
FIELDS = ("kind", "register", "number", "title", "valid_from", "valid_to", "state", "owner", "agent")
SHOWN = 20


def show_right(request: DeskRequest, right: str) -> HttpResponse:
    """One right with the brands under it."""
    row = find(visible_rights(request.actor).select_related("owner", "agent"), right)
    day = request.now.date()
    values = {
        "right": row,
        "is_over": row.valid_to is not None and row.valid_to < day,
        "proof": shown_proof(request.actor, row),
        "twins": twins_of(request.actor, row).select_related("owner")[:SHOWN],
        "brands": visible_brands(request.actor).filter(rights=row).select_related("owner"),
        "may_edit": visible_rights(request.actor, EDIT).filter(pk=row.pk).exists(),
        "events": timeline_of(request.actor, row),
        "crumbs": crumbs("right", (str(row), "")),
    }
    return render(request, "dossiers/right.html", values)


def new_right(request: DeskRequest) -> HttpResponse:
    """Add one."""

    def act(values: dict[str, Any]) -> str:
        del values["seen"]
        return _address(add_right(by=request.actor, now=request.now, **values))

    title, back = _("New right"), reverse("right_list")
    form = _form(request, {}, is_new=True)
    return form_page(request, form, act, title=title, back=back, trail=crumbs("right", (title, "")))


def change_right(request: DeskRequest, right: str) -> HttpResponse:
    """Change one."""
    row = find_to_change(visible_rights(request.actor), visible_rights(request.actor, EDIT), right, EDIT)

    def act(values: dict[str, Any]) -> str:
        values["seen"] = values["seen"] or 0
        return _address(edit_right(by=request.actor, now=request.now, right=right, **values))

    start = {name: getattr(row, name) for name in FIELDS} | {"seen": row.version, "classes": ", ".join(row.classes)}
    proof = shown_proof(request.actor, row)
    start["brands"] = [brand.public_id for brand in row.brands.all()]
    start["proof"] = proof.public_id if proof else ""
    trail = crumbs("right", (str(row), _address(row)), (_("Edit"), ""))
    return form_page(request, _form(request, start), act, title=str(row), back=_address(row), trail=trail)


def _form(request: DeskRequest, start: dict[str, Any], *, is_new: bool = False) -> RightForm:
    chooses = may(request.actor, EDIT, Reach.NODE)
    brands, files = visible_brands(request.actor), visible_to(request.actor)
    return RightForm(
        request.POST or None,
        initial=start,
        may_choose_owner=chooses,
        may_compete=chooses and is_new,
        brands=brands,
        files=files,
    )


def _address(row: Right) -> str:
    return reverse("right_detail", kwargs={"right": row.public_id})
