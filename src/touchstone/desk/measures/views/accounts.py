"""The account of a seller: points per track and when they go, breaches, measures."""

from django.http import HttpResponse
from django.shortcuts import render

from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.measures.queries.accounts import accounts_of, breaches_of, root_of
from touchstone.desk.measures.queries.visible import find, visible_breaches, visible_measures, visible_sellers
from touchstone.desk.measures.views.states import shown_measures
from touchstone.desk.measures.views.tracks import tracks_of


def show_account(request: DeskRequest, seller: str) -> HttpResponse:
    """One seller, over all shops and everything that was merged."""
    row = find(visible_sellers(request.actor).select_related("root"), seller)
    root = root_of(row)
    own = breaches_of(root).order_by().values("pk")
    breaches = visible_breaches(request.actor).filter(pk__in=own).select_related("listing_version__listing")
    measures = visible_measures(request.actor).filter(breach__in=own)
    seen = {breach.public_id for breach in breaches}
    values = {
        "seller": row,
        "tracks": [track for account in accounts_of(root, request.now) for track in tracks_of(account, seen)],
        "breaches": breaches,
        "measures": shown_measures(measures.select_related("breach"), request.now),
    }
    return render(request, "measures/account.html", values)
