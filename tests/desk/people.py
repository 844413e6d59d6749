"""The standing people of the tests: who owns a thing, who works beside the owner, and a stranger who must see nothing."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.test import Client

from touchstone.desk.accounts.acting import ACTING_FOR, acting_for
from touchstone.desk.accounts.models import Membership, Organisation, Person
from touchstone.desk.authority.actor import Actor, Via

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)  # a Friday, 10:00 in Shanghai
PASSWORD = "correct horse battery staple"


@dataclass(frozen=True)
class Standing:
    """A person in an organisation, ready to act and to browse."""

    person: Person
    organisation: Organisation

    @property
    def actor(self) -> Actor:
        """This person acting through a browser with a second factor, read afresh."""
        return acting_for(self.person, self.organisation.public_id, via=Via.BROWSER, strong=True)

    def client(self, *, strong: bool = True) -> Client:
        """A browser in which this person has signed in."""
        client = Client()
        client.force_login(self.person)
        session = client.session
        methods = ["password", "mfa"] if strong else ["password"]
        session["account_authentication_methods"] = [{"method": method, "at": NOW.timestamp()} for method in methods]
        session["account_authentication_methods_user"] = str(self.person.pk)
        session[ACTING_FOR] = self.organisation.public_id
        session.save()
        return client


def make_organisation(name: str, kind: str, *, operates_node: bool = False) -> Organisation:
    """An organisation that is already admitted."""
    return Organisation.objects.create(name=name, kind=kind, operates_node=operates_node, created_at=NOW)


def make_standing(name: str, organisation: Organisation, *roles: str) -> Standing:
    """A person with these roles in this organisation."""
    person = Person.objects.create_user(f"{name.lower()}@example.org", PASSWORD, name=name, language="en")
    for role in roles:
        Membership.objects.create(person=person, organisation=organisation, role=role, created_at=NOW)
    return Standing(person, organisation)
