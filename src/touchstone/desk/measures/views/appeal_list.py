"""The appeals that wait to be decided, and those that were."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.measures.filters import AppealFilter
from touchstone.desk.measures.models import Appeal
from touchstone.desk.measures.queries.listed import matching_appeals
from touchstone.desk.measures.queries.visible import shown_seller
from touchstone.desk.measures.views.paging import page_of
from touchstone.desk.workflow.queries.deadlines import running_of

PAGE = 50
NEEDED = ("breach__seller__root", "breach__listing_version__listing")


def list_appeals(request: DeskRequest) -> HttpResponse:
    """What was asked for, the oldest first; nobody decides an appeal against a breach that he established."""
    form = AppealFilter(request.GET)
    asked = matching_appeals(request.actor, request.now, form.values()).select_related(*NEEDED)
    page = page_of(Paginator(asked, PAGE), request)
    clocks = running_of(Appeal.SUBJECT_KIND, [row.public_id for row in page.rows], request.now)
    rows = [
        {
            "appeal": row,
            "listing": row.breach.listing_version.listing,
            "seller": shown_seller(request.actor, row.breach.seller),
            "clocks": clocks.get(row.public_id, []),
            "is_own": row.breach.established_by == request.actor.person,
        }
        for row in page.rows
    ]
    return render(
        request, "measures/appeals.html", {"form": form, "is_narrowed": bool(form.values()), "rows": rows, "page": page}
    )
