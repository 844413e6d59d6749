"""The page of an appeal: what was said, how it stands, deciding and withdrawing it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from touchstone.desk.accounts.notices import say
from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.evidence.queries import visible_to
from touchstone.desk.measures.actions.appealing import decide_appeal, withdraw_appeal
from touchstone.desk.measures.forms import DecisionForm
from touchstone.desk.measures.queries.visible import find, shown_seller, visible_appeals
from touchstone.desk.measures.views.appeal_way import way_of
from touchstone.desk.measures.views.letters import letter_of
from touchstone.desk.workflow.queries.deadlines import clocks_of
from touchstone.desk.workflow.queries.steps import possible_steps


def show_appeal(request: DeskRequest, appeal: str) -> HttpResponse:
    """One appeal: what was said, by when it is decided, the decision."""
    row = find(visible_appeals(request.actor).select_related("breach__seller__root", "breach__listing_version"), appeal)

    def address(verb: str) -> str:
        if verb == "withdraw":
            return reverse("appeal_withdraw", kwargs={"appeal": row.public_id})
        return reverse("appeal_step", kwargs={"appeal": row.public_id, "verb": verb})

    values = {
        "appeal": row,
        "files": visible_to(request.actor).filter(public_id__in=row.evidence),
        "clocks": clocks_of(row, request.now),
        "way": way_of(row),
        "letter": letter_of(request, shown_seller(request.actor, row.breach.seller)),
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


def withdraw(request: DeskRequest, appeal: str) -> HttpResponse:
    """Its seller takes it back and stays on the page."""
    row = find(visible_appeals(request.actor), appeal)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        raise InvalidError(problems=", ".join(form.errors))
    withdraw_appeal(appeal=row, seen=form.cleaned_data["seen"], by=request.actor, now=request.now)
    say(request, _("The appeal was withdrawn."))
    return redirect("appeal_detail", appeal=row.public_id)
