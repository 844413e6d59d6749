"""Merging two sellers: search the other, compare, confirm; and splitting them again."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from touchstone.desk.accounts.notices import say
from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.dossiers.actions.merging import merge_sellers, split_seller
from touchstone.desk.dossiers.forms.handling import MergeForm, ReasonForm
from touchstone.desk.dossiers.models import Seller
from touchstone.desk.dossiers.queries.details import shops_of
from touchstone.desk.dossiers.queries.finding import find_to_change
from touchstone.desk.dossiers.queries.kinds import KIND_BY_KEY
from touchstone.desk.dossiers.queries.pages import Asked, page_of
from touchstone.desk.dossiers.queries.visible import visible_sellers
from touchstone.desk.dossiers.views.pages import crumbs

MERGE = Permission.DOSSIER_MERGE


def choose_merge(request: DeskRequest, seller: str) -> HttpResponse:
    """Search the dossier into which this one goes; with `?into=` compare the two."""
    row = _found(request, seller)
    trail = crumbs("seller", (row.name, _address(row)), (_("Merge"), ""))
    into = request.GET.get("into", "")
    if into:
        other = _found(request, into)
        form = MergeForm(initial={"into": other.public_id, "seen": row.version})
        pair = [(each, shops_of(request.actor, request.now, each)) for each in (row, other)]
        values = {"seller": row, "other": other, "pair": pair, "form": form, "crumbs": trail}
        return render(request, "dossiers/merge_compare.html", values)
    question = request.GET.get("q", "")[:400]
    found = (
        page_of(KIND_BY_KEY["seller"], request.actor, request.now, Asked(question), 20).rows if question.strip() else []
    )
    others = [other for other in found if other.pk != row.pk]
    return render(request, "dossiers/merge.html", {"seller": row, "q": question, "others": others, "crumbs": trail})


def merge(request: DeskRequest, seller: str) -> HttpResponse:
    """Merge, as it was compared."""
    form = MergeForm(request.POST)
    if not form.is_valid():
        raise InvalidError(problems=_("a reason is needed"))
    target = merge_sellers(by=request.actor, now=request.now, seller=seller, **form.cleaned_data)
    say(request, _("The two dossiers are one. It can be undone at any time."))
    return redirect(_address(target))


def split(request: DeskRequest, seller: str) -> HttpResponse:
    """Part them again."""
    form = ReasonForm(request.POST)
    if not form.is_valid():
        raise InvalidError(problems=_("a reason is needed"))
    parted = split_seller(by=request.actor, now=request.now, seller=seller, reason=form.cleaned_data["reason"])
    say(request, _("The dossier stands by itself again."))
    return redirect(_address(parted))


def _found(request: DeskRequest, seller: str) -> Seller:
    seen = visible_sellers(request.actor, request.now)
    return find_to_change(seen, visible_sellers(request.actor, request.now, MERGE), seller, MERGE)


def _address(row: Seller) -> str:
    return reverse("seller_detail", kwargs={"seller": row.public_id})
