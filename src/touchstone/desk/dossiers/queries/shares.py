"""With whom a dossier is shared, for those who decide about it."""

from django.db.models import QuerySet

from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import may, within
from touchstone.desk.dossiers.models import Listing, Seller, Share, Shop


def shares_of(actor: Actor, dossier: Seller | Shop | Listing) -> list[Share]:
    """Running shares first; nothing for others."""
    if not may(actor, Permission.DOSSIER_SHARE, Reach.NODE):
        return []
    shares = Share.objects.filter(**{type(dossier).__name__.lower(): dossier}).select_related("organisation")
    return sorted(shares[:50], key=lambda share: share.ended_at is not None)


def visible_shares(actor: Actor) -> QuerySet[Share]:
    """All shares for those who decide about them; for others there are none."""
    rows = Share.objects.filter(within(actor, Permission.DOSSIER_SHARE))
    return rows.select_related("organisation", "seller", "shop", "listing")
