"""Pages of screening again what is there."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from touchstone.desk.accounts.notices import say
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.rules import may
from touchstone.desk.leads.queries.deciding import names_of
from touchstone.desk.rulesets.actions.rescreenings import start_rescreening, stop_rescreening
from touchstone.desk.rulesets.queries.visible import found, found_rescreening
from touchstone.desk.rulesets.views.saying import TONES, percent_of


def start(request: DeskRequest, release: str) -> HttpResponse:
    """Ask for it and watch it."""
    row = start_rescreening(release=found(request.actor, release), by=request.actor, now=request.now)
    say(request, _("What is there is screened again in the background."))
    return redirect("rescreening_detail", rescreening=row.public_id)


def show(request: DeskRequest, rescreening: str) -> HttpResponse:
    """How far it is, and what became of leads; it follows by itself while it runs."""
    row = found_rescreening(request.actor, rescreening)
    values = {
        "row": row,
        "tone": TONES[row.state],
        "is_open": row.ended_at is None,
        "percent": percent_of(row.done, row.total),
        "names": names_of([row.created_by, row.ended_by]),
        "releases": may(request.actor, Permission.RULESET_RELEASE, Reach.NODE),
        "crumbs": [
            {"label": _("Rulesets"), "url": reverse("ruleset_list")},
            {"label": str(row.release), "url": reverse("ruleset_detail", kwargs={"release": row.release.public_id})},
            {"label": _("Screened again"), "url": ""},
        ],
    }
    return render(request, "rulesets/rescreening.html", values)


def stop(request: DeskRequest, rescreening: str) -> HttpResponse:
    """Stop it; what was screened stays screened."""
    row = stop_rescreening(rescreening=found_rescreening(request.actor, rescreening), by=request.actor, now=request.now)
    say(request, _("It was stopped; what was screened so far stays screened."))
    return redirect("rescreening_detail", rescreening=row.public_id)
