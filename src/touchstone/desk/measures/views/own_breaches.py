"""The own breaches of a seller with their appeals."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.measures.actions.appealing import is_appealable
from touchstone.desk.measures.models import Breach
from touchstone.desk.measures.own_forms import OwnBreachForm
from touchstone.desk.measures.queries.appeals import appeals_of
from touchstone.desk.measures.queries.codes import ground_of, in_chinese
from touchstone.desk.measures.queries.own_breaches import breaches_in
from touchstone.desk.measures.views.paging import page_of
from touchstone.desk.measures.views.standing_tabs import standing_tabs

PAGE = 20


def list_own_breaches(request: DeskRequest) -> HttpResponse:
    """The newest first, those that can still be appealed with the last day for it."""
    form = OwnBreachForm(request.GET)
    page = page_of(Paginator(breaches_in(request.actor, form.value(), request.now), PAGE), request)
    values = {
        "tabs": standing_tabs(request),
        "form": form,
        "page": page,
        "rows": [_row(row, request) for row in page.rows],
        "is_narrowed": bool(form.value()),
    }
    return render(request, "measures/own_breaches.html", values)


def _row(row: Breach, request: DeskRequest) -> dict[str, Any]:
    ground = ground_of(row)
    return {
        "breach": row,
        "ground": ground.text_zh if in_chinese() else ground.text_en,
        "appeals": appeals_of(row),
        "may_appeal": is_appealable(row, request.now),
        "left": (row.appeal_until - request.now).days,
    }
