"""The queue: looking through it, deciding many at once, taking the next lead, taking a decision back."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.desk.accounts.notices import say
from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.leads.actions.claiming import claim_next
from touchstone.desk.leads.actions.deciding import decide_leads, undo_deed
from touchstone.desk.leads.forms import MOST, DecisionForm, QueueForm, SavedFilterForm
from touchstone.desk.leads.live import LeadMoves
from touchstone.desk.leads.models import Lead, LeadVerdict
from touchstone.desk.leads.queries.deciding import last_deed, names_of
from touchstone.desk.leads.queries.queue import matching, page_of
from touchstone.desk.leads.queries.saved import choice_of, filters_of, opening_filter
from touchstone.desk.leads.queries.visible import visible_to
from touchstone.desk.leads.views.keys import queue_keys
from touchstone.desk.leads.views.saved import named
from touchstone.desk.leads.views.saying import say_decided, verdict_buttons
from touchstone.desk.leads.views.tabs import tabs

ASKED = "leads_asked"
"""In the session: what the queue was asked for last; the next lead comes from there."""


def list_leads(request: DeskRequest) -> HttpResponse:
    """What waits, the most harmful first; opened plainly, with the filter that the reviewer chose for that."""
    chosen = choice_of(request.actor)
    if not request.GET and (opening := opening_filter(request.actor, chosen)) is not None:
        return redirect(named(opening))
    form = QueueForm(request.GET)
    asked = form.values()
    if request.session.get(ASKED, {}) != asked:
        request.session[ASKED] = asked
    place = LeadMoves().newest()  # before the rows are read
    page = page_of(matching(request.actor, request.now, asked), request.GET.get("cursor", "")[:400])
    shown = {"page": page, "place": place, "opens_next": chosen.opens_next}
    return render(request, "leads/queue.html", {**shown, **_rows(request, page.rows), **_tools(request, form, asked)})


def show_rows(request: DeskRequest) -> HttpResponse:
    """The rows of the leads named, as the queue would show them now: without those that fit no longer."""
    asked = QueueForm(request.GET).values()
    named_ones = request.GET.getlist("lead")[:MOST]
    rows = matching(request.actor, request.now, asked).filter(public_id__in=named_ones)
    return render(request, "leads/rows.html", _rows(request, rows.select_related("listing", "shop")))


def _rows(request: DeskRequest, rows: Iterable[Lead]) -> dict[str, Any]:
    leads = list(rows)
    names = names_of(lead.claimed_by for lead in leads if lead.claimed_by)
    held = [(lead, names.get(lead.claimed_by, "") if is_held(lead, request) else "") for lead in leads]
    return {"rows": held, "me": request.actor.person}


def _tools(request: DeskRequest, form: QueueForm, asked: dict[str, Any]) -> dict[str, Any]:
    return {
        "form": form,
        "asked": asked,
        "is_narrowed": bool(asked),
        "saved": [(row, named(row)) for row in filters_of(request.actor)],
        "saved_now": request.GET.get("saved", ""),
        "save_form": SavedFilterForm(),
        "rows_url": f"{reverse('lead_rows')}?{urlencode(asked)}",
        "verdicts": verdict_buttons(),
        "undo": last_deed(request.actor, request.now),
        "page_keys": queue_keys(),
        "tabs": tabs(request),
    }


def is_held(lead: object, request: DeskRequest) -> bool:
    """Whether a claim runs now."""
    until = getattr(lead, "claimed_until", None)
    return until is not None and until > request.now


def take_next(request: DeskRequest) -> HttpResponse:
    """Hold the most harmful lead that is free among those last asked for, and open it."""
    return open_next(request, fresh="fresh" in request.POST)


def open_next(request: DeskRequest, *, fresh: bool) -> HttpResponse:
    """The page of the next lead; where none is left of those asked for, the queue says so."""
    asked = request.session.get(ASKED, {})
    lead = claim_next(by=request.actor, now=request.now, asked=asked, fresh=fresh)
    if lead is None:
        say(request, _("Nothing that fits the filter waits.") if asked else _("Nothing waits."))
        return redirect(f"{reverse('lead_list')}?{urlencode({**asked, 'saved': ''})}")
    return redirect("lead_detail", lead=lead.public_id)


def decide_many(request: DeskRequest) -> HttpResponse:
    """One verdict for the chosen rows; if one of them cannot be decided, none is."""
    form = DecisionForm(request.POST)
    chosen = list(dict.fromkeys(request.POST.getlist("lead")))
    if not form.is_valid() or not 0 < len(chosen) <= MOST:
        raise InvalidError(problems=_("choose between 1 and %(most)s leads and a verdict") % {"most": MOST})
    leads = list(visible_to(request.actor).filter(public_id__in=chosen))
    if len(leads) != len(chosen):
        raise InvalidError(problems=_("a lead that is not there"))
    verdict = LeadVerdict(form.cleaned_data["verdict"])
    deed = decide_leads(leads=leads, verdict=verdict, by=request.actor, now=request.now)
    say_decided(request, verdict, len(leads), deed)
    return redirect(f"{reverse('lead_list')}?{urlencode({**request.session.get(ASKED, {}), 'saved': ''})}")


def undo(request: DeskRequest, deed: str) -> HttpResponse:
    """Take back what one key decided; a single lead opens again."""
    leads = undo_deed(deed=deed, by=request.actor, now=request.now)
    text = ngettext("%(count)s decision was taken back.", "%(count)s decisions were taken back.", len(leads))
    say(request, text % {"count": len(leads)})
    if len(leads) == 1:
        return redirect(reverse("lead_detail", kwargs={"lead": leads[0].public_id}))
    return redirect("lead_list")
