"""How far a permission reaches, and how an object stands to whoever acts."""

from enum import IntEnum


class Reach(IntEnum):
    """A wider reach includes the narrower ones; as a relation it says where an object lies, seen by whoever acts."""

    MINE = 1
    """What belongs to the person."""
    OURS = 2
    """What belongs to the organisation that the person acts for."""
    SHARED = 3
    """What another organisation shared with ours, or in which ours is a party."""
    NODE = 4
    """Everything on this node."""
