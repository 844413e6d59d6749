"""Organisations: list, one, its details."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.desk.accounts.actions.organisations import change_organisation
from touchstone.desk.accounts.forms import OrganisationFilter, OrganisationForm
from touchstone.desk.accounts.notices import say
from touchstone.desk.accounts.queries import members, organisations
from touchstone.desk.authority.organisation_kind import TITLES, OrganisationKind
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.rules import demand, may, relation_to

PAGE = 50


def list_organisations(request: DeskRequest) -> HttpResponse:
    """The organisations that the actor may know of, searched by name, code and kind."""
    form = OrganisationFilter(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    rows = organisations.matching(request.actor, asked.get("q", ""), asked.get("kind", ""))
    shown = list(organisations.later(rows, request.GET.get("cursor", ""))[: PAGE + 1])
    page = {"next": shown[PAGE - 1].public_id if len(shown) > PAGE else ""}
    values = {"form": form, "organisations": shown[:PAGE], "page": page, "searched": any(asked.values())}
    return render(request, "accounts/organisation_list.html", values)


def show_organisation(request: DeskRequest, organisation: str) -> HttpResponse:
    """One organisation with its members and open invitations."""
    found = organisations.found(request.actor, organisation)
    relation = relation_to(request.actor, found.pk)
    manages = may(request.actor, Permission.MEMBER_MANAGE, relation)
    values = {
        "organisation": found,
        "kind": TITLES[OrganisationKind(found.kind)],
        "members": members.members_of(request.actor, found),
        "invitations": members.open_invitations(request.actor, found) if manages else (),
        "manages": manages,
        "secures": may(request.actor, Permission.MEMBER_SECURE, relation),
        "edits": may(request.actor, Permission.ORGANISATION_EDIT, relation),
        "keys": may(request.actor, Permission.KEY_MANAGE, relation),
        "now": request.now,
    }
    return render(request, "accounts/organisation_detail.html", values)


def edit_organisation(request: DeskRequest, organisation: str) -> HttpResponse:
    """Change the details."""
    found = organisations.found(request.actor, organisation)
    demand(request.actor, Permission.ORGANISATION_EDIT, relation_to(request.actor, found.pk))
    form = OrganisationForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        change_organisation(organisation=found, **form.cleaned_data, by=request.actor, now=request.now)
        say(request, _("The details were saved."))
        return redirect("organisation_detail", organisation=found.public_id)
    found.refresh_from_db()
    values = {"form": form, "organisation": found}
    return render(request, "accounts/organisation_edit.html", values, status=_status(form))


def _status(form: OrganisationForm) -> int:
    return 422 if form.errors else 200
