"""Making and revoking API keys."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from touchstone.desk.accounts.errors import KeyLifetimeError, KeyScopeError
from touchstone.desk.accounts.key_rules import scopes_for
from touchstone.desk.accounts.models import ApiKey, Organisation, Person
from touchstone.desk.accounts.tokens import KEY_PREFIX, digest_of, new_token
from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import MEANINGS, Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import demand, relation_to

LONGEST = timedelta(days=366)


@act
def make_key(
    *, name: str, scopes: Iterable[Permission], lifetime: timedelta, by: Actor, now: datetime
) -> tuple[ApiKey, str]:
    """A key of the own organisation and its token, which nobody can read again."""
    demand(by, Permission.KEY_MANAGE, Reach.OURS)
    asked = frozenset(scopes)
    beyond = asked - set(scopes_for(by))
    if beyond or not asked:
        raise KeyScopeError(scopes=", ".join(str(MEANINGS[each]) for each in sorted(beyond)) or "–")
    if not timedelta(days=1) <= lifetime <= LONGEST:
        raise KeyLifetimeError(days=LONGEST.days)
    token = new_token(KEY_PREFIX)
    key = ApiKey.objects.create(
        organisation=Organisation.objects.get(public_id=by.organisation),
        person=Person.objects.get(public_id=by.person),
        name=name,
        scopes=sorted(each.value for each in asked),
        digest=digest_of(token),
        created_at=now,
        created_by=by.person,
        expires_at=now + lifetime,
    )
    told = {"scopes": key.scopes, "expires_at": key.expires_at.isoformat()}
    record("accounts.key_made", key, by=by, now=now, also=[key.organisation], data=told, particulars={"name": name})
    return key, token


@act
def revoke_key(*, key: ApiKey, by: Actor, now: datetime) -> ApiKey:
    """End a key at once; a second time changes nothing."""
    demand(by, Permission.KEY_MANAGE, relation_to(by, key.organisation_id))
    key = ApiKey.objects.select_for_update().get(pk=key.pk)
    if key.revoked_at is None:
        key.revoked_at, key.revoked_by = now, by.person
        key.save(update_fields=["revoked_at", "revoked_by"])
        record("accounts.key_revoked", key, by=by, now=now, also=[key.organisation])
    return key
