"""Every URL of the desk is a row: its path, its view and what it needs. There is no other way to add one."""

from collections.abc import Callable
from enum import Enum
from functools import wraps
from typing import Any, cast

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import URLPattern, path

from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.errors import NotPermittedError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.rules import lacks_second_factor, may

View = Callable[..., HttpResponseBase]


class Open(Enum):
    """What a URL needs that needs no permission."""

    EVERYONE = "everyone"


Needs = Permission | Open
Methods = tuple[str, ...]
GET: Methods = ("GET", "HEAD")
POST: Methods = ("POST",)
GET_AND_POST: Methods = (*GET, *POST)


class DeskRequest(HttpRequest):
    """A request after the desk's middleware: it knows who acts and when."""

    actor: Actor
    now: Any
    write_alone: Callable[[], None]
    """In an operation that streams, called once its body is read: from there on it is the only writer, to its answer."""


def route(pattern: str, view: View, *, name: str, needs: Needs, methods: Methods = GET_AND_POST) -> URLPattern:
    """One URL. Its view is called only for an actor who holds the permission at all; which objects, the view asks."""
    return path(pattern, guarded(view, needs, methods), name=name)


def guarded(view: View, needs: Needs, methods: Methods = GET_AND_POST) -> View:
    """The view behind its permission; `needs` stays readable on it for the tests that walk every URL."""

    @wraps(view)
    def guard(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
        if request.method not in methods:
            return HttpResponseNotAllowed(methods)
        if isinstance(needs, Permission):
            away = _turn_away(cast(DeskRequest, request), needs)
            if away is not None:
                return away
        return view(request, *arguments, **named)

    guard.needs = needs  # type: ignore[attr-defined]
    return guard


def _turn_away(request: DeskRequest, permission: Permission) -> HttpResponseBase | None:
    if not request.actor.is_known:
        return redirect_to_login(request.get_full_path())
    if needs_setup(request.actor, permission):
        return redirect(settings.SECOND_FACTOR_SETUP)
    if not may(request.actor, permission):
        raise NotPermittedError(permission)
    return None


def needs_setup(actor: Actor, permission: Permission) -> bool:
    """Whether a second factor must be given first; the own account stays open, for that is where it is set up."""
    if permission is Permission.OWN_ACCOUNT or not settings.SECOND_FACTOR_REQUIRED:
        return False
    return lacks_second_factor(actor)
