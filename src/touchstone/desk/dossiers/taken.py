"""Rooms above hear of findings that came in: each registers a handler, which joins the act of the batch."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from touchstone.desk.audit.record import Subject
from touchstone.desk.authority.actor import Actor


@dataclass(frozen=True, slots=True)
class Taken:
    """New findings of one batch: the rows of their screenings, and what brought them: an import, or the node's ruleset.

    `renews`: what is there already was screened again, so that these findings take the place of earlier ones on the same version.
    """

    screenings: Sequence[int]
    source: Subject
    by: Actor
    now: datetime
    renews: bool = False


Handler = Callable[[Taken], None]
HANDLERS: list[Handler] = []


def register_handler(handler: Handler) -> None:
    """Once for each room, when the desk starts."""
    if handler not in HANDLERS:
        HANDLERS.append(handler)


def tell_taken(taken: Taken) -> None:
    """Every handler, in the order in which they registered."""
    if taken.screenings:
        for handler in HANDLERS:
            handler(taken)
