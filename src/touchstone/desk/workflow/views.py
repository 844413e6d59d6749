"""The page of deadlines: what runs among everything the reader may see."""

from django.http import HttpResponse
from django.shortcuts import render

from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.workflow.queries.deadlines import listed, overdue, running_clocks

MOST = 200
"""Rows on the page: the nearest deadlines come first."""


def list_deadlines(request: DeskRequest) -> HttpResponse:
    """Running clocks, the next deadline first; `?only=overdue` leaves the missed ones."""
    missed = overdue(request.actor, request.now)
    only_missed = request.GET.get("only") == "overdue"
    clocks = missed if only_missed else running_clocks(request.actor)
    values = {
        "rows": listed(clocks[:MOST], request.now),
        "only_missed": only_missed,
        "missed": missed.count(),
    }
    return render(request, "workflow/deadlines.html", values)
