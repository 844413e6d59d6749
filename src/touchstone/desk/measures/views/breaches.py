"""Pages of breaches: establishing one, and what was established."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from touchstone.desk.accounts.notices import say
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.rules import may
from touchstone.desk.dossiers.models import Listing
from touchstone.desk.dossiers.queries.finding import find as find_dossier
from touchstone.desk.dossiers.queries.visible import visible_listings, visible_rights
from touchstone.desk.evidence.queries import visible_to
from touchstone.desk.leads.models import Decision
from touchstone.desk.leads.queries.visible import found
from touchstone.desk.measures.actions.appealing import is_appealable
from touchstone.desk.measures.actions.establishing import establish_breach, kinds_of
from touchstone.desk.measures.drafting import draft_breach
from touchstone.desk.measures.errors import CheckedError, NoVerdictError
from touchstone.desk.measures.forms import BreachForm
from touchstone.desk.measures.queries.appeals import appeals_of
from touchstone.desk.measures.queries.codes import code_at, ground_of, in_chinese
from touchstone.desk.measures.queries.verdicts import is_checked, verdict_on
from touchstone.desk.measures.queries.visible import find, shown_seller, visible_breaches
from touchstone.desk.measures.views.doubts import shown_doubt
from touchstone.desk.measures.views.states import shown_measures


def new_breach(request: DeskRequest, listing: str) -> HttpResponse:
    """Say what a listing breaks; the measures that follow are decided at once."""
    row = find_dossier(visible_listings(request.actor, request.now), listing)
    back = reverse("listing_detail", kwargs={"listing": row.public_id})
    return _establish(request, row, _form(request), {"back": back, "lead": row.title})


def breach_from_lead(request: DeskRequest, lead: str) -> HttpResponse:
    """The same from a decided lead, with its facts drafted."""
    row = found(request.actor, lead)
    decision = verdict_on(row)
    if decision is None:
        raise NoVerdictError
    if is_checked(decision):
        raise CheckedError
    code = code_at(request.now)
    form = _form(request, draft_breach(decision, kinds_of(code, request.now), code.zone))
    shown = {
        "back": reverse("lead_detail", kwargs={"lead": row.public_id}),
        "lead": decision.listing_version.title,
        "decision": decision,
        "number": decision.listing_version.number,
        "ruleset": row.screening.ruleset if row.screening else "",
    }
    return _establish(request, row.listing, form, shown, decision)


def _form(request: DeskRequest, drafted: Mapping[str, str] | None = None) -> BreachForm:
    return BreachForm(
        request.POST or None,
        kinds=kinds_of(code_at(request.now), request.now),
        rights=visible_rights(request.actor),
        files=visible_to(request.actor),
        drafted=drafted,
    )


def _establish(
    request: DeskRequest,
    listing: Listing,
    form: BreachForm,
    shown: Mapping[str, object],
    decision: Decision | None = None,
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        breach = establish_breach(listing=listing, decision=decision, by=request.actor, now=request.now, **values)
        say(request, _("The breach was established, and its measures were decided."))
        return redirect("breach_detail", breach=breach.public_id)
    values = {"form": form, "title": _("Establish a breach"), **shown}
    return render(request, "measures/breach_form.html", values, status=422 if form.errors else 200)


def show_breach(request: DeskRequest, breach: str) -> HttpResponse:
    """One breach: facts, ground, evidence, what it brought, whether it was appealed or is in doubt."""
    row = find(visible_breaches(request.actor).select_related("seller__root", "listing_version__listing"), breach)
    kind = ground_of(row)
    values = {
        "breach": row,
        "seller": shown_seller(request.actor, row.seller),
        "facts": row.facts_zh if in_chinese() else row.facts_en,
        "ground": kind.text_zh if in_chinese() else kind.text_en,
        "files": visible_to(request.actor).filter(public_id__in=row.evidence),
        "measures": shown_measures(row.measures.select_related("breach"), request.now),
        "appeals": appeals_of(row),
        "may_appeal": may(request.actor, Permission.APPEAL_FILE) and is_appealable(row, request.now),
        **shown_doubt(request, row),
    }
    return render(request, "measures/breach.html", values)
