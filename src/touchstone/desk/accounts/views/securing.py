"""Help for the account of a member: sessions ended, lost second factors removed."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from touchstone.desk.accounts.actions import securing
from touchstone.desk.accounts.forms import ReasonForm
from touchstone.desk.accounts.models import Organisation, Person
from touchstone.desk.accounts.notices import say
from touchstone.desk.accounts.queries import organisations
from touchstone.desk.accounts.queries.members import found_member
from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.rules import demand, relation_to


def end_sessions(request: DeskRequest, organisation: str, person: str) -> HttpResponse:
    """End every session of a member."""
    house, member = _member(request, organisation, person)
    securing.end_sessions_of(
        organisation=house, person=member, reason=_reason(request), by=request.actor, now=request.now
    )
    say(request, _("Every session of this person was ended."))
    return redirect("member_detail", organisation=organisation, person=person)


def remove_factors(request: DeskRequest, organisation: str, person: str) -> HttpResponse:
    """Remove the second factors that a member lost."""
    house, member = _member(request, organisation, person)
    securing.remove_factors(
        organisation=house, person=member, reason=_reason(request), by=request.actor, now=request.now
    )
    say(request, _("The second factors were removed; the person sets up a new one at the next sign-in."))
    return redirect("member_detail", organisation=organisation, person=person)


def _member(request: DeskRequest, organisation: str, person: str) -> tuple[Organisation, Person]:
    house = organisations.found(request.actor, organisation)
    demand(request.actor, Permission.MEMBER_SECURE, relation_to(request.actor, house.pk))
    return house, found_member(request.actor, house, person).person


def _reason(request: DeskRequest) -> str:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        raise InvalidError(problems=" ".join(str(text) for texts in form.errors.values() for text in texts))
    return str(form.cleaned_data["reason"])
