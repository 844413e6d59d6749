"""How people and organisations are called in sentences of the record."""

from collections.abc import Collection, Iterable, Mapping

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from touchstone.desk.accounts.models import Membership, Organisation, Person
from touchstone.desk.accounts.queries import keys, members, organisations
from touchstone.desk.audit.namers import ORGANISATION, PERSON, Named, Namer
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.rules import within

MOST = 20  # found by a text


def known_people(actor: Actor) -> QuerySet[Person]:
    """Oneself, and whoever is or was in the own organisation; everybody, for who sees the members of the whole node."""
    ours = Q(memberships__organisation_id=actor.organisation_row)
    return Person.objects.filter(
        within(actor, Permission.MEMBER_VIEW, mine=Q(pk=actor.person_row), ours=ours)
    ).distinct()


def _names_of_people(actor: Actor, ids: Collection[str]) -> Mapping[str, Named]:
    rows = known_people(actor).filter(public_id__in=ids).values_list("public_id", "name")
    return {public_id: Named(name) for public_id, name in rows}


def _find_people(actor: Actor, text: str) -> Iterable[str]:
    return known_people(actor).filter(name__icontains=text).values_list("public_id", flat=True)[:MOST]


def _names_of_organisations(actor: Actor, ids: Collection[str]) -> Mapping[str, Named]:
    """An organisation that acted on what the reader sees may be named; its page opens only to whom it concerns."""
    seen = set(organisations.visible_to(actor).filter(public_id__in=ids).values_list("public_id", flat=True))
    rows = Organisation.objects.filter(public_id__in=ids).values_list("public_id", "name")
    return {one: Named(name, _address(one) if one in seen else "") for one, name in rows}


def _find_organisations(actor: Actor, text: str) -> Iterable[str]:
    rows = organisations.visible_to(actor).filter(name__icontains=text)
    return rows.values_list("public_id", flat=True)[:MOST]


def _address(public_id: str) -> str:
    return reverse("organisation_detail", kwargs={"organisation": public_id})


def _names_of_members(actor: Actor, ids: Collection[str]) -> Mapping[str, Named]:
    """A membership is called by its person: what it is about, the role says."""
    rows = Membership.objects.filter(public_id__in=ids, person__in=known_people(actor))
    return {public_id: Named(name) for public_id, name in rows.values_list("public_id", "person__name")}


def _names_of_invitations(actor: Actor, ids: Collection[str]) -> Mapping[str, Named]:
    rows = members.invitations_visible_to(actor).filter(public_id__in=ids)
    return {
        row.public_id: Named(gettext("the invitation of %(name)s") % {"name": row.name or row.email}) for row in rows
    }


def _names_of_keys(actor: Actor, ids: Collection[str]) -> Mapping[str, Named]:
    rows = keys.visible_to(actor).filter(public_id__in=ids).values_list("public_id", "name")
    return {public_id: Named(gettext("the API key “%(name)s”") % {"name": name}) for public_id, name in rows}


def _find_keys(actor: Actor, text: str) -> Iterable[str]:
    return keys.visible_to(actor).filter(name__icontains=text).values_list("public_id", flat=True)[:MOST]


NAMERS = (
    Namer(PERSON, _("a person"), _names_of_people, _find_people),
    Namer(ORGANISATION, _("an organisation"), _names_of_organisations, _find_organisations),
    Namer("accounts.membership", _("a member"), _names_of_members),
    Namer("accounts.invitation", _("an invitation"), _names_of_invitations),
    Namer("accounts.key", _("an API key"), _names_of_keys, _find_keys),
    Namer("accounts.sign_in", _("a sign-in")),
)
