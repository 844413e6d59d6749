"""The own account: profile, language, and for which organisation one acts."""

from typing import cast

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from touchstone.desk.accounts.acting import ACTING_FOR, current_memberships
from touchstone.desk.accounts.actions.profile import change_profile
from touchstone.desk.accounts.forms import ProfileForm
from touchstone.desk.accounts.models import Membership, Person
from touchstone.desk.accounts.notices import say
from touchstone.desk.authority.errors import NotThereError
from touchstone.desk.authority.routes import DeskRequest


def show_profile(request: DeskRequest) -> HttpResponse:
    """Name and language, the organisations one works for, and the ways to sign in."""
    person = cast(Person, request.user)
    form = ProfileForm(request.POST or None, instance=Person.objects.get(pk=person.pk))
    if request.method == "POST" and form.is_valid():
        change_profile(person=person, **form.cleaned_data, by=request.actor, now=request.now)
        with translation.override(form.cleaned_data["language"]):
            say(request, _("Your profile was saved."))
        return redirect("profile")
    values = {
        "form": form,
        "person": person,
        "organisations": _organisations(person),
        "acting_for": request.actor.organisation,
        "factors": Authenticator.objects.filter(user=person).exclude(type=Authenticator.Type.RECOVERY_CODES).count(),
    }
    return render(request, "accounts/profile.html", values, status=422 if form.errors else 200)


def act_for(request: DeskRequest) -> HttpResponse:
    """Act for another of the own organisations, until the session ends."""
    chosen = request.POST.get("organisation", "")
    held = {each.organisation.public_id for each in current_memberships(cast(Person, request.user))}
    if chosen not in held:
        raise NotThereError
    request.session[ACTING_FOR] = chosen
    return HttpResponseRedirect(_back(request))


def set_language(request: DeskRequest) -> HttpResponse:
    """Speak another language from now on: kept with the person, or in a cookie."""
    language = request.POST.get("language", "")
    if language not in dict(settings.LANGUAGES):
        raise NotThereError
    person = request.user
    if isinstance(person, Person):
        change_profile(person=person, name=person.name, language=language, by=request.actor, now=request.now)
    answer = HttpResponseRedirect(_back(request))
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=365 * 24 * 3600,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return answer


def _back(request: DeskRequest) -> str:
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return back if is_ours else "/"


def _organisations(person: Person) -> list[dict[str, object]]:
    gathered: dict[int, list[Membership]] = {}
    for each in current_memberships(person):
        gathered.setdefault(each.organisation_id, []).append(each)
    return [
        {"organisation": rows[0].organisation, "roles": [row.role_title for row in rows]} for rows in gathered.values()
    ]
