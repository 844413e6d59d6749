"""Pages of shops."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.dossiers.actions.sellers import seller_to_change
from touchstone.desk.dossiers.actions.shops import add_shop, edit_shop
from touchstone.desk.dossiers.forms.dossier import NewShopForm, ShopForm
from touchstone.desk.dossiers.models import Shop
from touchstone.desk.dossiers.onward import lead_on
from touchstone.desk.dossiers.queries.details import counted, summarise
from touchstone.desk.dossiers.queries.finding import find, find_to_change
from touchstone.desk.dossiers.queries.parents import shown_listings
from touchstone.desk.dossiers.queries.shares import shares_of
from touchstone.desk.dossiers.queries.timeline import timeline_of
from touchstone.desk.dossiers.queries.visible import sees_scores, visible_listings, visible_sellers, visible_shops
from touchstone.desk.dossiers.views.pages import abilities, crumbs, form_page

EDIT = Permission.DOSSIER_EDIT
WORST = 25


def show_shop(request: DeskRequest, shop: str) -> HttpResponse:
    """One dossier, its seller only for those who may see it."""
    row = find(visible_shops(request.actor, request.now), shop)
    sellers = visible_sellers(request.actor, request.now).select_related("root")
    seller = sellers.filter(pk=row.seller_id).first()
    root = sellers.filter(pk=seller.root_id).first() if seller and seller.root_id else None
    listings = visible_listings(request.actor, request.now).filter(shop=row)
    [summary] = summarise(listings, [row])
    order = ["-score"] if sees_scores(request.actor) else []
    values = {
        "shop": row,
        "seller": root or seller,
        "summary": summary,
        "counts": counted(summary.counts, request.actor),
        "listings": shown_listings(request.actor, request.now, listings.order_by(*order, "-pk")[:WORST]),
        "sees_scores": sees_scores(request.actor),
        "worst": WORST,
        "shares": shares_of(request.actor, row),
        "events": timeline_of(request.actor, row),
        "onward": lead_on("shop", row.public_id, request.actor),
        "crumbs": crumbs("shop", (row.name, "")),
        **abilities(request),
    }
    return render(request, "dossiers/shop.html", values)


def new_shop(request: DeskRequest, seller: str) -> HttpResponse:
    """Open the dossier of a shop of this seller."""
    owner = seller_to_change(request.actor, request.now, seller)

    def act(values: dict[str, Any]) -> str:
        del values["seen"]
        return _address(add_shop(by=request.actor, now=request.now, seller=seller, **values))

    title, back = _("New shop"), reverse("seller_detail", kwargs={"seller": seller})
    trail = crumbs("seller", (owner.name, back), (title, ""))
    return form_page(request, NewShopForm(request.POST or None), act, title=title, back=back, trail=trail)


def change_shop(request: DeskRequest, shop: str) -> HttpResponse:
    """Change the facts."""
    seen, mine = (visible_shops(request.actor, request.now, each) for each in (Permission.DOSSIER_VIEW, EDIT))
    row = find_to_change(seen, mine, shop, EDIT)

    def act(values: dict[str, Any]) -> str:
        values["seen"] = values["seen"] or 0
        return _address(edit_shop(by=request.actor, now=request.now, shop=shop, **values))

    form = ShopForm(request.POST or None, initial={"name": row.name, "seen": row.version})
    trail = crumbs("shop", (row.name, _address(row)), (_("Edit"), ""))
    return form_page(request, form, act, title=row.name, back=_address(row), trail=trail)


def _address(row: Shop) -> str:
    return reverse("shop_detail", kwargs={"shop": row.public_id})
