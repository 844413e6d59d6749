"""The page of the penalty code: what applies, what will, and adopting another."""

from datetime import datetime, time
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.desk.accounts.notices import say
from touchstone.desk.authority.errors import InvalidError, NotThereError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.rules import may
from touchstone.desk.measures.actions.adopting import confirm_code, propose_code
from touchstone.desk.measures.forms import ProposalForm
from touchstone.desk.measures.models import CodeAdoption, CodeSimulation
from touchstone.desk.measures.queries.codes import adoption_at, code_named, confirmed, in_chinese, name_of
from touchstone.desk.measures.views.proposals import ahead_of


def show_code(request: DeskRequest) -> HttpResponse:
    """The code that applies, row by row; who adopts codes also sees proposals."""
    adoption = adoption_at(request.now)
    code = confirmed(adoption.code) if adoption else None
    adopts = may(request.actor, Permission.CODE_ADOPT, Reach.NODE)
    rows = [row for row in code.rows() if row.is_enabled] if code else []
    values: dict[str, Any] = {
        "adoption": adoption,
        "code": code,
        "name": name_of(code) if code else "",
        "rows": [{"name": row.code, "text": row.text_zh if in_chinese() else row.text_en} for row in rows],
        "ahead": ahead_of(request.now, unconfirmed=adopts),
        "form": ProposalForm(initial=_asked(request)) if adopts else None,
        "decides": may(request.actor, Permission.MEASURE_DECIDE, Reach.NODE),
    }
    return render(request, "measures/code.html", values)


def propose(request: DeskRequest) -> HttpResponse:
    """Propose a code; another person confirms it."""
    form = ProposalForm(request.POST)
    if not form.is_valid():
        raise InvalidError(problems=", ".join(form.errors))
    code = code_named(form.cleaned_data["code"])
    assert code is not None
    begins = datetime.combine(form.cleaned_data["applies_from"], time(), code.zone)
    kept = CodeSimulation.objects.filter(public_id=form.cleaned_data["simulation"]).first()
    row = propose_code(code=code.identity, applies_from=begins, simulation=kept, by=request.actor, now=request.now)
    say(request, _("The code was proposed; a second person confirms it."))
    return redirect("code_proposal", adoption=row.public_id)


def confirm(request: DeskRequest, adoption: str) -> HttpResponse:
    """Confirm a proposal as the second person."""
    row = CodeAdoption.objects.filter(public_id=adoption).first()
    if row is None:
        raise NotThereError
    confirm_code(adoption=row, by=request.actor, now=request.now)
    say(request, _("The code was confirmed; sellers were told."))
    return redirect("code_proposal", adoption=row.public_id)


def _asked(request: DeskRequest) -> dict[str, str]:
    """A form that was reached from a simulation begins with it."""
    kept = CodeSimulation.objects.filter(public_id=request.GET.get("simulation", "")).first()
    return {"simulation": kept.public_id, "code": kept.code} if kept else {}
