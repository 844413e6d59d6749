"""Everybody who can stand before an object: its owner, a colleague, strangers in each role of the mission, nobody."""

import time
from dataclasses import dataclass, field

from django.conf import settings
from django.test import Client

from tests.desk.frontdoor.api.things import make_things
from tests.desk.people import PASSWORD, Standing, make_organisation, make_standing
from touchstone.desk.accounts.acting import ACTING_FOR
from touchstone.desk.accounts.models import Organisation, Person
from touchstone.desk.audit.models import Event
from touchstone.desk.audit.queries.visible import token_of

STRANGERS = (
    # relation, kind of organisation, roles
    ("stranger", "right_holder", ("right_holder", "administrator")),
    ("seller", "seller", ("seller",)),
    ("agent", "agent", ("right_holder",)),
    ("police_officer", "police", ("police_officer",)),
    ("regulator", "market_regulator", ("regulator",)),
    ("ip_expert", "ip_office", ("ip_expert",)),
    ("press_officer", "press_office", ("press_officer",)),
    ("steward", "association", ("steward",)),
    ("researcher", "research", ("researcher",)),
)
NODE_ROLES = ("analyst", "supervisor", "operator")
RELATIONS = (
    *("visitor", "person", "unproven", "owner", "colleague"),
    *(relation for relation, _kind, _roles in STRANGERS),
    *NODE_ROLES,
)
"""`visitor` did not sign in, `person` has no organisation, `unproven` is the owner without the second factor."""


@dataclass(frozen=True)
class Scene:
    """The people by their relation to what the owner owns; `marketplace` operates the node."""

    people: dict[str, Standing]
    marketplace: Organisation
    sessions: dict[str, str] = field(default_factory=dict)
    things: dict[str, str] = field(default_factory=dict)
    """Word of a path -> public id of the one object of its kind; see `furnish`."""

    @property
    def owner(self) -> Standing:
        """Whom the object belongs to."""
        return self.people["owner"]

    def client(self, relation: str) -> Client:
        """A browser in which whoever stands so has signed in, and typed the password again a moment ago."""
        client = Client(headers={"accept-language": "en"})
        if relation in self.sessions:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[relation]
        return client


def make_scene() -> Scene:
    """All of them, in a database that is empty of people."""
    marketplace = make_organisation("Marketplace", "platform", operates_node=True)
    house = make_organisation("Brand House", "right_holder")
    people = {
        "owner": make_standing("Ada", house, "right_holder", "administrator"),
        "colleague": make_standing("Bo", house, "right_holder"),
    }
    for relation, kind, roles in STRANGERS:
        people[relation] = make_standing(relation.title(), make_organisation(f"House of {relation}", kind), *roles)
    for role in NODE_ROLES:
        people[role] = make_standing(role.title(), marketplace, role)
    loner = Person.objects.create_user("loner@example.org", PASSWORD, name="Loner", language="en")
    people |= {"person": Standing(loner, house), "unproven": people["owner"]}
    return Scene(people, marketplace, {relation: signed_in(relation, people[relation]) for relation in people})


def furnish(scene: Scene) -> None:
    """One object of every kind: the owner's, and the node's dossiers, of which a shop is shared with the owner."""
    scene.things.update(make_things(scene.owner, scene.people["analyst"], scene.people["supervisor"]))
    scene.things["event"] = token_of(Event.objects.get(kind="dossiers.brand_added").sequence)


def signed_in(relation: str, standing: Standing) -> str:
    """The key of a session of this person."""
    client = Client()
    client.force_login(standing.person)
    session = client.session
    proofs = [{"method": "password", "at": time.time(), "reauthenticated": True}]
    if relation != "unproven":
        proofs.insert(0, {"method": "mfa", "at": time.time()})
    session["account_authentication_methods"] = proofs
    session["account_authentication_methods_user"] = str(standing.person.pk)
    session[ACTING_FOR] = standing.organisation.public_id
    session.save()
    return str(session.session_key)
