"""The own listings of a seller: what was found on each in plain words, and what helps."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.dossiers.models import Listing
from touchstone.desk.measures.own_forms import OwnListingForm
from touchstone.desk.measures.plain_words import tell
from touchstone.desk.measures.queries.appeals import last_appeal
from touchstone.desk.measures.queries.codes import in_chinese
from touchstone.desk.measures.queries.own_listings import (
    FOUND,
    STANDS,
    Stand,
    latest_screenings,
    matching,
    own_listings,
    own_shops,
)
from touchstone.desk.measures.queries.visible import find, visible_breaches, visible_measures
from touchstone.desk.measures.views.paging import page_of
from touchstone.desk.measures.views.standing_tabs import standing_tabs
from touchstone.desk.measures.views.states import shown_measures

PAGE = 20
TONES = {Stand.BREACH: "danger", Stand.REMOVED: "danger", Stand.FOUND: "warning", Stand.RESTORED: "success"}


def list_own_listings(request: DeskRequest) -> HttpResponse:
    """What needs attention first."""
    shops = list(own_shops(request.actor).values_list("public_id", "name"))
    form = OwnListingForm(request.GET, shops=shops)
    asked = form.values()
    page = page_of(Paginator(matching(request.actor, asked), PAGE), request)
    said = latest_screenings(page.rows)
    values = {
        "tabs": standing_tabs(request),
        "form": form,
        "page": page,
        "rows": [_row(row, said.get(row.pk)) for row in page.rows],
        "is_narrowed": bool(asked),
    }
    return render(request, "measures/own_listings.html", values)


def show_own_listing(request: DeskRequest, listing: str) -> HttpResponse:
    """One listing: what was found, what was decided, what helps."""
    row = find(own_listings(request.actor), listing)
    breaches = visible_breaches(request.actor).filter(listing_version__listing=row).prefetch_related("appeals")
    measures = visible_measures(request.actor).filter(breach__listing_version__listing=row)
    values = {
        "tabs": standing_tabs(request),
        "breaches": [(breach, last_appeal(breach)) for breach in breaches],
        "measures": shown_measures(measures.select_related("breach"), request.now),
        **_row(row, latest_screenings([row]).get(row.pk)),
    }
    return render(request, "measures/own_listing.html", values)


def _row(listing: Listing, screening: Any) -> dict[str, Any]:
    stand = STANDS[listing.rank]  # type: ignore[attr-defined]  # own_listings() annotates it
    words = tell(screening, chinese=in_chinese()) if screening and screening.verdict in FOUND else []
    return {
        "listing": listing,
        "stand": stand.label,
        "tone": TONES.get(stand, "neutral"),
        "words": words,
        "more": len(words) - 1,
    }
