"""From an API key to the one who acts."""

import hmac
from dataclasses import replace
from datetime import datetime, timedelta

from touchstone.desk.accounts.acting import acting_for
from touchstone.desk.accounts.models import ApiKey
from touchstone.desk.accounts.tokens import digest_of
from touchstone.desk.authority.actor import Actor, Via
from touchstone.desk.authority.permissions import Permission

NOTED_EVERY = timedelta(minutes=1)
"""How exact the time of last use is: noting each use would write a row per request."""


def actor_of_key(token: str, now: datetime) -> Actor | None:
    """Who acts with this key; None for one that is unknown, revoked, expired, or whose maker left.

    The roles are read afresh: a key loses at once what its maker loses.
    """
    key = key_of(token, now)
    if key is None or not key.person.is_active:
        return None
    actor = acting_for(key.person, key.organisation.public_id, via=Via.API, strong=True)
    if actor.organisation_row != key.organisation_id:
        return None
    return replace(actor, scopes=frozenset(Permission(scope) for scope in key.scopes))


def key_of(token: str, now: datetime) -> ApiKey | None:
    """The key that holds now; the time it takes tells nothing about digests that are there."""
    digest = digest_of(token)
    held = ApiKey.objects.filter(digest=digest, revoked_at=None, expires_at__gt=now)
    key = held.select_related("person", "organisation").first()
    if key is None or not hmac.compare_digest(key.digest, digest):
        return None
    if key.used_at is None or now - key.used_at >= NOTED_EVERY:
        ApiKey.objects.filter(pk=key.pk).update(used_at=now)
    return key
