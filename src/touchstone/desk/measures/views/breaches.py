"""Pages of breaches: establishing one, and what was established."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from touchstone.desk.accounts.notices import say
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.rules import may
from touchstone.desk.dossiers.queries.finding import find as find_dossier
from touchstone.desk.dossiers.queries.visible import visible_listings, visible_rights
from touchstone.desk.evidence.queries import visible_to
from touchstone.desk.measures.actions.appealing import is_appealable
from touchstone.desk.measures.actions.establishing import establish_breach, kinds_of
from touchstone.desk.measures.forms import BreachForm
from touchstone.desk.measures.models import Appeal
from touchstone.desk.measures.queries.accounts import root_of
from touchstone.desk.measures.queries.codes import code_at, confirmed, in_chinese, title_of
from touchstone.desk.measures.queries.visible import find, visible_breaches
from touchstone.desk.measures.statements import row_of
from touchstone.desk.measures.views.states import state_of


def new_breach(request: DeskRequest, listing: str) -> HttpResponse:
    """Say what a listing breaks; the measures that follow are decided at once."""
    row = find_dossier(visible_listings(request.actor, request.now), listing)
    form = BreachForm(
        request.POST or None,
        kinds=kinds_of(code_at(request.now), request.now),
        rights=visible_rights(request.actor),
        files=visible_to(request.actor),
    )
    if request.method == "POST" and form.is_valid():
        breach = establish_breach(listing=row, by=request.actor, now=request.now, **form.cleaned_data)
        say(request, _("The breach was established, and its measures were decided."))
        return redirect("breach_detail", breach=breach.public_id)
    back = reverse("listing_detail", kwargs={"listing": row.public_id})
    values = {"form": form, "title": _("Establish a breach"), "lead": row.title, "back": back}
    return render(request, "measures/form.html", values, status=422 if form.errors else 200)


def show_breach(request: DeskRequest, breach: str) -> HttpResponse:
    """One breach: facts, ground, evidence, what it brought, whether it was appealed."""
    row = find(visible_breaches(request.actor).select_related("seller__root", "listing_version__listing"), breach)
    kind = row_of(confirmed(row.code), row.ground)
    values = {
        "breach": row,
        "seller": root_of(row.seller),
        "facts": row.facts_zh if in_chinese() else row.facts_en,
        "ground": kind.text_zh if in_chinese() else kind.text_en,
        "files": visible_to(request.actor).filter(public_id__in=row.evidence),
        "measures": [
            {"measure": each, "action": title_of(each.action), "state": state_of(each, request.now)}
            for each in row.measures.all()
        ],
        "appeal": Appeal.objects.filter(breach=row).first(),
        "may_appeal": may(request.actor, Permission.APPEAL_FILE) and is_appealable(row, request.now),
    }
    return render(request, "measures/breach.html", values)
