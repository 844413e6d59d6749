"""How objects are called in sentences of the record: the rooms that keep them register a namer per kind of object."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

from touchstone.desk.authority.actor import Actor

PERSON, ORGANISATION = "accounts.person", "accounts.organisation"


@dataclass(frozen=True, slots=True)
class Named:
    """What a reader sees of an object; no `url` where it may know the name only."""

    label: str
    url: str = ""


def nothing(_actor: Actor, _ids: Collection[str]) -> Mapping[str, Named]:
    """For objects without a name of their own: the word stands for each of them."""
    return {}


@dataclass(frozen=True, slots=True)
class Namer:
    """`word` stands for an object that the reader may not know: "a seller".

    `names`: public ids -> what this reader sees, in one query; an id that is left out does not exist for it.
    `find`: public ids of objects that this reader sees and whose name holds the text, at most 50.
    `seen`: the rows of the objects that this reader sees; without it, what happened to such an object is told on the
    timeline of another one only to who reads the whole record.
    """

    kind: str
    word: str | Promise
    names: Callable[[Actor, Collection[str]], Mapping[str, Named]] = nothing
    find: Callable[[Actor, str], Iterable[str]] | None = None
    seen: Callable[[Actor], QuerySet[Any]] | None = None


Say = Callable[[object], str | Promise]
NAMERS: dict[str, Namer] = {}
VALUES: dict[tuple[str, str], Say] = {}


def register_namers(*namers: Namer) -> None:
    """Make the objects of a room nameable; each room does it once when the desk starts. Raises ValueError for a second one."""
    for namer in namers:
        if NAMERS.setdefault(namer.kind, namer) is not namer:
            raise ValueError(f"two namers for {namer.kind!r}")


def register_value(kind: str, name: str, say: Say) -> None:
    """How the value `name` in the data of events of a kind is said to people; of every kind, if `kind` is empty.

    Raises ValueError for a second way.
    """
    if VALUES.setdefault((kind, name), say) is not say:
        raise ValueError(f"two ways to say {name!r} of {kind!r}")


def say_value(kind: str, name: str, value: object) -> str:
    """A value of an event's data for people."""
    say = VALUES.get((kind, name)) or VALUES.get(("", name))
    if isinstance(value, list):
        return ", ".join(str(say(each)) if say else str(each) for each in value)
    return str(say(value)) if say else str(value)


def found_ids(actor: Actor, text: str) -> list[tuple[str, str]]:
    """(kind, public id) of the objects whose name holds the text, as far as the reader may know them."""
    return [(namer.kind, one) for namer in NAMERS.values() if namer.find for one in namer.find(actor, text)]
