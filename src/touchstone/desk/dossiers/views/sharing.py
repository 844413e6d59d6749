"""Sharing a dossier with another organisation, and ending it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from touchstone.desk.accounts.notices import say
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.dossiers.actions.sharing import dossier_to_share, end_share, share_dossier
from touchstone.desk.dossiers.errors import SharedAlreadyError
from touchstone.desk.dossiers.forms.handling import ShareForm
from touchstone.desk.dossiers.models import Listing, Seller, Shop
from touchstone.desk.dossiers.views.pages import crumbs


def share(request: DeskRequest, dossier: str) -> HttpResponse:
    """Say with whom, why and until when."""
    row = dossier_to_share(request.actor, request.now, dossier)
    form = ShareForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _shared(request, row, form):
        say(request, _("The dossier is shared."))
        return redirect(address_of(row))
    kind = type(row).__name__.lower()
    trail = crumbs(kind, (str(row), address_of(row)), (_("Share"), ""))
    lead = _(
        "The organisation sees the dossier and what belongs to it, until the share ends. Who shared it and why is recorded."
    )
    values: dict[str, Any] = {"form": form, "title": _("Share this dossier"), "lead": lead, "crumbs": trail}
    return render(
        request, "dossiers/form.html", {**values, "back": address_of(row)}, status=422 if form.errors else 200
    )


def stop(request: DeskRequest, share: str) -> HttpResponse:
    """End a share."""
    ended = end_share(by=request.actor, now=request.now, share=share)
    say(request, _("The share is ended."))
    dossier = ended.seller or ended.shop or ended.listing
    return redirect(address_of(dossier) if dossier else reverse("listing_list"))


def address_of(row: Seller | Shop | Listing) -> str:
    """The page of a dossier."""
    kind = type(row).__name__.lower()
    return reverse(f"{kind}_detail", kwargs={kind: row.public_id})


def _shared(request: DeskRequest, row: Seller | Shop | Listing, form: ShareForm) -> bool:
    values = dict(form.cleaned_data)
    values["organisation"] = values["organisation"].public_id
    try:
        share_dossier(by=request.actor, now=request.now, dossier=row, **values)
    except SharedAlreadyError as refusal:
        form.add_error(
            "organisation", refusal.sentence_zh if request.LANGUAGE_CODE.startswith("zh") else refusal.sentence
        )
        return False
    return True
