"""Members of an organisation: invite, give and end roles, end the membership."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.desk.accounts.actions import invitations, members
from touchstone.desk.accounts.forms import InvitationForm, ReasonForm, RoleForm
from touchstone.desk.accounts.models import Organisation
from touchstone.desk.accounts.notices import say
from touchstone.desk.accounts.queries import members as seen
from touchstone.desk.accounts.queries import organisations
from touchstone.desk.accounts.queries.factors import has_factor
from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.rules import demand, may, relation_to


def invite_member(request: DeskRequest, organisation: str) -> HttpResponse:
    """Ask a person to join."""
    found = _managed(request, organisation)
    start = {"language": request.LANGUAGE_CODE}
    form = InvitationForm(request.POST or None, organisation=found, initial=start)
    if request.method == "POST" and form.is_valid():
        invitations.invite(organisation=found, **form.cleaned_data, by=request.actor, now=request.now)
        say(request, _("The invitation is on its way."))
        return redirect("organisation_detail", organisation=found.public_id)
    values = {"form": form, "organisation": found}
    return render(request, "accounts/member_invite.html", values, status=422 if form.errors else 200)


def show_member(request: DeskRequest, organisation: str, person: str) -> HttpResponse:
    """One member with the roles it holds, and what may be done for the account."""
    found = organisations.found(request.actor, organisation)
    relation = relation_to(request.actor, found.pk)
    demand(request.actor, Permission.MEMBER_SECURE, relation)
    member = seen.found_member(request.actor, found, person)
    form = RoleForm(organisation=found, held=member.roles)
    is_self = member.person.public_id == request.actor.person
    values = {
        "organisation": found,
        "member": member,
        "form": form,
        "is_self": is_self,
        "manages": may(request.actor, Permission.MEMBER_MANAGE, relation),
        "reason": ReasonForm(auto_id="id_%s_of_sessions"),
        "lost": ReasonForm(auto_id="id_%s_of_factors") if has_factor(member.person) else None,
    }
    return render(request, "accounts/member_detail.html", values)


def give_role(request: DeskRequest, organisation: str, person: str) -> HttpResponse:
    """Give one more role."""
    found = _managed(request, organisation)
    member = seen.found_member(request.actor, found, person)
    form = RoleForm(request.POST, organisation=found)
    if not form.is_valid():
        raise InvalidError(problems=" ".join(str(text) for texts in form.errors.values() for text in texts))
    role = form.cleaned_data["role"]
    members.give_role(organisation=found, person=member.person, role=role, by=request.actor, now=request.now)
    say(request, _("The role was given."))
    return redirect("member_detail", organisation=found.public_id, person=person)


def end_role(request: DeskRequest, membership: str) -> HttpResponse:
    """End one role."""
    found = seen.found_membership(request.actor, membership)
    members.end_role(membership=found, by=request.actor, now=request.now)
    say(request, _("The role was ended."))
    return redirect("organisation_detail", organisation=found.organisation.public_id)


def end_membership(request: DeskRequest, organisation: str, person: str) -> HttpResponse:
    """End all roles of a member at once."""
    found = _managed(request, organisation)
    member = seen.found_member(request.actor, found, person)
    members.end_membership(organisation=found, person=member.person, by=request.actor, now=request.now)
    say(request, _("The membership was ended."))
    return redirect("organisation_detail", organisation=found.public_id)


def _managed(request: DeskRequest, public_id: str) -> Organisation:
    organisation = organisations.found(request.actor, public_id)
    demand(request.actor, Permission.MEMBER_MANAGE, relation_to(request.actor, organisation.pk))
    return organisation
