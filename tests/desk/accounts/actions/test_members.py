"""Giving and ending roles."""

from typing import Any

import pytest

from tests.desk.accounts.post import Post
from tests.desk.accounts.record import kinds, last_event
from tests.desk.people import NOW, Standing, make_standing
from touchstone.desk.accounts.actions.invitations import invite
from touchstone.desk.accounts.actions.members import end_membership, end_role, give_role
from touchstone.desk.accounts.errors import (
    AlreadyMemberError,
    LastAdministratorError,
    OwnRolesError,
    RoleNotThereError,
)
from touchstone.desk.accounts.models import Invitation, Membership
from touchstone.desk.authority.errors import NotPermittedError, NotThereError


def held(standing: Standing, role: str) -> Membership:
    return Membership.objects.get(person=standing.person, role=role, ended_at=None)


def give(by: Standing, to: Standing, role: str) -> Membership:
    return give_role(organisation=by.organisation, person=to.person, role=role, by=by.actor, now=NOW)


def test_a_given_role_works_at_once(owner: Standing, colleague: Standing) -> None:
    give(owner, colleague, "administrator")
    assert colleague.actor.roles == {"right_holder", "administrator"}
    assert last_event().data == {"role": "administrator"}


def test_nobody_gives_a_role_to_oneself(owner: Standing) -> None:
    with pytest.raises(OwnRolesError):
        give(owner, owner, "right_holder")


def test_a_role_that_the_kind_does_not_have_is_refused(owner: Standing, colleague: Standing) -> None:
    with pytest.raises(RoleNotThereError):
        give(owner, colleague, "police_officer")


def test_a_role_is_held_once(owner: Standing, colleague: Standing) -> None:
    with pytest.raises(AlreadyMemberError):
        give(owner, colleague, "right_holder")


def test_only_a_member_gets_another_role(owner: Standing, stranger: Standing) -> None:
    with pytest.raises(NotThereError):
        give(owner, stranger, "administrator")


def test_who_is_no_administrator_gives_nothing(owner: Standing, colleague: Standing) -> None:
    with pytest.raises(NotPermittedError):
        give(colleague, owner, "right_holder")


def test_an_ended_role_stops_at_once_and_stays_on_file(owner: Standing, colleague: Standing) -> None:
    give(owner, colleague, "administrator")
    membership = held(colleague, "administrator")
    end_role(membership=membership, by=owner.actor, now=NOW)
    membership.refresh_from_db()
    assert colleague.actor.roles == {"right_holder"}
    assert (membership.ended_at, membership.ended_by) == (NOW, owner.person.public_id)


def test_a_role_ends_once(owner: Standing, colleague: Standing) -> None:
    give(owner, colleague, "administrator")
    membership = held(colleague, "administrator")
    end_role(membership=membership, by=owner.actor, now=NOW)
    with pytest.raises(NotThereError):
        end_role(membership=membership, by=owner.actor, now=NOW)


def test_the_last_administrator_cannot_lay_down_the_role(owner: Standing) -> None:
    with pytest.raises(LastAdministratorError, match="Brand House"):
        end_role(membership=held(owner, "administrator"), by=owner.actor, now=NOW)
    assert owner.actor.roles == {"right_holder", "administrator"}
    assert kinds() == []


def test_the_last_administrator_cannot_leave(owner: Standing) -> None:
    with pytest.raises(LastAdministratorError):
        end_membership(organisation=owner.organisation, person=owner.person, by=owner.actor, now=NOW)


def test_an_administrator_who_may_not_sign_in_does_not_count(owner: Standing) -> None:
    second = make_standing("Eve", owner.organisation, "administrator")
    second.person.is_active = False
    second.person.save()
    with pytest.raises(LastAdministratorError):
        end_role(membership=held(owner, "administrator"), by=owner.actor, now=NOW)


def test_with_the_last_role_the_membership_ends(owner: Standing, colleague: Standing) -> None:
    end_role(membership=held(colleague, "right_holder"), by=owner.actor, now=NOW)
    assert kinds() == ["accounts.membership_ended"]
    assert colleague.actor.organisation == ""


def test_sessions_end_with_the_membership(owner: Standing, colleague: Standing) -> None:
    browser = colleague.client()
    assert browser.get("/account/").status_code == 200
    end_membership(organisation=owner.organisation, person=colleague.person, by=owner.actor, now=NOW)
    assert browser.get("/account/").status_code == 302


def test_nobody_ends_a_membership_elsewhere(owner: Standing, stranger: Standing) -> None:
    with pytest.raises(NotPermittedError):
        end_membership(organisation=owner.organisation, person=owner.person, by=stranger.actor, now=NOW)


@pytest.mark.parametrize("end", [end_role, end_membership])
def test_invitations_end_with_the_role_of_who_sent_them(
    owner: Standing, colleague: Standing, post: Post, end: Any
) -> None:
    give(owner, colleague, "administrator")
    for by in (owner, colleague):
        asked = {"email": f"of.{by.person.name}@example.org", "name": "Eve", "role": "administrator"}
        invite(organisation=owner.organisation, **asked, by=by.actor, now=NOW)
    of_whom = {"membership": held(colleague, "administrator")}
    if end is end_membership:
        of_whom = {"organisation": owner.organisation, "person": colleague.person}
    end(**of_whom, by=owner.actor, now=NOW)
    withdrawn = Invitation.objects.exclude(withdrawn_at=None).values_list("created_by", flat=True)
    assert list(withdrawn) == [colleague.person.public_id]
    assert "accounts.invitation_withdrawn" in kinds()
