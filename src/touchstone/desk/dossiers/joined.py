"""Rooms above hear that dossiers of sellers were merged or parted: each registers a handler, which joins the act."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from touchstone.desk.authority.actor import Actor
from touchstone.desk.dossiers.models import Seller


@dataclass(frozen=True, slots=True)
class Joined:
    """`roots`: the dossiers under which everything that was merged or parted is shown now."""

    roots: tuple[Seller, ...]
    by: Actor
    now: datetime


Handler = Callable[[Joined], None]
HANDLERS: list[Handler] = []


def register_join_handler(handler: Handler) -> None:
    """Once for each room, when the desk starts."""
    if handler not in HANDLERS:
        HANDLERS.append(handler)


def tell_joined(joined: Joined) -> None:
    """Every handler, in the order in which they registered."""
    for handler in HANDLERS:
        handler(joined)
