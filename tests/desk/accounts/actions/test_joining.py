"""Accepting an invitation."""

from datetime import timedelta

import pytest

from tests.desk.accounts.record import last_event
from tests.desk.people import NOW, PASSWORD, Standing
from touchstone.desk.accounts.actions.invitations import invite, withdraw
from touchstone.desk.accounts.actions.joining import join, join_as_new_person
from touchstone.desk.accounts.errors import AlreadyMemberError, InvitationOverError, OtherPersonError, OwnRolesError
from touchstone.desk.accounts.models import Invitation, Membership, Person


def invited(by: Standing, email: str, role: str = "right_holder") -> Invitation:
    return invite(organisation=by.organisation, email=email, name="Dee", role=role, by=by.actor, now=NOW)


def test_a_new_person_gets_an_account_and_the_role(owner: Standing) -> None:
    person = join_as_new_person(invitation=invited(owner, "dee@example.org"), name="Dee", password=PASSWORD, now=NOW)
    assert person.check_password(PASSWORD)
    held = Membership.objects.get(person=person)
    assert (held.role, held.organisation, held.created_by) == (
        "right_holder",
        owner.organisation,
        owner.person.public_id,
    )
    assert last_event().person == person.public_id


def test_an_invitation_is_used_once(owner: Standing) -> None:
    invitation = invited(owner, "dee@example.org")
    join_as_new_person(invitation=invitation, name="Dee", password=PASSWORD, now=NOW)
    with pytest.raises(InvitationOverError):
        join_as_new_person(invitation=invitation, name="Dee", password=PASSWORD, now=NOW)


def test_who_has_an_account_joins_with_it(owner: Standing, stranger: Standing) -> None:
    invitation = invited(owner, stranger.person.email)
    held = join(invitation=invitation, person=stranger.person, by=stranger.actor, now=NOW)
    assert held.organisation == owner.organisation
    assert Person.objects.filter(email=stranger.person.email).count() == 1


def test_no_second_account_for_an_address_that_has_one(owner: Standing, stranger: Standing) -> None:
    invitation = invited(owner, stranger.person.email)
    with pytest.raises(OtherPersonError):
        join_as_new_person(invitation=invitation, name="Cem", password=PASSWORD, now=NOW)


def test_an_invitation_of_somebody_else_is_refused(owner: Standing, stranger: Standing) -> None:
    invitation = invited(owner, "dee@example.org")
    with pytest.raises(OtherPersonError):
        join(invitation=invitation, person=stranger.person, by=stranger.actor, now=NOW)


def test_nobody_raises_oneself_by_an_invitation(owner: Standing) -> None:
    invitation = invited(owner, owner.person.email)
    with pytest.raises(OwnRolesError):
        join(invitation=invitation, person=owner.person, by=owner.actor, now=NOW)


def test_a_role_that_is_held_is_not_held_twice(owner: Standing, colleague: Standing) -> None:
    invitation = invited(owner, colleague.person.email)
    with pytest.raises(AlreadyMemberError):
        join(invitation=invitation, person=colleague.person, by=colleague.actor, now=NOW)


@pytest.mark.parametrize("end", ["withdrawn", "expired"])
def test_what_does_not_hold_makes_no_account(owner: Standing, end: str) -> None:
    invitation = invited(owner, "dee@example.org")
    if end == "withdrawn":
        withdraw(invitation=invitation, by=owner.actor, now=NOW)
    with pytest.raises(InvitationOverError):
        join_as_new_person(invitation=invitation, name="Dee", password=PASSWORD, now=NOW + timedelta(days=8))
    assert not Person.objects.filter(email="dee@example.org").exists()
