"""Access requests that an actor may know of."""

from datetime import datetime

from django.db.models import Q, QuerySet

from touchstone.desk.accounts.access.models import AccessLink, AccessRequest
from touchstone.desk.accounts.access.transitions import OPEN
from touchstone.desk.accounts.tokens import digest_of
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.errors import NotThereError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import may, within


def visible_to(actor: Actor) -> QuerySet[AccessRequest]:
    """Every request for those who may see requests; for everyone else there is none."""
    return AccessRequest.objects.filter(within(actor, Permission.ACCESS_VIEW))


def relation(request: AccessRequest, actor: Actor) -> Reach | None:
    """A request belongs to the node, not to an organisation."""
    return Reach.NODE if may(actor, Permission.ACCESS_VIEW, Reach.NODE) else None


def found(actor: Actor, public_id: str) -> AccessRequest:
    """One request; NotThereError where the actor may not know of it."""
    request = visible_to(actor).filter(public_id=public_id).first()
    if request is None:
        raise NotThereError
    return request


def matching(actor: Actor, words: str = "", state: str = "", whose: str = "") -> QuerySet[AccessRequest]:
    """The queue, oldest first: by words in name or code, by state (`open` is every state that has not ended), by reviewer."""
    rows = visible_to(actor)
    if words:
        rows = rows.filter(Q(name__icontains=words) | Q(registration_number__iexact=words))
    if state:
        rows = rows.filter(status__in=OPEN if state == "open" else (state,))
    if whose:
        rows = rows.filter(claimed_by=actor.person if whose == "mine" else "")
    return rows.order_by("created_at", "pk")


def later(rows: QuerySet[AccessRequest], after: str) -> QuerySet[AccessRequest]:
    """The rows that come after the one with this public id, if the rows hold it."""
    last = rows.filter(public_id=after).first()
    if last is None:
        return rows
    return rows.filter(Q(created_at__gt=last.created_at) | Q(created_at=last.created_at, pk__gt=last.pk))


def held(token: str, now: datetime) -> AccessRequest | None:
    """The request whose link this is."""
    return behind(digest_of(token), now)


def behind(digest: str, now: datetime) -> AccessRequest | None:
    """The request of a link, by the digest of its token, as long as the link opens it."""
    link = AccessLink.objects.filter(token_digest=digest, expires_at__gt=now).select_related("request").first()
    return link.request if link else None


def held_by(actor: Actor) -> AccessRequest:
    """The request whose link the actor showed; NotThereError where there is none, or its contact was forgotten."""
    request = AccessRequest.objects.filter(public_id=actor.holds, forgotten_at=None).first()
    if request is None:
        raise NotThereError
    return request
