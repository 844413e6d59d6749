"""What an API key may be for."""

from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.rules import reach

NOT_FOR_PROGRAMS = frozenset(
    {
        Permission.OWN_ACCOUNT,
        Permission.DESK_ENTER,
        Permission.MEMBER_MANAGE,
        Permission.MEMBER_SECURE,
        Permission.KEY_MANAGE,
        Permission.ACCESS_REVIEW,
        Permission.ACCESS_CONFIRM,
        Permission.NODE_OPERATE,
    }
)
"""Acts that a person answers for in person."""


def scopes_for(actor: Actor) -> list[Permission]:
    """What a key of this actor can be for: what the own roles permit and a program may do."""
    return [each for each in Permission if each not in NOT_FOR_PROGRAMS and reach(actor, each) is not None]
