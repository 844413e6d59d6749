"""The page of agreement: what second reviews say of the reviewers, and where a supervisor settles."""

import math
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.desk.accounts.notices import say
from touchstone.desk.authority.checked import checked
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.dossiers.queries.finding import find
from touchstone.desk.leads.actions.second_reviews import settle_review
from touchstone.desk.leads.forms import SettlingForm
from touchstone.desk.leads.models import LeadVerdict, SecondReview
from touchstone.desk.leads.queries.agreement import agreement, named_pairs
from touchstone.desk.leads.queries.deciding import names_of
from touchstone.desk.leads.queries.second_reviews import compared, disagreements
from touchstone.desk.leads.views.saying import TONES
from touchstone.desk.leads.views.tabs import tabs
from touchstone.figures.agreement import Agreement

SHOWN = 100


def show_agreement(request: DeskRequest) -> HttpResponse:
    """Kappa over all, on each verdict, for each pair; the disagreements, the open ones first."""
    found = agreement(request.actor)
    rows = list(disagreements(request.actor)[:SHOWN])
    people = {each for row in rows for each in (row.first_by, row.settled_by, _second(row))}
    names = names_of(people)
    values = {
        "overall": [(_("All answers"), _said(found.overall))],
        "verdicts": [(verdict.label, _said(value)) for verdict, value in found.verdicts if value.count],
        "pairs": [(name, _said(value)) for name, value in named_pairs(found)],
        "count": found.overall.count,
        "rows": [_line(row, names, request.actor.person) for row in rows],
        "choices": LeadVerdict.choices,
        "tabs": tabs(request),
    }
    return render(request, "leads/agreement.html", values)


def settle(request: DeskRequest, review: str) -> HttpResponse:
    """What holds of a disagreement."""
    row = find(compared(request.actor), review)
    asked = checked(SettlingForm(request.POST))
    verdict = LeadVerdict(asked["verdict"])
    settle_review(review=row, verdict=verdict, by=request.actor, now=request.now, note=asked["note"])
    say(request, _("Settled: %(verdict)s.") % {"verdict": verdict.label})
    return redirect("agreement")


def _said(value: Agreement) -> dict[str, Any]:
    """For reading: the interval as places on a scale from 0 to 100, which shows kappa from -1 to 1."""
    known = not math.isnan(value.kappa)
    low, high = (50 * (value.low + 1), 50 * (value.high + 1)) if known else (0.0, 0.0)
    return {
        "count": value.count,
        "differ": value.count - value.same,
        "raw": 100 * value.raw if value.count else None,
        "kappa": value.kappa if known else None,
        "low": value.low,
        "high": value.high,
        "from": low,
        "width": high - low,
        "at": 50 * (value.kappa + 1) if known else None,
    }


def _line(row: SecondReview, names: Any, reader: str) -> dict[str, Any]:
    first = LeadVerdict(row.first.verdict)
    second = LeadVerdict(row.second.verdict if row.second else "")
    settled = LeadVerdict(row.settled_verdict) if row.settled_verdict else None
    return {
        "row": row,
        "is_own": reader in {row.first_by, _second(row)},
        "lead": row.first.lead,
        "first": (first.label, TONES[first], names.get(row.first_by, "")),
        "second": (second.label, TONES[second], names.get(_second(row), "")),
        "settled": (settled.label, TONES[settled], names.get(row.settled_by, "")) if settled else None,
    }


def _second(row: SecondReview) -> str:
    return row.second.decided_by if row.second else ""
