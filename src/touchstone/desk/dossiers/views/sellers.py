"""Pages of sellers."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.dossiers.actions.sellers import add_seller, edit_contact, edit_seller, seller_to_change
from touchstone.desk.dossiers.forms.dossier import ContactForm, NewSellerForm, SellerForm
from touchstone.desk.dossiers.models import Seller, SellerAccount, SellerContact
from touchstone.desk.dossiers.onward import lead_on
from touchstone.desk.dossiers.queries.details import contact_of, counted, shops_of
from touchstone.desk.dossiers.queries.finding import find
from touchstone.desk.dossiers.queries.shares import shares_of
from touchstone.desk.dossiers.queries.timeline import timeline_of
from touchstone.desk.dossiers.queries.visible import sellers_with_contact, visible_sellers
from touchstone.desk.dossiers.views.pages import abilities, crumbs, form_page

FIELDS = ("name", "kind", "country", "registration_number", "organisation")
PARTICULARS = ("contact_name", "phone", "email", "address")


def show_seller(request: DeskRequest, seller: str) -> HttpResponse:
    """One dossier; that of a merged seller leads to the one it was merged into, for those who may see that."""
    seen = visible_sellers(request.actor, request.now)
    row = find(seen.select_related("root", "organisation"), seller)
    if row.root is not None and seen.filter(pk=row.root.pk).exists():
        return redirect("seller_detail", seller=row.root.public_id)
    merged = list(seen.filter(root=row).order_by("merged_at"))
    values = {
        "seller": row,
        "accounts": list(SellerAccount.objects.filter(seller__in=[row, *merged])),
        "contact": _contact(request, row),
        "merged": merged,
        "shops": [(each, counted(each.counts, request.actor)) for each in shops_of(request.actor, request.now, row)],
        "shares": shares_of(request.actor, row),
        "events": timeline_of(request.actor, row),
        "crumbs": crumbs("seller", (row.name, "")),
        "onward": lead_on("seller", (row.root or row).public_id, request.actor),
        **abilities(request),
    }
    return render(request, "dossiers/seller.html", values)


def new_seller(request: DeskRequest) -> HttpResponse:
    """Open a dossier."""

    def act(values: dict[str, Any]) -> str:
        del values["seen"]
        platform, own_id = values.pop("platform"), values.pop("platform_seller_id")
        accounts = [(platform, own_id)] if platform and own_id else []
        return _address(add_seller(by=request.actor, now=request.now, accounts=accounts, **values))

    form = NewSellerForm(request.POST or None)
    title, back = _("New seller"), reverse("seller_list")
    return form_page(request, form, act, title=title, back=back, trail=crumbs("seller", (title, "")))


def change_seller(request: DeskRequest, seller: str) -> HttpResponse:
    """Change the facts."""
    row = seller_to_change(request.actor, request.now, seller)

    def act(values: dict[str, Any]) -> str:
        values["seen"] = values["seen"] or 0
        return _address(edit_seller(by=request.actor, now=request.now, seller=seller, **values))

    start = {name: getattr(row, name) for name in FIELDS} | {"seen": row.version}
    trail = crumbs("seller", (row.name, _address(row)), (_("Edit"), ""))
    return form_page(
        request, SellerForm(request.POST or None, initial=start), act, title=row.name, back=_address(row), trail=trail
    )


def change_contact(request: DeskRequest, seller: str) -> HttpResponse:
    """Change the particulars."""
    row = seller_to_change(request.actor, request.now, seller)
    contact = contact_of(row)

    def act(values: dict[str, Any]) -> str:
        values["seen"] = values["seen"] or 0
        return _address(edit_contact(by=request.actor, now=request.now, seller=seller, **values))

    start = {name: getattr(contact, name, "") for name in PARTICULARS} | {"seen": contact.version if contact else 0}
    trail = crumbs("seller", (row.name, _address(row)), (_("Contact particulars"), ""))
    form = ContactForm(request.POST or None, initial=start)
    lead = _("Personal: shown to few, kept apart from the dossier, and can be forgotten.")
    title = _("Contact particulars")
    return form_page(request, form, act, title=title, back=_address(row), trail=trail, lead=lead)


def _contact(request: DeskRequest, row: Seller) -> SellerContact | None:
    if not sellers_with_contact(request.actor, request.now).filter(pk=row.pk).exists():
        return None
    return contact_of(row) or SellerContact(seller=row)


def _address(row: Seller) -> str:
    return reverse("seller_detail", kwargs={"seller": row.public_id})
