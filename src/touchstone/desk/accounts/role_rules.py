"""What must hold of roles in every organisation."""

from touchstone.desk.accounts.errors import LastAdministratorError, RoleNotThereError
from touchstone.desk.accounts.models import Membership, Organisation
from touchstone.desk.authority.organisation_kind import OrganisationKind
from touchstone.desk.authority.role import Role
from touchstone.desk.authority.roles import roles_of, title_of

ADMINISTRATOR = "administrator"


def roles_in(organisation: Organisation) -> tuple[Role, ...]:
    """The roles that exist there."""
    return roles_of(OrganisationKind(organisation.kind), operates_node=organisation.operates_node)


def demand_role(organisation: Organisation, role: str) -> None:
    """Refuse a role that the organisation does not have."""
    if role not in {each.key for each in roles_in(organisation)}:
        raise RoleNotThereError(role=title_of(role), organisation=organisation.name)


def demand_administrator(organisation: Organisation) -> None:
    """Refuse, after a change inside an act, an organisation that nobody administers any more."""
    administrators = Membership.objects.filter(organisation=organisation, role=ADMINISTRATOR, ended_at=None)
    if not administrators.filter(person__is_active=True).exists():
        raise LastAdministratorError(organisation=organisation.name)
