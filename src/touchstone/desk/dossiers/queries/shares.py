"""With whom a dossier is shared, for those who decide about it."""

from django.db.models import Q

from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import may
from touchstone.desk.dossiers.models import Listing, Seller, Share, Shop

SHOWN = 50


def shares_of(actor: Actor, dossier: Seller | Shop | Listing) -> list[Share]:
    """Its own shares and those of what it belongs to, which include it; running ones first. Nothing for others."""
    if not may(actor, Permission.DOSSIER_SHARE, Reach.NODE):
        return []
    shares = Share.objects.filter(_covers(dossier)).select_related("organisation")
    return sorted(shares[:SHOWN], key=lambda share: share.ended_at is not None)


def _covers(dossier: Seller | Shop | Listing) -> Q:
    if isinstance(dossier, Seller):
        return Q(seller=dossier)
    if isinstance(dossier, Shop):
        return Q(shop=dossier) | Q(seller=dossier.seller_id) | Q(seller__below=dossier.seller_id)
    return Q(listing=dossier) if dossier.shop is None else Q(listing=dossier) | _covers(dossier.shop)
