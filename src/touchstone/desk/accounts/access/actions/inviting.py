"""Inviting the first administrator again: until one has come, nobody of the organisation can do it."""

from datetime import datetime

from touchstone.desk.accounts.access.errors import NobodyToInviteError
from touchstone.desk.accounts.access.models import AccessRequest
from touchstone.desk.accounts.actions.invitations import write_invitation
from touchstone.desk.accounts.models import Invitation, Membership, Organisation
from touchstone.desk.accounts.role_rules import ADMINISTRATOR
from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import demand


@act
def invite_again(*, request: AccessRequest, by: Actor, now: datetime) -> Invitation:
    """End the first invitation and send a new one to the contact of the request."""
    demand(by, Permission.ACCESS_CONFIRM, Reach.NODE)
    request = AccessRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if not is_waiting(request) or request.organisation is None:
        raise NobodyToInviteError
    _end_others(request.organisation, by, now)
    return write_invitation(
        organisation=request.organisation,
        email=request.contact_email,
        name=request.contact_name,
        role=ADMINISTRATOR,
        language=request.language,
        by=by,
        now=now,
    )


def is_waiting(request: AccessRequest) -> bool:
    """Whether the organisation was admitted and nobody has come yet."""
    if request.organisation is None or not request.contact_email:
        return False
    return not Membership.objects.filter(organisation=request.organisation).exists()


def _end_others(organisation: Organisation, by: Actor, now: datetime) -> None:
    for each in Invitation.objects.filter(organisation=organisation, accepted_at=None, withdrawn_at=None):
        each.withdrawn_at, each.withdrawn_by = now, by.person
        each.save(update_fields=["withdrawn_at", "withdrawn_by"])
        record("accounts.invitation_withdrawn", each, by=by, now=now, also=[organisation])
