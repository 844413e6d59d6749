"""Pages of what a code changes: of a proposal with the simulation that was kept with it, and of any two codes."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from touchstone.desk.authority.errors import NotThereError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.rules import may
from touchstone.desk.measures.forms import DifferenceForm
from touchstone.desk.measures.models import CodeAdoption, CodeSimulation
from touchstone.desk.measures.queries.codes import adoption_at, any_code, confirmed, name_of
from touchstone.desk.measures.queries.differing import before_it, changes_of, compare_codes
from touchstone.desk.measures.queries.staleness import staleness_of
from touchstone.desk.measures.row_words import say_changes
from touchstone.desk.measures.views.simulated import names_of, say_sums


def ahead_of(now: datetime, *, unconfirmed: bool) -> QuerySet[CodeAdoption]:
    """What will apply, and with `unconfirmed` what waits for the second person."""
    rows = CodeAdoption.objects.filter(applies_from__gt=now)
    return rows if unconfirmed else rows.exclude(confirmed_at=None)


def show_proposal(request: DeskRequest, adoption: str) -> HttpResponse:
    """What changes, for everyone; who decides also sees the simulation, and the second person confirms here."""
    adopts = may(request.actor, Permission.CODE_ADOPT, Reach.NODE)
    rows = CodeAdoption.objects.select_related("simulation").filter(public_id=adoption)
    row = (rows if adopts else rows.exclude(confirmed_at=None)).first()
    if row is None:
        raise NotThereError
    before, changes = before_it(row), changes_of(row)
    waits = row.confirmed_at is None and row.applies_from > request.now
    values = {
        "row": row,
        "name": name_of(confirmed(row.code)),
        "before": name_of(before) if before else "",
        "changes": None if changes is None else say_changes(changes),
        "waits": waits,
        "may_confirm": adopts and waits and row.proposed_by != request.actor.person,
        "kept": _kept(row.simulation, request.now) if _decides(request) else None,
        "decides": _decides(request),
        "crumbs": [{"label": _("Penalty code"), "url": reverse("code_detail")}, {"label": row.code, "url": ""}],
    }
    return render(request, "measures/proposal.html", values)


def show_difference(request: DeskRequest) -> HttpResponse:
    """Any two codes, row by row."""
    adoption = adoption_at(request.now)
    usual = {"before": adoption.code} if adoption else {}
    form = DifferenceForm(request.GET or None, initial=usual)
    values: dict[str, Any] = {"form": form, "changes": None}
    if form.is_valid():
        before, after = (any_code(form.cleaned_data[name]) for name in ("before", "after"))
        values |= {
            "changes": say_changes(compare_codes(before, after, request.now)),
            "before": name_of(before),
            "name": name_of(after),
            "unconfirmed": len(before.unconfirmed()) + len(after.unconfirmed()),
        }
    return render(request, "measures/difference.html", values)


def _kept(simulation: CodeSimulation | None, now: datetime) -> dict[str, Any] | None:
    if simulation is None:
        return None
    known, other = names_of(simulation)
    return {
        "row": simulation,
        "known": known,
        "other": other,
        "sums": say_sums(simulation),
        "stale": staleness_of(simulation, now),
    }


def _decides(request: DeskRequest) -> bool:
    return may(request.actor, Permission.MEASURE_DECIDE, Reach.NODE)
