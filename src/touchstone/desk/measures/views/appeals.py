"""Pages of appeals: filing one, and deciding it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from touchstone.desk.accounts.notices import say
from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.evidence.actions import add_file
from touchstone.desk.evidence.queries import visible_to
from touchstone.desk.measures.actions.appealing import decide_appeal, file_appeal, is_appealable
from touchstone.desk.measures.errors import NotAppealableError
from touchstone.desk.measures.forms import AppealForm, DecisionForm
from touchstone.desk.measures.queries.visible import find, visible_appeals, visible_breaches
from touchstone.desk.workflow.queries.deadlines import clocks_of
from touchstone.desk.workflow.queries.steps import possible_steps


def new_appeal(request: DeskRequest, breach: str) -> HttpResponse:
    """Appeal, with a file where there is one."""
    row = find(visible_breaches(request.actor).select_related("seller__root", "listing_version"), breach)
    if not is_appealable(row, request.now):
        raise NotAppealableError
    form = AppealForm(request.POST, request.FILES) if request.method == "POST" else AppealForm()
    if form.is_valid():
        handed_in, evidence = form.cleaned_data["file"], []
        if handed_in:
            kept = add_file(chunks=handed_in.chunks(), name=handed_in.name, by=request.actor, now=request.now)
            evidence.append(kept.public_id)
        text = form.cleaned_data["text"]
        appeal = file_appeal(breach=row, text=text, evidence=evidence, by=request.actor, now=request.now)
        say(request, _("The appeal was filed. Another person than before decides it."))
        return redirect("appeal_detail", appeal=appeal.public_id)
    back = reverse("breach_detail", kwargs={"breach": row.public_id})
    values = {"form": form, "title": _("Appeal"), "lead": row.listing_version.title, "back": back, "sends_file": True}
    return render(request, "measures/form.html", values, status=422 if form.errors else 200)


def show_appeal(request: DeskRequest, appeal: str) -> HttpResponse:
    """One appeal: what was said, by when it is decided, the decision."""
    row = find(visible_appeals(request.actor).select_related("breach__seller__root", "breach__listing_version"), appeal)

    def address(verb: str) -> str:
        return reverse("appeal_step", kwargs={"appeal": row.public_id, "verb": verb})

    values = {
        "appeal": row,
        "files": visible_to(request.actor).filter(public_id__in=row.evidence),
        "clocks": clocks_of(row, request.now),
        "steps": possible_steps(subject=row, actor=request.actor, now=request.now, address=address),
    }
    return render(request, "measures/appeal.html", values)


def take_appeal_step(request: DeskRequest, appeal: str, verb: str) -> HttpResponse:
    """Decide it and stay on the page."""
    row = find(visible_appeals(request.actor), appeal)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        raise InvalidError(problems=", ".join(form.errors))
    decide_appeal(appeal=row, verb=verb, by=request.actor, now=request.now, **form.cleaned_data)
    say(request, _("The appeal was decided."))
    return redirect("appeal_detail", appeal=row.public_id)
