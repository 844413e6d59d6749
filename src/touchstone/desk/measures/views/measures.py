"""Pages of measures: the list, and one decision with its reasons."""

from django.http import HttpResponse
from django.shortcuts import render

from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.rules import may
from touchstone.desk.measures.models import Measure
from touchstone.desk.measures.queries.codes import title_of
from touchstone.desk.measures.queries.visible import find, shown_seller, visible_measures
from touchstone.desk.measures.views.states import state_of

PAGE = 50
NEEDED = ("breach__seller__root", "breach__listing_version__listing")


def list_measures(request: DeskRequest) -> HttpResponse:
    """The measures that one may see, newest first."""
    rows = visible_measures(request.actor).select_related(*NEEDED)
    last = visible_measures(request.actor).filter(public_id=request.GET.get("cursor", "")).first()
    older = rows.order_by("-pk") if last is None else rows.order_by("-pk").filter(pk__lt=last.pk)
    found = list(older[: PAGE + 1])
    values = {
        "rows": [_shown(row, request) for row in found[:PAGE]],
        "decides": may(request.actor, Permission.MEASURE_DECIDE, Reach.NODE),
        "page": {"next": found[PAGE - 1].public_id if len(found) > PAGE else ""},
    }
    return render(request, "measures/list.html", values)


def show_measure(request: DeskRequest, measure: str) -> HttpResponse:
    """One decision as it was said, in both languages."""
    row = find(visible_measures(request.actor).select_related(*NEEDED), measure)
    return render(request, "measures/measure.html", _shown(row, request))


def _shown(row: Measure, request: DeskRequest) -> dict[str, object]:
    return {
        "measure": row,
        "action": title_of(row.action),
        "state": state_of(row, request.now),
        "listing": row.breach.listing_version.listing,
        "seller": shown_seller(request.actor, row.breach.seller),
    }
