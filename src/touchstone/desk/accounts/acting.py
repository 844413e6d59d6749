"""From a request to the one who acts."""

from allauth.account.authentication import get_authentication_records
from django.http import HttpRequest

from touchstone.desk.accounts.models import Membership, Person
from touchstone.desk.authority.actor import PUBLIC, Actor, Via
from touchstone.desk.authority.organisation_kind import OrganisationKind

ACTING_FOR = "acting_for"
"""The session's key of the organisation that the person acts for."""
SECOND_FACTORS = frozenset({"mfa"})


def actor_of(request: HttpRequest) -> Actor:
    """Who acts in a browser session."""
    person = request.user
    if not isinstance(person, Person) or not person.is_active:
        return PUBLIC
    strong = any(record.get("method") in SECOND_FACTORS for record in get_authentication_records(request, person))
    return acting_for(person, request.session.get(ACTING_FOR, ""), via=Via.BROWSER, strong=strong)


def acting_for(person: Person, organisation: str, *, via: Via, strong: bool) -> Actor:
    """The person with its roles in this organisation; in its first one where none is named or it is no member."""
    held = list(current_memberships(person))
    chosen = next((each.organisation for each in held if each.organisation.public_id == organisation), None)
    if chosen is None and held:
        chosen = held[0].organisation
    if chosen is None:
        return Actor(person=person.public_id, person_row=person.pk, via=via, strong=strong)
    return Actor(
        person=person.public_id,
        organisation=chosen.public_id,
        person_row=person.pk,
        organisation_row=chosen.pk,
        kind=OrganisationKind(chosen.kind),
        operates_node=chosen.operates_node,
        roles=frozenset(each.role for each in held if each.organisation_id == chosen.pk),
        via=via,
        strong=strong,
    )


def current_memberships(person: Person) -> "list[Membership]":
    """The memberships that have not ended, in a fixed order."""
    held = Membership.objects.filter(person=person, ended_at=None)
    return list(held.select_related("organisation").order_by("organisation__name", "pk"))
