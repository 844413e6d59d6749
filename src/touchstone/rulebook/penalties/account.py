"""What comes out: the account of one identity under one code."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from touchstone.rulebook.penalties.action import Action


class Standing(StrEnum):
    """What became of a breach in the account."""

    COUNTED = "counted"
    MERGED = "merged"
    CAPPED = "capped"
    GATHERING = "gathering"
    NO_RULE = "no_rule"


@dataclass(frozen=True, slots=True)
class Entry:
    """One breach in the account: `points` as counted, which may be fewer than its kind has, and 0.

    `with_breach` is the first breach of the group it merged into. `ended_at` is when it left the account; None: it is in it.
    """

    breach: str
    kind: str
    track: str
    at: datetime
    points: int
    is_strike: bool
    right: str
    standing: Standing
    with_breach: str
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Owed:
    """A measure that the code owes. `row` is the code of the tier or kind of breach that says so; `reached` what it counted.

    `because` are the breaches that were counted, the last one last. `until` None: no end.
    """

    identity: str
    breach: str
    row: str
    action: Action
    from_at: datetime
    until: datetime | None
    reached: int
    because: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str, str]:
        """What names it among the measures of its identity."""
        return (self.breach, self.row, self.action.value)


@dataclass(frozen=True, slots=True)
class Account:
    """Everything about one identity under one code, as of `at`, oldest first."""

    identity: str
    code: str
    at: datetime
    entries: tuple[Entry, ...]
    owed: tuple[Owed, ...]

    def live(self, track: str) -> tuple[Entry, ...]:
        """The entries of a track that are in the account."""
        return tuple(entry for entry in self.entries if entry.track == track and entry.ended_at is None)

    def points(self, track: str) -> int:
        """The points of a track."""
        return sum(entry.points for entry in self.live(track))

    def strikes(self, track: str, right: str | None = None) -> int:
        """The strikes of a track, against all rights or one."""
        counted = (entry for entry in self.live(track) if entry.is_strike)
        return sum(right is None or entry.right == right for entry in counted)
