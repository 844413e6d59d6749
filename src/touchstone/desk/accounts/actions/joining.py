"""Accepting an invitation: with a new account, or with the one that a person has."""

from datetime import datetime

from touchstone.desk.accounts.announcing import MEMBER_JOINED, announce
from touchstone.desk.accounts.errors import AlreadyMemberError, InvitationOverError, OtherPersonError, OwnRolesError
from touchstone.desk.accounts.models import Invitation, Membership, Person
from touchstone.desk.accounts.queries.members import held_invitation
from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor, Via


@act
def join_as_new_person(*, invitation: Invitation, name: str, password: str, now: datetime) -> Person:
    """Make the account that the invitation is for. The mail proved the address, the form checked the password."""
    held = _holding(invitation, now)
    if Person.objects.filter(email=held.email).exists():
        raise OtherPersonError
    person = Person.objects.create_user(held.email, password, name=name, language=held.language, joined_at=now)
    _join(held, person, Actor(person=person.public_id, person_row=person.pk, via=Via.BROWSER), now)
    return person


@act
def join(*, invitation: Invitation, person: Person, by: Actor, now: datetime) -> Membership:
    """Join with the account that is signed in; it must be the one with the invited address."""
    held = _holding(invitation, now)
    if person.email != held.email:
        raise OtherPersonError
    if held.created_by == person.public_id:
        raise OwnRolesError
    return _join(held, person, by, now)


def _holding(invitation: Invitation, now: datetime) -> Invitation:
    Invitation.objects.select_for_update().get(pk=invitation.pk)
    held = held_invitation(now, public_id=invitation.public_id)
    if held is None:
        raise InvitationOverError
    return held


def _join(invitation: Invitation, person: Person, by: Actor, now: datetime) -> Membership:
    organisation = invitation.organisation
    if Membership.objects.filter(
        person=person, organisation=organisation, role=invitation.role, ended_at=None
    ).exists():
        raise AlreadyMemberError
    membership = Membership.objects.create(
        person=person,
        organisation=organisation,
        role=invitation.role,
        created_at=now,
        created_by=invitation.created_by,
    )
    invitation.accepted_at, invitation.accepted_by = now, person.public_id
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    record(
        "accounts.invitation_accepted",
        invitation,
        by=by,
        now=now,
        also=[organisation, membership, person],
        data={"role": invitation.role},
    )
    announce(MEMBER_JOINED, person, organisations=[organisation.pk], data={"role": invitation.role}, now=now)
    return membership
