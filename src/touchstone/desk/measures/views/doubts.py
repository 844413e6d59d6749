"""A doubt on the page of its breach: what is said of it, and its decision."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from touchstone.desk.accounts.notices import say
from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.rules import may
from touchstone.desk.leads.models import LeadVerdict
from touchstone.desk.measures.actions.doubting import decide_doubt
from touchstone.desk.measures.forms import DecisionForm
from touchstone.desk.measures.models import Breach
from touchstone.desk.measures.queries.doubts import last_doubt, visible_doubts
from touchstone.desk.measures.queries.visible import find
from touchstone.desk.workflow.queries.deadlines import clocks_of
from touchstone.desk.workflow.queries.steps import possible_steps


def shown_doubt(request: DeskRequest, breach: Breach) -> dict[str, Any]:
    """What the page of a breach needs of its last doubt; nothing where it was never in doubt."""
    doubt = last_doubt(breach)
    if doubt is None:
        return {}

    def address(verb: str) -> str:
        return reverse("doubt_step", kwargs={"doubt": doubt.public_id, "verb": verb})

    decides = may(request.actor, Permission.MEASURE_DECIDE, Reach.NODE)
    steps = possible_steps(subject=doubt, actor=request.actor, now=request.now, address=address) if decides else []
    return {
        "doubt": doubt,
        "verdict": LeadVerdict(doubt.verdict).label,
        "lead": doubt.decision.lead if decides else None,
        "clocks": clocks_of(doubt, request.now),
        "steps": steps,
    }


def take_doubt_step(request: DeskRequest, doubt: str, verb: str) -> HttpResponse:
    """Decide it and stay on the page of the breach."""
    row = find(visible_doubts(request.actor).select_related("breach"), doubt)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        raise InvalidError(problems=", ".join(form.errors))
    decide_doubt(doubt=row, verb=verb, by=request.actor, now=request.now, **form.cleaned_data)
    say(request, _("It was decided whether the breach stands."))
    return redirect("breach_detail", breach=row.breach.public_id)
