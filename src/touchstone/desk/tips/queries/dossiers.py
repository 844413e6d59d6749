"""Which listing or shop a misread address may mean, and what else was reported of the same one."""

from datetime import datetime
from typing import TypeVar

from django.db.models import Q, QuerySet

from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.errors import NotThereError
from touchstone.desk.dossiers.models import Listing, Shop
from touchstone.desk.dossiers.queries.pages import ids_found
from touchstone.desk.dossiers.queries.visible import visible_listings, visible_shops
from touchstone.desk.tips.models import Target

Row = TypeVar("Row", Listing, Shop)
OFFERED = 8
"""Listings, and as many shops."""


def offered(actor: Actor, now: datetime, words: str) -> list[Listing | Shop]:
    """What the words may mean: the best answers of the search, by number, title or name; listings before shops."""
    if not words.strip():
        return []
    listings = _found(visible_listings(actor, now), actor, now, "listing", words)
    return [*listings, *_found(visible_shops(actor, now), actor, now, "shop", words)]


def dossier_of(actor: Actor, now: datetime, public_id: str) -> Listing | Shop:
    """The listing or shop that was chosen; NotThereError where the actor may not see it."""
    listing = visible_listings(actor, now).filter(public_id=public_id).first()
    found = listing or visible_shops(actor, now).filter(public_id=public_id).first()
    if found is None:
        raise NotThereError
    return found


def same_thing(target: Target) -> QuerySet[Target]:
    """This target and those of the same listing or shop that people reported under another address."""
    same = Q(pk=target.pk)
    if target.listing_id is not None:
        same |= Q(listing=target.listing_id)
    if target.shop_id is not None:
        same |= Q(shop=target.shop_id)
    return Target.objects.filter(same)


def _found(rows: QuerySet[Row], actor: Actor, now: datetime, kind: str, words: str) -> list[Row]:
    best = ids_found(actor, now, kind, words, OFFERED)
    held = rows.in_bulk(best)
    return [held[pk] for pk in best if pk in held]
