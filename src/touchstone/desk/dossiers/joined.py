"""Rooms above hear that sellers were merged or parted, or got shops: each registers a handler, which joins the act."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from touchstone.desk.authority.actor import Actor
from touchstone.desk.dossiers.models import Seller


@dataclass(frozen=True, slots=True)
class Joined:
    """`roots`: the dossiers under which everything that was merged or parted is shown now.

    `has_grown`: nothing was merged or parted; they only got shops.
    """

    roots: tuple[Seller, ...]
    by: Actor
    now: datetime
    has_grown: bool = False


Handler = Callable[[Joined], None]
HANDLERS: list[Handler] = []


def register_join_handler(handler: Handler) -> None:
    """Once for each room, when the desk starts."""
    if handler not in HANDLERS:
        HANDLERS.append(handler)


def tell_joined(joined: Joined) -> None:
    """Every handler, in the order in which they registered."""
    for handler in HANDLERS if joined.roots else ():
        handler(joined)


def tell_grown(sellers: Iterable[Seller], by: Actor, now: datetime) -> None:
    """The same, of dossiers (with `root`) that got shops."""
    roots = {seller.root_id or seller.pk: seller.root or seller for seller in sellers}
    tell_joined(Joined(tuple(roots.values()), by, now, has_grown=True))
