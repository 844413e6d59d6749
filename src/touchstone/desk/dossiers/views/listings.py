"""Pages of listings: as they are, as they were at any time, and what screening said."""

from datetime import UTC, datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive, make_aware
from django.utils.translation import gettext as _

from touchstone.desk.authority.errors import NotThereError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.dossiers.actions.listings import add_listing, edit_listing
from touchstone.desk.dossiers.forms.dossier import ListingForm, NewListingForm
from touchstone.desk.dossiers.models import Listing
from touchstone.desk.dossiers.onward import lead_on
from touchstone.desk.dossiers.queries.details import (
    changes_between,
    latest_screened,
    price_history,
    screening_of,
    version_at,
)
from touchstone.desk.dossiers.queries.finding import find, find_to_change
from touchstone.desk.dossiers.queries.shares import shares_of
from touchstone.desk.dossiers.queries.timeline import timeline_of
from touchstone.desk.dossiers.queries.visible import sees_scores, visible_listings, visible_shops
from touchstone.desk.dossiers.views.pages import abilities, crumbs, form_page
from touchstone.desk.dossiers.views.plots import price_plot
from touchstone.desk.dossiers.views.saying import say_screening

EDIT = Permission.DOSSIER_EDIT
FIELDS = ("title", "description", "price", "currency", "category", "brand_text", "state")


def show_listing(request: DeskRequest, listing: str) -> HttpResponse:
    """One listing; `?version=3` or `?at=2026-11-20T10:00` shows it as it was."""
    row = find(visible_listings(request.actor, request.now), listing)
    version = version_at(row, number=_number(request), at=_time(request))
    if version is None:
        raise NotThereError
    versions = price_history(row)
    before = next((each for each in versions if each.number == version.number - 1), None)
    after = next((each for each in versions if each.number == version.number + 1), None)
    values = {
        "listing": row,
        "shop": visible_shops(request.actor, request.now).filter(pk=row.shop_id or 0).first(),
        "version": version,
        "is_latest": version.number == row.versions_count,
        "before": before,
        "after": after,
        "versions": versions[::-1],
        "changes": changes_between(before, version),
        "screening": say_screening(screening_of(version), request.LANGUAGE_CODE),
        "sees_scores": sees_scores(request.actor),
        "sales": getattr(row, "sales", None) if sees_scores(request.actor) else None,
        "screened": latest_screened(row),
        "plot": price_plot(versions),
        "shares": shares_of(request.actor, row),
        "events": timeline_of(request.actor, row),
        "crumbs": crumbs("listing", (row.platform_listing_id, "")),
        "onward": lead_on("listing", listing, request.actor),
        **abilities(request),
    }
    return render(request, "dossiers/listing.html", values)


def new_listing(request: DeskRequest, shop: str) -> HttpResponse:
    """Open the dossier of a listing in this shop."""
    home = find_to_change(
        visible_shops(request.actor, request.now), visible_shops(request.actor, request.now, EDIT), shop, EDIT
    )

    def act(values: dict[str, Any]) -> str:
        del values["seen"]
        return _address(add_listing(by=request.actor, now=request.now, shop=shop, **values))

    title, back = _("New listing"), reverse("shop_detail", kwargs={"shop": shop})
    trail = crumbs("shop", (home.name, back), (title, ""))
    return form_page(request, NewListingForm(request.POST or None), act, title=title, back=back, trail=trail)


def change_listing(request: DeskRequest, listing: str) -> HttpResponse:
    """Write the next version."""
    row = find_to_change(
        visible_listings(request.actor, request.now), visible_listings(request.actor, request.now, EDIT), listing, EDIT
    )
    last = row.versions.latest("number")

    def act(values: dict[str, Any]) -> str:
        values["seen"] = values["seen"] or 0
        return _address(edit_listing(by=request.actor, now=request.now, listing=listing, **values))

    start = {name: getattr(last, name) for name in FIELDS} | {"seen": row.version, "images": "\n".join(last.images)}
    trail = crumbs("listing", (row.platform_listing_id, _address(row)), (_("New version"), ""))
    form = ListingForm(request.POST or None, initial=start)
    lead = _("Saving writes the next version; the ones before stay as they are.")
    return form_page(request, form, act, title=_("New version"), back=_address(row), trail=trail, lead=lead)


def _number(request: DeskRequest) -> int | None:
    text = request.GET.get("version", "")
    return int(text) if text.isdecimal() and len(text) < 9 else None


def _time(request: DeskRequest) -> datetime | None:
    """The time that is asked for; one that no calendar has, or that lies beyond it in UTC, asks for nothing."""
    try:
        at = parse_datetime(request.GET.get("at", "")[:40])
        return at and (make_aware(at) if is_naive(at) else at).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _address(row: Listing) -> str:
    return reverse("listing_detail", kwargs={"listing": row.public_id})
