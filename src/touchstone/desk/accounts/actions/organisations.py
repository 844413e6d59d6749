"""Entering an organisation, and keeping its details."""

from datetime import datetime

from touchstone.desk.accounts.models import Organisation
from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.organisation_kind import OrganisationKind
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import demand, relation_to

DETAILS = ("name", "registration_number", "website")


@act
def make_organisation(
    *,
    name: str,
    kind: OrganisationKind,
    registration_number: str = "",
    website: str = "",
    operates_node: bool = False,
    by: Actor,
    now: datetime,
) -> Organisation:
    """Enter an organisation; whoever confirms admissions, or the node itself, may."""
    demand(by, Permission.ACCESS_CONFIRM, Reach.NODE)
    organisation = Organisation.objects.create(
        name=name,
        kind=kind.value,
        registration_number=registration_number,
        website=website,
        operates_node=operates_node,
        created_at=now,
        created_by=by.person,
    )
    record("accounts.organisation_made", organisation, by=by, now=now, data={"kind": kind.value})
    return organisation


@act
def change_organisation(
    *, organisation: Organisation, name: str, registration_number: str, website: str, by: Actor, now: datetime
) -> Organisation:
    """Change the details; an organisation never changes its kind, for its roles hang on it."""
    demand(by, Permission.ORGANISATION_EDIT, relation_to(by, organisation.pk))
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    written = {"name": name, "registration_number": registration_number, "website": website}
    changed = {
        field: {"from": getattr(organisation, field), "to": written[field]}
        for field in DETAILS
        if getattr(organisation, field) != written[field]
    }
    if changed:
        for field in changed:
            setattr(organisation, field, written[field])
        organisation.save(update_fields=list(changed))
        record("accounts.organisation_changed", organisation, by=by, now=now, data={"changed": changed})
    return organisation
