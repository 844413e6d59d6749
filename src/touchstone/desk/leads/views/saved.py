"""Saved filters: the list, keeping one, renaming, sharing, deleting, opening the queue with it."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from touchstone.desk.accounts.notices import say
from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.leads.actions.saving import change_filter, choose_next, choose_opening, delete_filter, save_filter
from touchstone.desk.leads.forms import QueueForm, SavedFilterForm
from touchstone.desk.leads.models import SavedFilter
from touchstone.desk.leads.queries.deciding import names_of
from touchstone.desk.leads.queries.saved import choice_of, filter_found, filters_of
from touchstone.desk.leads.views.tabs import tabs


def list_filters(request: DeskRequest) -> HttpResponse:
    """One's own and those shared, with what they ask for."""
    rows = list(filters_of(request.actor))
    names = names_of(row.created_by for row in rows)
    chosen = choice_of(request.actor)
    values = {
        "rows": [(row, named(row), names.get(row.created_by, ""), said(row)) for row in rows],
        "me": request.actor.person,
        "opens_with": chosen.opens_with_id,
        "tabs": tabs(request),
        "crumbs": [{"label": _("Leads"), "url": reverse("lead_list")}, {"label": _("Saved filters"), "url": ""}],
    }
    return render(request, "leads/saved_filters.html", values)


def add(request: DeskRequest) -> HttpResponse:
    """Keep what the queue was asked for."""
    form, asked = SavedFilterForm(request.POST), QueueForm(request.POST)
    if not form.is_valid():
        raise InvalidError(problems=" ".join(str(error) for errors in form.errors.values() for error in errors))
    row = save_filter(asked=asked.values(), by=request.actor, now=request.now, **form.cleaned_data)
    say(request, _("The filter was saved."))
    return redirect(named(row))


def change(request: DeskRequest, saved_filter: str) -> HttpResponse:
    """Another name, or for others too."""
    row, form = filter_found(request.actor, saved_filter), SavedFilterForm(request.POST)
    if not form.is_valid():
        raise InvalidError(problems=" ".join(str(error) for errors in form.errors.values() for error in errors))
    change_filter(row=row, by=request.actor, now=request.now, **form.cleaned_data)
    say(request, _("The filter was changed."))
    return redirect("saved_filter_list")


def delete(request: DeskRequest, saved_filter: str) -> HttpResponse:
    """Away with it."""
    delete_filter(row=filter_found(request.actor, saved_filter), by=request.actor, now=request.now)
    say(request, _("The filter was deleted."))
    return redirect("saved_filter_list")


def open_with(request: DeskRequest, saved_filter: str) -> HttpResponse:
    """The queue opens with this filter from now on, or no longer."""
    row = filter_found(request.actor, saved_filter)
    choose_opening(row=row if request.POST.get("on") == "yes" else None, by=request.actor)
    return redirect("saved_filter_list")


def choose(request: DeskRequest) -> HttpResponse:
    """Whether the next lead opens after a verdict; back to where the choice was made."""
    choose_next(opens_next=request.POST.get("next") == "yes", by=request.actor)
    back = request.POST.get("back", "")
    return redirect(back if url_has_allowed_host_and_scheme(back, None) else "lead_list")


def named(row: SavedFilter) -> str:
    """The address of the queue under this filter."""
    asked = {name: _plain(value) for name, value in row.asked.items()}
    return f"{reverse('lead_list')}?{urlencode({**asked, 'saved': row.public_id})}"


def said(row: SavedFilter) -> list[tuple[Any, Any]]:
    """What it asks for: labels and values, as the queue's form shows them."""
    form = QueueForm({name: _plain(value) for name, value in row.asked.items()})
    return [(form[name].label, _shown(form, name)) for name in form.fields if form[name].value()]


def _shown(form: QueueForm, name: str) -> Any:
    value = form[name].value()
    return dict(getattr(form.fields[name], "choices", ())).get(value, value)


def _plain(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
