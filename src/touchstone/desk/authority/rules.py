"""The one place that decides: how far may this actor go with this permission."""

from collections.abc import Mapping

from django.db.models import Q

from touchstone.desk.authority.actor import Actor, Via
from touchstone.desk.authority.errors import NotPermittedError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.roles import BY_KEY, PERSON

NOTHING = Q(pk__in=())
EVERYTHING = Q()


def reach(actor: Actor, permission: Permission) -> Reach | None:
    """The widest reach that a role of the actor grants; None where none does."""
    if actor.via is Via.NODE:
        return Reach.NODE
    if actor.scopes is not None and permission not in actor.scopes:
        return None
    granted = [grants[permission] for grants in _grants(actor) if permission in grants]
    return max(granted, default=None)


def may(actor: Actor, permission: Permission, relation: Reach = Reach.MINE) -> bool:
    """Whether the actor may do this to an object that stands to it so."""
    widest = reach(actor, permission)
    return widest is not None and widest >= relation


def within(actor: Actor, permission: Permission, *, mine: Q = NOTHING, ours: Q = NOTHING, shared: Q = NOTHING) -> Q:
    """The rows the permission reaches. The parts say which rows are the person's, the organisation's, shared."""
    widest = reach(actor, permission)
    if widest is Reach.NODE:
        return EVERYTHING
    parts = ((Reach.MINE, mine), (Reach.OURS, ours), (Reach.SHARED, shared))
    visible = NOTHING
    for relation, rows in parts:
        if widest is not None and widest >= relation:
            visible |= rows
    return visible


def lacks_second_factor(actor: Actor) -> bool:
    """Whether a role of the actor asks for a second factor that was not given."""
    return not actor.strong and any(BY_KEY[key].needs_second_factor for key in actor.roles if key in BY_KEY)


def _grants(actor: Actor) -> list[Mapping[Permission, Reach]]:
    known = (BY_KEY[key] for key in actor.roles if key in BY_KEY)
    grants = [role.grants for role in known if role.exists_in(actor.kind, operates_node=actor.operates_node)]
    return [PERSON, *grants] if actor.person else grants


def relation_to(actor: Actor, organisation_row: int | None) -> Reach:
    """How something that belongs to this organisation stands to the actor."""
    is_ours = organisation_row is not None and organisation_row == actor.organisation_row
    return Reach.OURS if is_ours else Reach.NODE


def demand(actor: Actor, permission: Permission, relation: Reach) -> None:
    """Refuse, with reason and cure, whoever may not do this to what stands to them so."""
    if not may(actor, permission, relation):
        raise NotPermittedError(permission)
