"""API keys over the API: an administrator with a session ends one; a program ends none."""

from datetime import timedelta
from typing import Any

import pytest

from tests.desk.frontdoor.api.programs import Program, program_of
from tests.desk.people import NOW, Standing
from touchstone.desk.accounts.actions.keys import make_key
from touchstone.desk.accounts.models import ApiKey
from touchstone.desk.audit.models import Event
from touchstone.desk.authority.permissions import Permission


@pytest.fixture
def key(owner: Standing) -> ApiKey:
    scopes = [Permission.RECORD_VIEW]
    return make_key(name="Nightly", scopes=scopes, lifetime=timedelta(days=30), by=owner.actor, now=NOW)[0]


def revoke(standing: Standing, key: ApiKey) -> Any:
    path = f"/api/v1/keys/{key.public_id}/revoke"
    return standing.client().post(path, content_type="application/json")


def test_a_revoked_key_opens_nothing_any_more(owner: Standing) -> None:
    program = program_of(owner)
    answer = revoke(owner, ApiKey.objects.get())
    assert answer.status_code == 200
    assert answer.json()["revoked_at"] is not None
    assert program.get("me").status_code == 401


def test_a_second_time_changes_nothing(owner: Standing, key: ApiKey) -> None:
    first, second = revoke(owner, key), revoke(owner, key)
    assert first.json() == second.json()
    assert Event.objects.filter(kind="accounts.key_revoked").count() == 1


def test_the_list_says_which_keys_are_over(owner: Standing, key: ApiKey) -> None:
    revoke(owner, key)
    [told] = owner.client().get("/api/v1/keys").json()["items"]
    assert (told["id"], told["name"], told["revoked_at"] is not None) == (key.public_id, "Nightly", True)


def test_no_program_ends_a_key_and_no_stranger_knows_of_it(owner: Standing, stranger: Standing, key: ApiKey) -> None:
    path = f"keys/{key.public_id}/revoke"
    assert program_of(owner).ask("POST", path).status_code == 403
    assert Program("tst_never").ask("POST", path).status_code == 401
    assert revoke(stranger, key).status_code == 404
    key.refresh_from_db()
    assert key.revoked_at is None
