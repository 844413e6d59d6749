"""Giving and ending roles. Who ends a membership ends the sessions of that person too."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import F

from touchstone.desk.accounts.actions.invitations import withdraw
from touchstone.desk.accounts.announcing import MEMBER_LEFT, ROLES_CHANGED, announce
from touchstone.desk.accounts.errors import AlreadyMemberError, OwnRolesError
from touchstone.desk.accounts.models import Invitation, Membership, Organisation, Person
from touchstone.desk.accounts.role_rules import ADMINISTRATOR, demand_administrator, demand_role
from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.errors import NotThereError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.rules import demand, relation_to


@act
def give_role(*, organisation: Organisation, person: Person, role: str, by: Actor, now: datetime) -> Membership:
    """Give another role to somebody who is a member already."""
    demand(by, Permission.MEMBER_MANAGE, relation_to(by, organisation.pk))
    if person.public_id == by.person:
        raise OwnRolesError
    demand_role(organisation, role)
    held = Membership.objects.filter(organisation=organisation, person=person, ended_at=None)
    roles = set(held.values_list("role", flat=True))
    if not roles:
        raise NotThereError
    if role in roles:
        raise AlreadyMemberError
    membership = Membership.objects.create(
        organisation=organisation, person=person, role=role, created_at=now, created_by=by.person
    )
    record("accounts.role_given", membership, by=by, now=now, also=(organisation, person), data={"role": role})
    _announce_roles(membership, now)
    return membership


@act
def end_role(*, membership: Membership, by: Actor, now: datetime) -> None:
    """End one role; with the last one the membership ends."""
    organisation = membership.organisation
    demand(by, Permission.MEMBER_MANAGE, relation_to(by, organisation.pk))
    held = Membership.objects.filter(organisation=organisation, person=membership.person, ended_at=None)
    rows = list(held.select_for_update())
    if membership.pk not in {each.pk for each in rows}:
        raise NotThereError
    if len(rows) == 1:
        end_membership(organisation=organisation, person=membership.person, by=by, now=now)
        return
    _end([membership], by, now)
    also = (organisation, membership.person)
    record("accounts.role_ended", membership, by=by, now=now, also=also, data={"role": membership.role})
    _announce_roles(membership, now)


@act
def end_membership(*, organisation: Organisation, person: Person, by: Actor, now: datetime) -> None:
    """End every role of a person in an organisation, and every session of that person."""
    demand(by, Permission.MEMBER_MANAGE, relation_to(by, organisation.pk))
    held = Membership.objects.select_for_update().filter(organisation=organisation, person=person, ended_at=None)
    rows = list(held)
    if not rows:
        raise NotThereError
    _end(rows, by, now)
    end_sessions(person)
    roles = sorted(each.role for each in rows)
    record("accounts.membership_ended", person, by=by, now=now, also=[organisation, *rows], data={"roles": roles})
    announce(MEMBER_LEFT, person, organisations=[organisation.pk], data={}, now=now)


def _announce_roles(membership: Membership, now: datetime) -> None:
    person, organisation = membership.person, membership.organisation
    held = Membership.objects.filter(organisation=organisation, person=person, ended_at=None)
    roles = sorted(held.values_list("role", flat=True))
    announce(ROLES_CHANGED, person, organisations=[organisation.pk], data={"roles": " ".join(roles)}, now=now)


def end_sessions(person: Person) -> None:
    """Make every session of a person worthless at once, whatever process serves it."""
    Person.objects.filter(pk=person.pk).update(session_epoch=F("session_epoch") + 1)


def _end(rows: Iterable[Membership], by: Actor, now: datetime) -> None:
    ended = list(rows)
    Membership.objects.filter(pk__in=[each.pk for each in ended]).update(ended_at=now, ended_by=by.person)
    if any(each.role == ADMINISTRATOR for each in ended):
        demand_administrator(ended[0].organisation)
        _withdraw_invitations(ended[0], by, now)


def _withdraw_invitations(ended: Membership, by: Actor, now: datetime) -> None:
    """Whoever may no longer invite has invited nobody: a link of their own would lead them back."""
    waiting = Invitation.objects.filter(organisation=ended.organisation, created_by=ended.person.public_id)
    for each in waiting.filter(accepted_at=None, withdrawn_at=None):
        withdraw(invitation=each, by=by, now=now)
