"""Pages of releases: the list, one of them, writing, steps."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from touchstone.desk.accounts.notices import say
from touchstone.desk.audit.queries.timeline import timeline
from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.rules import may
from touchstone.desk.leads.queries.deciding import names_of
from touchstone.desk.rulesets.actions.stepping import step_on
from touchstone.desk.rulesets.engine.comparing import differences
from touchstone.desk.rulesets.forms import StepForm
from touchstone.desk.rulesets.models import Release, Training, TrialKind
from touchstone.desk.rulesets.queries.releases import live_release, ruleset_of
from touchstone.desk.rulesets.queries.teaching import teacher_of
from touchstone.desk.rulesets.queries.visible import (
    found,
    visible_rescreenings,
    visible_to,
    visible_trainings,
    visible_trials,
)
from touchstone.desk.rulesets.transitions import BACKTESTED, DRAFT, PROPOSED, RELEASES, RETURNING, SHADOW
from touchstone.desk.rulesets.views.telling import tell_trial
from touchstone.desk.rulesets.views.training_telling import TrainingTold, tell_training
from touchstone.desk.workflow.queries.deadlines import clocks_of
from touchstone.desk.workflow.queries.steps import possible_steps

SHOWN = 10
UNDER_WAY = (PROPOSED, RETURNING, SHADOW, BACKTESTED, DRAFT)
EDIT = Permission.RULESET_EDIT


def list_releases(request: DeskRequest) -> HttpResponse:
    """What screens, what comes, what was."""
    rows = list(visible_to(request.actor))
    values = {
        "live": next((row for row in rows if row.is_live), None),
        "coming": sorted((row for row in rows if row.status in UNDER_WAY), key=lambda row: UNDER_WAY.index(row.status)),
        "past": [row for row in rows if not row.is_live and row.status not in UNDER_WAY],
        "names": names_of([row.created_by for row in rows] + [row.live_by for row in rows]),
        "edits": may(request.actor, EDIT, Reach.NODE),
        "trainings": visible_trainings(request.actor).filter(release=None)[:SHOWN],
    }
    return render(request, "rulesets/list.html", values)


def show_release(request: DeskRequest, release: str) -> HttpResponse:
    """One release: where it stands, what it changes, how it was tried, what happened."""
    row = found(request.actor, release)
    live = live_release()
    trials = list(visible_trials(request.actor).filter(release=row)[:SHOWN])
    newest = {kind: next((each for each in trials if each.kind == kind), None) for kind in TrialKind.values}
    edits = may(request.actor, EDIT, Reach.NODE)
    values = {
        "release": row,
        "ruleset": ruleset_of(row.file),
        "live": live,
        "changes": differences(ruleset_of(live.file), ruleset_of(row.file)) if live and live != row else [],
        "trials": trials,
        "training": told_training(row),
        "rescreening": visible_rescreenings(request.actor).filter(release=row).first(),
        "rescreens": row.is_live and may(request.actor, Permission.RULESET_RELEASE, Reach.NODE),
        "newest": [(each, tell_trial(each)) for each in newest.values() if each is not None],
        "clocks": clocks_of(row, request.now),
        "steps": _steps(request, row),
        "names": names_of([row.created_by, row.live_by, *(each.created_by for each in trials)]),
        "events": timeline(row, request.actor),
        "writes": edits and row.status == DRAFT,
        "tries": edits and row.status in (DRAFT, BACKTESTED) and not any(each.ended_at is None for each in trials),
        "edits": edits,
        "crumbs": [{"label": _("Rulesets"), "url": reverse("ruleset_list")}, {"label": str(row), "url": ""}],
    }
    return render(request, "rulesets/release.html", values)


def told_training(row: Release) -> tuple[Training, TrainingTold] | None:
    """The training that left it, if one did."""
    training = teacher_of(row)
    return (training, tell_training(training)) if training else None


def download(request: DeskRequest, release: str) -> HttpResponse:
    """The file as it was written."""
    row = found(request.actor, release)
    answer = HttpResponse(row.file.content, content_type="application/toml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{row.file.name}-{row.file.edition}.toml"'
    return answer


def take_release_step(request: DeskRequest, release: str, verb: str) -> HttpResponse:
    """Take a step and stay on the page."""
    form = StepForm(request.POST)
    if not form.is_valid():
        raise InvalidError(problems=", ".join(form.errors))
    step_on(release=found(request.actor, release), verb=verb, by=request.actor, now=request.now, **form.cleaned_data)
    step = RELEASES.step(verb)
    say(request, _("Done: %(step)s.") % {"step": step.label if step else verb})
    return redirect("ruleset_detail", release=release)


def _steps(request: DeskRequest, row: Release) -> list[Any]:
    def address(verb: str) -> str:
        return reverse("ruleset_step", kwargs={"release": row.public_id, "verb": verb})

    return possible_steps(subject=row, actor=request.actor, now=request.now, address=address)
