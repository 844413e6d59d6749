"""Making and revoking API keys."""

from datetime import timedelta

import pytest

from tests.desk.accounts.record import kinds, last_event, personal
from tests.desk.people import NOW, Standing
from touchstone.desk.accounts.actions.keys import make_key, revoke_key
from touchstone.desk.accounts.errors import KeyLifetimeError, KeyScopeError
from touchstone.desk.accounts.models import ApiKey
from touchstone.desk.authority.errors import NotPermittedError
from touchstone.desk.authority.permissions import Permission

MONTH = timedelta(days=30)
RECORD = [Permission.RECORD_VIEW]


def made(by: Standing, scopes: list[Permission] = RECORD, lifetime: timedelta = MONTH) -> tuple[ApiKey, str]:
    return make_key(name="Nightly", scopes=scopes, lifetime=lifetime, by=by.actor, now=NOW)


def test_the_token_is_recognisable_long_and_not_kept(owner: Standing) -> None:
    key, token = made(owner)
    assert token.startswith("tst_")
    assert len(token) == 4 + 43
    assert token not in str(ApiKey.objects.values().get())
    assert key.digest not in token


def test_the_record_keeps_what_it_is_for_and_may_forget_its_name(owner: Standing) -> None:
    made(owner)
    assert last_event().data["scopes"] == ["record.view"]
    assert personal(last_event()) == {"name": "Nightly"}


@pytest.mark.parametrize("scope", [Permission.LEDGER_VIEW, Permission.MEMBER_MANAGE, Permission.KEY_MANAGE])
def test_a_key_is_for_no_more_than_its_maker_and_a_program_may(owner: Standing, scope: Permission) -> None:
    with pytest.raises(KeyScopeError):
        made(owner, [Permission.RECORD_VIEW, scope])


def test_a_key_is_for_something(owner: Standing) -> None:
    with pytest.raises(KeyScopeError):
        made(owner, [])


@pytest.mark.parametrize("lifetime", [timedelta(0), timedelta(hours=23), timedelta(days=367), timedelta(days=-1)])
def test_a_key_ends_and_not_too_late(owner: Standing, lifetime: timedelta) -> None:
    with pytest.raises(KeyLifetimeError, match="366"):
        made(owner, lifetime=lifetime)


def test_who_is_no_administrator_makes_none(colleague: Standing) -> None:
    with pytest.raises(NotPermittedError):
        made(colleague)


def test_revoking_twice_writes_one_event(owner: Standing) -> None:
    key, _ = made(owner)
    revoke_key(key=key, by=owner.actor, now=NOW)
    revoke_key(key=key, by=owner.actor, now=NOW + MONTH)
    key.refresh_from_db()
    assert key.revoked_at == NOW
    assert kinds() == ["accounts.key_made", "accounts.key_revoked"]


def test_nobody_revokes_a_key_elsewhere(owner: Standing, stranger: Standing) -> None:
    key, _ = made(owner)
    with pytest.raises(NotPermittedError):
        revoke_key(key=key, by=stranger.actor, now=NOW)
