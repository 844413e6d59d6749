"""Which exhibits fit into the page: the shelves take turns, so that no verdict, signal, brand or seller crowds out the others."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

TURNS = {"top:block": 4, "top:review": 3, "sample:block": 2, "sample:review": 2}


def take_turns(exhibits: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Every exhibit once. A shelf in TURNS gives so many at each turn, any other one; best first (the order of the table)."""
    shelves: dict[str, list[int]] = {name: [] for name in TURNS}
    for place, exhibit in enumerate(exhibits):
        for shelf in exhibit["shelves"]:
            shelves.setdefault(shelf, []).append(place)
    taken: set[int] = set()
    waiting = [(TURNS.get(name, 1), iter(places)) for name, places in shelves.items()]
    while waiting:
        going = []
        for turns, places in waiting:
            fresh = [place for _, place in zip(range(turns), (p for p in places if p not in taken), strict=False)]
            taken.update(fresh)
            yield from (exhibits[place] for place in fresh)
            if len(fresh) == turns:
                going.append((turns, places))
        waiting = going
