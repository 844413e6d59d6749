"""What open pages hear of beside the inbox: which of their things moved. Each room above registers its own."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from touchstone.desk.authority.actor import Actor
from touchstone.desk.delivery.live.source import Notice


@dataclass(frozen=True, slots=True)
class Move:
    """A thing, by its public id. `by_all`: whoever may see things of this kind saw it until now, whoever sees it since."""

    subject: str
    by_all: bool = False


class Moves(Protocol):
    """What moves in one room; `kind` is the name of the event in the stream."""

    kind: str

    def newest(self) -> int:
        """The place of what moved last."""

    def after(self, place: int) -> tuple[int, Sequence[Move]]:
        """What moved since a place, and the new place."""

    def concerns(self, actor: Actor) -> bool:
        """Whether the actor has pages that show such things."""

    def shown(self, actor: Actor, moves: Sequence[Move]) -> Sequence[str]:
        """Of these things, those that pages of the actor may show, or might until they moved."""


MOVES: list[Moves] = []


def register_moves(moves: Moves) -> None:
    """Once for each room, when the desk starts."""
    if moves.kind not in {each.kind for each in MOVES}:
        MOVES.append(moves)


@dataclass(slots=True)
class Teller:
    """How far each room was told."""

    rooms: Iterable[Moves] = ()
    places: dict[str, int] = field(default_factory=dict)

    def start(self) -> None:
        """From now on."""
        self.places = {room.kind: room.newest() for room in self.rooms}

    def told(self, actor: Actor) -> dict[str, int]:
        """The place in each room of the actor's up to which everything was told: a page drawn before it may miss something."""
        return {room.kind: self.places[room.kind] for room in self.rooms if room.concerns(actor)}

    def tell(self, actors: Collection[Actor]) -> Mapping[Actor, Sequence[Notice]]:
        """What moved since it was told last, to each of those who may know."""
        told: dict[Actor, list[Notice]] = defaultdict(list)
        for room in self.rooms:
            self.places[room.kind], moves = room.after(self.places[room.kind])
            for actor in actors if moves else ():
                ids = room.shown(actor, moves)
                if ids:
                    news = {"moved": list(ids), "places": {room.kind: self.places[room.kind]}}
                    told[actor].append(Notice(0, actor.person, room.kind, json.dumps(news)))
        return told
