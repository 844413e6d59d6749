"""Pages of trials: how far a backtest is, what a release would move, how it does against verdicts."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from touchstone.desk.accounts.notices import say
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.rules import may
from touchstone.desk.rulesets.actions.trials import start_backtest, stop_backtest
from touchstone.desk.rulesets.forms import MovedForm
from touchstone.desk.rulesets.queries.moved import moved_page
from touchstone.desk.rulesets.queries.releases import live_release
from touchstone.desk.rulesets.queries.visible import found, found_trial
from touchstone.desk.rulesets.views.saying import way_words
from touchstone.desk.rulesets.views.telling import tell_trial


def start(request: DeskRequest, release: str) -> HttpResponse:
    """Ask for a backtest and watch it."""
    trial = start_backtest(release=found(request.actor, release), by=request.actor, now=request.now)
    say(request, _("The backtest runs in the background."))
    return redirect("trial_detail", trial=trial.public_id)


def show_trial(request: DeskRequest, trial: str) -> HttpResponse:
    """One trial; it follows by itself while it runs."""
    row = found_trial(request.actor, trial)
    form = MovedForm(request.GET, row, way_words)
    live = live_release()
    page = moved_page(row, form.way_asked(), request.GET.get("cursor", ""))
    values = {
        "trial": row,
        "told": tell_trial(row),
        "form": form,
        "page": page,
        "is_old": live is not None and (row.against_id != live.pk or row.file_id != row.release.file_id),
        "edits": may(request.actor, Permission.RULESET_EDIT, Reach.NODE),
        "crumbs": _crumbs(row),
    }
    return render(request, "rulesets/trial.html", values)


def stop(request: DeskRequest, trial: str) -> HttpResponse:
    """Stop a backtest; what was counted stays."""
    row = stop_backtest(trial=found_trial(request.actor, trial), by=request.actor, now=request.now)
    say(request, _("The backtest was stopped."))
    return redirect("trial_detail", trial=row.public_id)


def _crumbs(row: Any) -> list[dict[str, str]]:
    release = reverse("ruleset_detail", kwargs={"release": row.release.public_id})
    return [
        {"label": _("Rulesets"), "url": reverse("ruleset_list")},
        {"label": str(row.release), "url": release},
        {"label": str(row.get_kind_display()), "url": ""},
    ]
