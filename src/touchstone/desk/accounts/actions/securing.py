"""Help for an account that is lost or in wrong hands: its sessions end, its lost second factors are removed."""

from collections.abc import Mapping
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.urls import reverse

from touchstone.desk.accounts import gates
from touchstone.desk.accounts.actions.members import end_sessions
from touchstone.desk.accounts.errors import NoFactorError, OwnAccountError, WorksElsewhereError
from touchstone.desk.accounts.mailing import send
from touchstone.desk.accounts.models import Membership, Organisation, Person
from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.errors import NotThereError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.rules import demand, may, relation_to


@act
def end_sessions_of(*, organisation: Organisation, person: Person, reason: str, by: Actor, now: datetime) -> None:
    """End every session of a member, at once and everywhere, and tell the person."""
    _demand(organisation, person, by)
    end_sessions(person)
    record("accounts.sessions_ended", person, by=by, now=now, also=(organisation,), particulars={"reason": reason})
    _write("accounts.sessions_ended", person, _told(by, reason), now)


@act
def remove_factors(*, organisation: Organisation, person: Person, reason: str, by: Actor, now: datetime) -> None:
    """Remove every second factor of a member who lost it, end the sessions, and tell the person.

    A role that needs a second factor needs it as before: the next sign-in leads to setting up a new one.
    """
    _demand(organisation, person, by)
    held = Membership.objects.filter(person=person, ended_at=None).values_list("organisation_id", flat=True)
    if not all(may(by, Permission.MEMBER_SECURE, relation_to(by, each)) for each in held):
        raise WorksElsewhereError
    factors = Authenticator.objects.filter(user=person)
    kinds = sorted(set(factors.values_list("type", flat=True)))
    if not kinds:
        raise NoFactorError
    factors.delete()
    gates.clear(gates.FACTOR, person.public_id, now)
    end_sessions(person)
    told, kept = {"factors": kinds}, {"reason": reason}
    record("accounts.factors_taken", person, by=by, now=now, also=(organisation,), data=told, particulars=kept)
    _write("accounts.factors_taken", person, _told(by, reason), now)


def _demand(organisation: Organisation, person: Person, by: Actor) -> None:
    demand(by, Permission.MEMBER_SECURE, relation_to(by, organisation.pk))
    if person.public_id == by.person:
        raise OwnAccountError
    if not Membership.objects.filter(organisation=organisation, person=person, ended_at=None).exists():
        raise NotThereError


def _told(by: Actor, reason: str) -> Mapping[str, str]:
    """Who did it is told by the organisation, as everywhere across organisations."""
    acting = Organisation.objects.filter(public_id=by.organisation).values_list("name", flat=True).first()
    return {"organisation": acting or "touchstone", "reason": reason}


def _write(kind: str, person: Person, told: Mapping[str, str], now: datetime) -> None:
    url = settings.ADDRESS + reverse("account_login")
    send(kind, person.email, language=person.language, values={"name": person.name, "url": url, **told}, now=now)
