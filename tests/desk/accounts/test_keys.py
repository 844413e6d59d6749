"""From an API key to the one who acts."""

from datetime import timedelta

from tests.desk.people import NOW, Standing, make_standing
from touchstone.desk.accounts.actions.keys import make_key, revoke_key
from touchstone.desk.accounts.actions.members import end_membership
from touchstone.desk.accounts.keys import actor_of_key
from touchstone.desk.accounts.models import ApiKey, Membership, Organisation
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.rules import may

SOON = NOW + timedelta(hours=1)


def made(by: Standing) -> tuple[ApiKey, str]:
    scopes = [Permission.RECORD_VIEW, Permission.ENDPOINT_VIEW]
    return make_key(name="Nightly", scopes=scopes, lifetime=timedelta(days=30), by=by.actor, now=NOW)


def test_a_key_acts_for_its_organisation_within_its_scopes(owner: Standing) -> None:
    actor = actor_of_key(made(owner)[1], SOON)
    assert actor is not None
    assert actor.organisation == owner.organisation.public_id
    assert may(actor, Permission.RECORD_VIEW)
    assert not may(actor, Permission.MEMBER_VIEW)


def test_a_key_that_nobody_made_acts_for_nobody(db: None) -> None:
    assert actor_of_key("tst_" + "x" * 43, NOW) is None
    assert actor_of_key("", NOW) is None


def test_a_key_ends_with_its_time(owner: Standing) -> None:
    key, token = made(owner)
    assert actor_of_key(token, key.expires_at - timedelta(seconds=1)) is not None
    assert actor_of_key(token, key.expires_at) is None


def test_a_revoked_key_is_refused(owner: Standing) -> None:
    key, token = made(owner)
    revoke_key(key=key, by=owner.actor, now=NOW)
    assert actor_of_key(token, SOON) is None


def test_a_key_loses_at_once_what_its_maker_loses(owner: Standing) -> None:
    token = made(owner)[1]
    Membership.objects.filter(person=owner.person, role="administrator").update(ended_at=NOW, ended_by="per_x")
    actor = actor_of_key(token, SOON)
    assert actor is not None
    assert may(actor, Permission.RECORD_VIEW)
    assert not may(actor, Permission.ENDPOINT_VIEW)


def test_a_key_falls_with_the_membership_even_if_its_maker_works_elsewhere(
    owner: Standing, other_house: Organisation
) -> None:
    token = made(owner)[1]
    second = make_standing("Eve", owner.organisation, "administrator")
    Membership.objects.create(person=owner.person, organisation=other_house, role="administrator", created_at=NOW)
    end_membership(organisation=owner.organisation, person=owner.person, by=second.actor, now=NOW)
    assert actor_of_key(token, SOON) is None


def test_a_key_falls_with_a_closed_account(owner: Standing) -> None:
    token = made(owner)[1]
    owner.person.is_active = False
    owner.person.save()
    assert actor_of_key(token, SOON) is None


def test_the_last_use_is_noted_once_a_minute(owner: Standing) -> None:
    key, token = made(owner)
    for seconds in (0, 30, 59):
        actor_of_key(token, SOON + timedelta(seconds=seconds))
    key.refresh_from_db()
    assert key.used_at == SOON
    actor_of_key(token, SOON + timedelta(seconds=60))
    key.refresh_from_db()
    assert key.used_at == SOON + timedelta(seconds=60)
