"""Second factors as they come and go: the session is strong once one was set up, and no longer when none is left."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.internal.flows.login import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    get_authentication_records,
    record_authentication,
)
from allauth.mfa.models import Authenticator
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from touchstone.desk.accounts.acting import SECOND_FACTORS, actor_of
from touchstone.desk.accounts.actions.members import end_sessions
from touchstone.desk.accounts.actions.signing_in import note_factor
from touchstone.desk.accounts.models import Person

View = Callable[..., HttpResponseBase]
KINDS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def watching_factors(view: View) -> View:
    """A view of the library that adds or removes second factors, and what follows from it."""

    @wraps(view)
    def watched(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
        if not isinstance(request.user, Person):
            return view(request, *arguments, **named)
        person, before = request.user, _factors(request.user)
        answer = view(request, *arguments, **named)
        after = _factors(person)
        for number in after.keys() - before.keys():
            _added(request, person, number, after[number])
        for number in before.keys() - after.keys():
            _removed(request, person, before[number], is_last=not after)
        return answer

    return watched


def _factors(person: Person) -> dict[int, str]:
    return dict(Authenticator.objects.filter(user=person, type__in=KINDS).values_list("pk", "type"))


def _added(request: HttpRequest, person: Person, number: int, kind: str) -> None:
    """Setting it up asked for the password and for a code of it: that is a sign-in with both."""
    record_authentication(request, person, "mfa", id=number, type=kind)
    request.session.cycle_key()
    note_factor(person=person, added=True, factor=kind, by=actor_of(request), now=timezone.now())


def _removed(request: HttpRequest, person: Person, kind: str, *, is_last: bool) -> None:
    note_factor(person=person, added=False, factor=kind, by=actor_of(request), now=timezone.now())
    end_sessions(person)
    person.refresh_from_db()
    update_session_auth_hash(request, person)
    if is_last:
        records = get_authentication_records(request, person)
        weaker = [record for record in records if record.get("method") not in SECOND_FACTORS]
        request.session[AUTHENTICATION_METHODS_SESSION_KEY] = weaker
