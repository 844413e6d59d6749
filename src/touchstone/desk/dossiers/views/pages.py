"""What the pages of single dossiers share: crumbs, facts, the page of a form."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from touchstone.desk.accounts.notices import say
from touchstone.desk.authority.errors import DeskError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.rules import may
from touchstone.desk.dossiers.errors import AlreadyThereError, StaleError
from touchstone.desk.dossiers.queries.kinds import KIND_BY_KEY

MENDABLE = (StaleError, AlreadyThereError)
"""Refusals that the editor cures on the form itself."""


def crumbs(kind: str, *further: tuple[str, str]) -> list[dict[str, Any]]:
    """From the list of a kind to here."""
    first = {"label": KIND_BY_KEY[kind].title, "url": reverse(f"{kind}_list")}
    return [first, *({"label": label, "url": url} for label, url in further)]


def abilities(request: DeskRequest) -> dict[str, bool]:
    """What the buttons of a dossier's page depend on."""
    asked = {
        "may_edit": Permission.DOSSIER_EDIT,
        "may_merge": Permission.DOSSIER_MERGE,
        "may_share": Permission.DOSSIER_SHARE,
    }
    return {name: may(request.actor, permission, Reach.NODE) for name, permission in asked.items()}


def form_page(
    request: DeskRequest,
    form: forms.Form,
    act: Callable[[dict[str, Any]], str],
    *,
    title: str,
    back: str,
    trail: list[dict[str, Any]],
    lead: str = "",
) -> HttpResponse:
    """Show a form, or act on what it says and go where `act` answers; a refusal that can be mended stays on the page."""
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                target = act(dict(form.cleaned_data))
            except MENDABLE as refusal:
                _keep(form, refusal, request)
                status = refusal.status
            else:
                say(request, _("Saved."))
                return redirect(target)
    values = {"form": form, "title": title, "back": back, "crumbs": trail, "lead": lead}
    return render(request, "dossiers/form.html", values, status=status)


def _keep(form: forms.Form, refusal: DeskError, request: DeskRequest) -> None:
    chinese = request.LANGUAGE_CODE.startswith("zh")
    words = (refusal.sentence_zh, refusal.hint_zh) if chinese else (refusal.sentence, refusal.hint)
    form.add_error(None, " ".join(words))
