"""Kinds of event: one row per thing that can happen, with the sentence that people read."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from touchstone.desk.audit.errors import UnknownKindError


class Audience(StrEnum):
    """Who reads an event on the timeline of an object that they may see."""

    EVERYONE = "everyone"
    """Whoever sees the object."""
    OURS = "ours"
    """Only members of the organisation that acted, and who reads the whole record."""
    NODE = "node"
    """Only who reads the whole record."""


@dataclass(frozen=True, slots=True)
class EventKind:
    """`sentence` is a message with named places: `by`, `subject`, the names of the event's data.

    What else it is about stands in the place that is named like its kind: `organisation` for "accounts.organisation".
    """

    key: str
    sentence: str
    audience: Audience = Audience.EVERYONE


KINDS: dict[str, EventKind] = {}


def register(kinds: Iterable[EventKind]) -> None:
    """Make kinds known; each room does it once when the desk starts. Raises ValueError where two share a key."""
    for kind in kinds:
        if KINDS.setdefault(kind.key, kind) is not kind:
            raise ValueError(f"two rooms have the event kind {kind.key!r}")


def kind_of(key: str) -> EventKind:
    """The row of a kind."""
    try:
        return KINDS[key]
    except KeyError:
        raise UnknownKindError(kind=key) from None
