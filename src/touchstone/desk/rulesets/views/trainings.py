"""Pages of trainings: whether there is enough to learn from, how far one is, what came out."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from touchstone.desk.accounts.notices import say
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.rules import may
from touchstone.desk.leads.queries.deciding import names_of
from touchstone.desk.rulesets.actions.trainings import start_training, stop_training
from touchstone.desk.rulesets.engine.halves import LEAST, LEAST_SELLERS
from touchstone.desk.rulesets.errors import SameRulesetError
from touchstone.desk.rulesets.forms import TrainingForm
from touchstone.desk.rulesets.models import Training
from touchstone.desk.rulesets.queries.releases import live_release
from touchstone.desk.rulesets.queries.teaching import counts_of, halves_of, next_edition, verdicts
from touchstone.desk.rulesets.queries.visible import found_training, visible_trainings
from touchstone.desk.rulesets.views.saying import TONES
from touchstone.desk.rulesets.views.training_telling import tell_training


def start(request: DeskRequest) -> HttpResponse:
    """Say what there is to learn from, and train a draft."""
    live = live_release()
    if request.method == "POST":
        form = TrainingForm(request.POST)
        if form.is_valid():
            try:
                row = start_training(by=request.actor, now=request.now, **form.cleaned_data)
            except SameRulesetError as refusal:
                is_chinese = (get_language() or "").startswith("zh")
                form.add_error("edition", refusal.sentence_zh if is_chinese else refusal.sentence)
            else:
                say(request, _("The draft is trained in the background."))
                return redirect("training_detail", training=row.public_id)
    else:
        form = TrainingForm(initial={"edition": next_edition(live)} if live else None)
    marked = verdicts()
    values = {
        "form": form,
        "live": live,
        "running": visible_trainings(request.actor).filter(ended_at=None).first(),
        "counts": counts_of(marked),
        "halves": halves_of(marked),
        "needed": {"least": LEAST, "sellers": LEAST_SELLERS},
        "crumbs": _crumbs(_("Train a draft from verdicts")),
    }
    return render(request, "rulesets/train.html", values, status=422 if form.errors else 200)


def show(request: DeskRequest, training: str) -> HttpResponse:
    """One training; it follows by itself while it runs."""
    row = found_training(request.actor, training)
    values = {
        "training": row,
        "told": tell_training(row),
        "tone": TONES[row.state],
        "names": names_of([row.created_by, row.ended_by]),
        "edits": may(request.actor, Permission.RULESET_EDIT, Reach.NODE),
        "crumbs": _crumbs(str(row)),
    }
    return render(request, "rulesets/training.html", values)


def stop(request: DeskRequest, training: str) -> HttpResponse:
    """Stop it; no draft is left."""
    row: Training = stop_training(training=found_training(request.actor, training), by=request.actor, now=request.now)
    say(request, _("The training was stopped."))
    return redirect("training_detail", training=row.public_id)


def _crumbs(last: str) -> list[dict[str, str]]:
    return [{"label": _("Rulesets"), "url": reverse("ruleset_list")}, {"label": last, "url": ""}]
