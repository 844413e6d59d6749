"""What every page knows: who reads it, where one can go from it, what waits in the inbox."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from touchstone.desk.accounts.models import Organisation
from touchstone.desk.authority.actor import PUBLIC, Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.rules import may
from touchstone.desk.delivery.queries.inbox import count_unread
from touchstone.desk.frontdoor.dispatch import LIVE
from touchstone.desk.frontdoor.navigation import navigate


def desk(request: HttpRequest) -> dict[str, Any]:
    """Values for the base template; those that ask the database are asked only where they are shown."""
    actor: Actor = getattr(request, "actor", PUBLIC)
    values: dict[str, Any] = {"demonstration": settings.DEMONSTRATION, "actor": actor}
    if not actor.person:
        return values
    values |= {
        "navigation": SimpleLazyObject(lambda: navigate(actor, request.path)),
        "organisation_name": SimpleLazyObject(lambda: _organisation_name(actor)),
    }
    if may(actor, Permission.DOSSIER_VIEW) or may(actor, Permission.REFERENCE_VIEW):
        values |= {"search_url": reverse("dossier_search"), "search_words": request.GET.get("q", "")[:400]}
    if may(actor, Permission.INBOX_USE):
        unread = SimpleLazyObject(lambda: count_unread(actor))
        values |= {"inbox_url": reverse("inbox"), "inbox_unread": unread, "live_url": LIVE}
    return values


def _organisation_name(actor: Actor) -> str:
    found = Organisation.objects.filter(public_id=actor.organisation).values_list("name", flat=True)
    return found.first() or ""
