"""Members and open invitations that an actor may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from touchstone.desk.accounts.models import Invitation, Membership, Organisation, Person
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.errors import NotThereError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.rules import within


@dataclass(frozen=True, slots=True)
class Member:
    """A person with the roles that it holds now in one organisation."""

    person: Person
    memberships: tuple[Membership, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        """The keys of the roles."""
        return tuple(each.role for each in self.memberships)

    @property
    def titles(self) -> tuple[Promise | str, ...]:
        """What people call them."""
        return tuple(each.role_title for each in self.memberships)


def visible_to(actor: Actor) -> QuerySet[Membership]:
    """Memberships that have not ended, within the reach of the actor."""
    ours = Q(organisation_id=actor.organisation_row)
    held = Membership.objects.filter(within(actor, Permission.MEMBER_VIEW, ours=ours), ended_at=None)
    return held.select_related("person", "organisation")


def members_of(actor: Actor, organisation: Organisation) -> list[Member]:
    """The members of an organisation by name, each with all roles."""
    held = visible_to(actor).filter(organisation=organisation)
    return _gathered(held.order_by("person__name", "person_id", "role"))


def found_member(actor: Actor, organisation: Organisation, person: str) -> Member:
    """One member by the person's public id."""
    members = _gathered(visible_to(actor).filter(organisation=organisation, person__public_id=person).order_by("role"))
    if not members:
        raise NotThereError
    return members[0]


def found_membership(actor: Actor, public_id: str) -> Membership:
    """One role that is held."""
    held = visible_to(actor).filter(public_id=public_id).first()
    if held is None:
        raise NotThereError
    return held


def invitations_visible_to(actor: Actor) -> QuerySet[Invitation]:
    """Invitations within the reach of the actor."""
    ours = Q(organisation_id=actor.organisation_row)
    return Invitation.objects.filter(within(actor, Permission.MEMBER_MANAGE, ours=ours)).select_related("organisation")


def open_invitations(actor: Actor, organisation: Organisation) -> QuerySet[Invitation]:
    """Invitations to an organisation that were neither accepted nor withdrawn, newest first."""
    return invitations_visible_to(actor).filter(organisation=organisation, accepted_at=None, withdrawn_at=None)


def found_invitation(actor: Actor, public_id: str) -> Invitation:
    """One invitation that an administrator may act on."""
    invitation = invitations_visible_to(actor).filter(public_id=public_id).first()
    if invitation is None:
        raise NotThereError
    return invitation


def held_invitation(now: datetime, **which: str) -> Invitation | None:
    """The invitation that still holds, found by the digest of its token or by its public id."""
    holding = Invitation.objects.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=now, **which)
    return holding.select_related("organisation").first()


def _gathered(held: Iterable[Membership]) -> list[Member]:
    by_person: dict[int, list[Membership]] = {}
    for each in held:
        by_person.setdefault(each.person_id, []).append(each)
    return [Member(each[0].person, tuple(each)) for each in by_person.values()]
