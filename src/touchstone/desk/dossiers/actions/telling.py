"""The people of a partner organisation are told what was shared with them, and when a share is ended."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from touchstone.desk.accounts.models import Organisation, Person
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.roles import ROLES
from touchstone.desk.delivery.message_kind import MessageKind
from touchstone.desk.delivery.outbox import tell
from touchstone.desk.dossiers.messages import SHARE_ENDED, SHARED
from touchstone.desk.dossiers.models import Listing, Seller, SellerKind, Shop

READING = tuple(role.key for role in ROLES if Permission.DOSSIER_VIEW in role.grants)


def tell_shared(dossier: Seller | Shop | Listing, partner: Organisation, by: Actor, now: datetime) -> None:
    """With the address of its page."""
    word = type(dossier).__name__.lower()
    page = settings.ADDRESS + reverse(f"{word}_detail", kwargs={word: dossier.public_id})
    _tell(SHARED, dossier, partner, by, now, url=page)


def tell_ended(dossier: Seller | Shop | Listing, partner: Organisation, by: Actor, now: datetime) -> None:
    """Its page is not there for them any more."""
    _tell(SHARE_ENDED, dossier, partner, by, now)


def _tell(
    kind: MessageKind, dossier: Seller | Shop | Listing, partner: Organisation, by: Actor, now: datetime, **more: str
) -> None:
    whose = {"public_id": by.organisation} if by.organisation else {"operates_node": True}
    ours = Organisation.objects.filter(**whose).values_list("name", flat=True).first()
    values = {"organisation": ours or settings.ADDRESS, "partner": partner.name, "dossier": _named(dossier), **more}
    tell(kind.key, dossier, people=_readers(partner), values=values, now=now)


def _readers(organisation: Organisation) -> Iterable[Person]:
    """Who there may look at dossiers."""
    held = Person.objects.filter(
        is_active=True,
        memberships__organisation=organisation,
        memberships__ended_at=None,
        memberships__role__in=READING,
    )
    return held.distinct().order_by("pk")


def _named(dossier: Seller | Shop | Listing) -> str:
    """By its name, or for a person's dossier by its id: what is sent cannot be forgotten."""
    is_personal = isinstance(dossier, Seller) and dossier.kind != SellerKind.ENTERPRISE
    return str(dossier.public_id) if is_personal else str(dossier)[:120]
