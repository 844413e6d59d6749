"""The first people of an organisation, entered by the node itself: at its founding, and in a demonstration."""

from collections.abc import Iterable
from datetime import datetime

from touchstone.desk.accounts.models import Membership, Organisation, Person
from touchstone.desk.accounts.role_rules import demand_role
from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import demand


@act
def enter_person(
    *,
    organisation: Organisation,
    roles: Iterable[str],
    email: str,
    name: str,
    password: str,
    language: str,
    by: Actor,
    now: datetime,
) -> Person:
    """A person with an account and these roles at once; only the node itself may, everyone else invites."""
    demand(by, Permission.ACCESS_CONFIRM, Reach.NODE)
    demand(by, Permission.NODE_OPERATE, Reach.NODE)
    person = Person.objects.create_user(email, password, name=name, language=language, joined_at=now)
    for role in roles:
        demand_role(organisation, role)
        membership = Membership.objects.create(
            organisation=organisation, person=person, role=role, created_at=now, created_by=by.person
        )
        record("accounts.role_given", membership, by=by, now=now, also=(organisation, person), data={"role": role})
    return person
