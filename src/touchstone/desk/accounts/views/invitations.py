"""Invitations: sent again, withdrawn, and accepted by whom they are for."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from touchstone.desk.accounts.acting import ACTING_FOR
from touchstone.desk.accounts.actions import invitations, joining
from touchstone.desk.accounts.errors import InvitationOverError, OtherPersonError
from touchstone.desk.accounts.forms import JoinForm
from touchstone.desk.accounts.models import Invitation, Person
from touchstone.desk.accounts.notices import say
from touchstone.desk.accounts.queries.members import found_invitation, held_invitation
from touchstone.desk.accounts.tokens import digest_of
from touchstone.desk.authority.roles import title_of
from touchstone.desk.authority.routes import DeskRequest

OPENED = "invitation"
"""The session's key of the digest whose link was opened: the token leaves the address bar, and ends with its mail."""


def send_again(request: DeskRequest, invitation: str) -> HttpResponse:
    """Send a new link."""
    found = found_invitation(request.actor, invitation)
    invitations.send_again(invitation=found, by=request.actor, now=request.now)
    say(request, _("The invitation was sent again; the first link ended."))
    return redirect("organisation_detail", organisation=found.organisation.public_id)


def withdraw(request: DeskRequest, invitation: str) -> HttpResponse:
    """Take it back."""
    found = found_invitation(request.actor, invitation)
    invitations.withdraw(invitation=found, by=request.actor, now=request.now)
    say(request, _("The invitation was withdrawn."))
    return redirect("organisation_detail", organisation=found.organisation.public_id)


@never_cache
def open_invitation(request: DeskRequest, token: str) -> HttpResponse:
    """The link in the mail."""
    digest = digest_of(token)
    if held_invitation(request.now, token_digest=digest) is None:
        raise InvitationOverError
    request.session[OPENED] = digest
    return redirect("invitation_accept")


@never_cache
@sensitive_post_parameters("password")
def accept(request: DeskRequest) -> HttpResponseBase:
    """Join: as a new person, or with the account that has the address."""
    invitation = held_invitation(request.now, token_digest=str(request.session.get(OPENED, "")))
    if invitation is None:
        raise InvitationOverError
    if Person.objects.filter(email=invitation.email).exists():
        return _with_account(request, invitation)
    return _as_new_person(request, invitation)


def _with_account(request: DeskRequest, invitation: Invitation) -> HttpResponseBase:
    if not request.user.is_authenticated:
        return redirect_to_login(reverse("invitation_accept"))
    person = request.user
    if person.email != invitation.email:
        raise OtherPersonError
    if request.method != "POST":
        return render(request, "accounts/invitation_accept.html", _values(invitation))
    joining.join(invitation=invitation, person=person, by=request.actor, now=request.now)
    del request.session[OPENED]
    request.session[ACTING_FOR] = invitation.organisation.public_id
    say(request, _("You joined %(organisation)s.") % {"organisation": invitation.organisation})
    return redirect("profile")


def _as_new_person(request: DeskRequest, invitation: Invitation) -> HttpResponse:
    if request.user.is_authenticated:
        raise OtherPersonError
    form = JoinForm(request.POST or None, email=invitation.email, initial={"name": invitation.name})
    if request.method == "POST" and form.is_valid():
        joining.join_as_new_person(invitation=invitation, **form.cleaned_data, now=request.now)
        del request.session[OPENED]
        say(request, _("Your account is ready. Sign in with your e-mail address and password."))
        return redirect("account_login")
    values = _values(invitation) | {"form": form}
    return render(request, "accounts/invitation_accept.html", values, status=422 if form.errors else 200)


def _values(invitation: Invitation) -> dict[str, object]:
    return {"invitation": invitation, "role": title_of(invitation.role)}
