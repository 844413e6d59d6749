"""Who calls: an API key, or the session of a browser that shows the token of our own pages."""

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware

from touchstone.desk.accounts.buckets import take
from touchstone.desk.accounts.keys import actor_of_key
from touchstone.desk.accounts.tokens import digest_of
from touchstone.desk.authority.actor import Via
from touchstone.desk.authority.errors import NotPermittedError, SecondFactorNeededError, SignInNeededError
from touchstone.desk.authority.operations import Anyone, ApiNeeds
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest, Open, needs_setup
from touchstone.desk.authority.rules import may
from touchstone.desk.frontdoor.api.errors import ForeignPageError, OutOfScopeError, UnknownKeyError

SAFE = frozenset({"GET", "HEAD"})


def identify(request: DeskRequest) -> dict[str, str]:
    """Set who acts; returns headers that say how many more requests the key may make. Raises refusals."""
    if "Authorization" not in request.headers:
        if request.method not in SAFE and request.actor.via is Via.BROWSER:
            _demand_own_page(request)
        return {}
    scheme, _, token = request.headers["Authorization"].partition(" ")
    actor = actor_of_key(token.strip(), request.now) if scheme.lower() == "bearer" else None
    if actor is None:
        raise UnknownKeyError
    request.actor = actor
    return take(f"key.{digest_of(token.strip())[:40]}", now=request.now).headers


def admit(request: DeskRequest, needs: ApiNeeds) -> None:
    """Refuse whoever does not hold the permission at all; which objects, the view asks."""
    if needs is Open.EVERYONE:
        return
    if not request.actor.is_known:
        raise SignInNeededError
    if needs_setup(request.actor, Permission.DESK_ENTER if needs is Anyone.KNOWN else needs):
        raise SecondFactorNeededError
    if not isinstance(needs, Permission):
        return
    if request.actor.scopes is not None and needs not in request.actor.scopes:
        raise OutOfScopeError(needs)
    if not may(request.actor, needs):
        raise NotPermittedError(needs)


def _demand_own_page(request: HttpRequest) -> None:
    guard = CsrfViewMiddleware(lambda _request: HttpResponse())
    guard.process_request(request)
    # Django skips the check for views that are exempt; this one is asked as if it were not.
    if guard.process_view(request, cast(Any, _not_exempt), (), {}) is not None:
        raise ForeignPageError


def _not_exempt(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()
