"""“Your file”: everything that is held about the own breaches, measures and appeals, to read, print and take along."""

from typing import Any

from django.http import FileResponse, HttpResponse, JsonResponse
from django.shortcuts import render

from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.measures.actions.taking_along import take_own_file
from touchstone.desk.measures.models import Breach
from touchstone.desk.measures.queries.appeals import appeals_of
from touchstone.desk.measures.queries.codes import ground_of, in_chinese, title_of
from touchstone.desk.measures.queries.own_file import NEEDED, own_file
from touchstone.desk.measures.queries.visible import visible_breaches
from touchstone.desk.measures.views.standing_tabs import standing_tabs
from touchstone.desk.measures.views.states import state_of


def show_own_file(request: DeskRequest) -> HttpResponse:
    """The oldest first, each breach whole, so that the page is a document on paper."""
    rows = visible_breaches(request.actor).select_related(*NEEDED).prefetch_related("measures", "appeals")
    values = {
        "tabs": standing_tabs(request),
        "rows": [_row(row, request) for row in rows.order_by("established_at", "pk")],
        "made_at": request.now,
    }
    return render(request, "measures/own_file.html", values)


def export_own_file(request: DeskRequest) -> HttpResponse:
    """The same as JSON."""
    answer = JsonResponse(own_file(request.actor, request.now), json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Content-Disposition"] = 'attachment; filename="own-file.json"'
    return answer


def take_along(request: DeskRequest) -> FileResponse:
    """The same with the evidence files, as a ZIP; taking files is written down, so it is asked for by a button."""
    archive = take_own_file(by=request.actor, now=request.now)
    return FileResponse(archive, as_attachment=True, filename="own-file.zip", content_type="application/zip")


def _row(row: Breach, request: DeskRequest) -> dict[str, Any]:
    ground = ground_of(row)
    return {
        "breach": row,
        "listing": row.listing_version.listing,
        "ground": ground.text_zh if in_chinese() else ground.text_en,
        "facts": row.facts_zh if in_chinese() else row.facts_en,
        "appeals": appeals_of(row)[::-1],
        "measures": [
            {
                "measure": each,
                "action": title_of(each.action),
                "state": state_of(each, request.now),
                "statement": each.statement_zh if in_chinese() else each.statement_en,
            }
            for each in sorted(row.measures.all(), key=lambda each: (each.decided_at, each.pk))
        ],
    }
