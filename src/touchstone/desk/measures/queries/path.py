"""The points of a track over time: as they were, and as they will go if nothing else happens."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from touchstone.desk.measures.queries.expiry import leaves_at
from touchstone.rulebook.penalties.account import Account
from touchstone.rulebook.penalties.code import PenaltyCode


@dataclass(frozen=True, slots=True)
class Turn:
    """From `at` until the next turn the track holds `points`."""

    at: datetime
    points: int


def turns_of(code: PenaltyCode, account: Account, track: str) -> list[Turn]:
    """The turns of a track, oldest first, as its entries count today; what is carried over stays to the end."""
    moves: Counter[datetime] = Counter()
    for entry in account.entries:
        if entry.track == track and entry.points:
            moves[entry.at] += entry.points
            gone = entry.ended_at or leaves_at(code, account, entry)
            if gone is not None:
                moves[gone] -= entry.points
    points, turns = 0, []
    for at in sorted(moves):
        points += moves[at]
        turns.append(Turn(at, points))
    return turns


def first_to_leave(code: PenaltyCode, account: Account, track: str) -> tuple[datetime, int] | None:
    """When the next points leave the track, and how many; None where none do."""
    days = [(leaves_at(code, account, entry), entry.points) for entry in account.live(track) if entry.points]
    known = [(at, points) for at, points in days if at is not None]
    if not known:
        return None
    first = min(at for at, _points in known)
    return first, sum(points for at, points in known if at == first)
