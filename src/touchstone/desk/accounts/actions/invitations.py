"""Asking people to join: the token goes out with the mail, and only its digest stays."""

from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import override

from touchstone.desk.accounts.errors import AlreadyInvitedError, InvitationOverError
from touchstone.desk.accounts.mailing import send
from touchstone.desk.accounts.models import Invitation, Organisation, Person
from touchstone.desk.accounts.role_rules import demand_role
from touchstone.desk.accounts.tokens import digest_of, new_token
from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.roles import title_of
from touchstone.desk.authority.rules import demand, relation_to

LIFETIME = timedelta(days=7)


@act
def invite(
    *, organisation: Organisation, email: str, name: str, role: str, language: str = "zh-hans", by: Actor, now: datetime
) -> Invitation:
    """Invite a person to a role by e-mail; an administrator may, and the node for an organisation that it admits."""
    demand(by, Permission.MEMBER_MANAGE, relation_to(by, organisation.pk))
    return write_invitation(
        organisation=organisation, email=email, name=name, role=role, language=language, by=by, now=now
    )


@act
def write_invitation(
    *, organisation: Organisation, email: str, name: str, role: str, language: str, by: Actor, now: datetime
) -> Invitation:
    """The invitation without the question who may invite: for the admission of a new organisation."""
    demand_role(organisation, role)
    address = email.strip().lower()
    waiting = Invitation.objects.filter(organisation=organisation, email=address, role=role)
    if waiting.filter(accepted_at=None, withdrawn_at=None).exists():
        raise AlreadyInvitedError
    token = new_token()
    invitation = Invitation.objects.create(
        organisation=organisation,
        email=address,
        name=name,
        role=role,
        language=language,
        token_digest=digest_of(token),
        created_at=now,
        created_by=by.person,
        expires_at=now + LIFETIME,
    )
    personal = {"email": address, "name": name}
    record(
        "accounts.member_invited",
        invitation,
        by=by,
        now=now,
        also=[organisation],
        data={"role": role},
        particulars=personal,
    )
    _mail(invitation, token, by, now)
    return invitation


@act
def send_again(*, invitation: Invitation, by: Actor, now: datetime) -> Invitation:
    """Send a new link and start the time again; the link of the first mail ends."""
    invitation = _open(invitation, by)
    token = new_token()
    invitation.token_digest = digest_of(token)
    invitation.expires_at = now + LIFETIME
    invitation.save(update_fields=["token_digest", "expires_at"])
    record("accounts.invitation_sent_again", invitation, by=by, now=now, also=[invitation.organisation])
    _mail(invitation, token, by, now)
    return invitation


@act
def withdraw(*, invitation: Invitation, by: Actor, now: datetime) -> Invitation:
    """Take an invitation back; its link ends."""
    invitation = _open(invitation, by)
    invitation.withdrawn_at, invitation.withdrawn_by = now, by.person
    invitation.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record("accounts.invitation_withdrawn", invitation, by=by, now=now, also=[invitation.organisation])
    return invitation


def _open(invitation: Invitation, by: Actor) -> Invitation:
    demand(by, Permission.MEMBER_MANAGE, relation_to(by, invitation.organisation_id))
    locked = Invitation.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=invitation.pk)
    if locked.accepted_at or locked.withdrawn_at:
        raise InvitationOverError
    return locked


def _mail(invitation: Invitation, token: str, by: Actor, now: datetime) -> None:
    inviter = Person.objects.filter(public_id=by.person).first()
    with override(invitation.language):
        until = date_format(localtime(invitation.expires_at), "DATETIME_FORMAT")
        role = str(title_of(invitation.role))
    values = {
        "name": invitation.name or invitation.email,
        "inviter": inviter.name if inviter else str(invitation.organisation),
        "organisation": invitation.organisation.name,
        "role": role,
        "until": until,
        "url": settings.ADDRESS + reverse("invitation_open", kwargs={"token": token}),
    }
    send("accounts.invitation", invitation.email, language=invitation.language, values=values, now=now)
