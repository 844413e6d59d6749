"""A shelf: the few best of what is offered, the same whatever the order of batches in time."""

from bisect import insort
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Place = tuple[float, int, str]  # rank (lower is better), a number drawn from the listing id, name of the exhibit


@dataclass
class Shelf:
    """At most `room` places in order; `offered` counts what wanted to stand here."""

    room: int
    offered: int = 0
    places: list[Place] = field(default_factory=list)

    def admits(self, rank: float, key: int) -> bool:
        """Whether something of this rank would stay."""
        return len(self.places) < self.room or (rank, key) < self.places[-1][:2]

    def put(self, rank: float, key: int, name: str) -> None:
        """Put it in its place; the last one leaves a full shelf. What stands here already is not put twice."""
        self.offered += 1
        if self.admits(rank, key) and all(place[2] != name for place in self.places):
            insort(self.places, (rank, key, name))
            del self.places[self.room :]

    def names(self) -> Iterator[str]:
        """What stands here, best first."""
        return (name for _, _, name in self.places)

    def as_list(self) -> list[Any]:
        """Plain values for the checkpoint."""
        return [self.room, self.offered, [list(place) for place in self.places]]

    @classmethod
    def from_list(cls, values: list[Any]) -> "Shelf":
        """The inverse of `as_list`."""
        room, offered, places = values
        return cls(room, offered, [(rank, key, name) for rank, key, name in places])
