"""One track of one account while breaches go by: what is in it now, and when it leaves."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from heapq import heappop, heappush

from touchstone.rulebook.penalties.code import in_force
from touchstone.rulebook.penalties.rows import CarryOver, Counted, Judged, Reset, Track


@dataclass(slots=True, eq=False)
class Held:
    """An entry as it is kept. `ends` None: at the end of a year; `ended_at` is set when it leaves."""

    breach: str
    kind: str
    at: datetime
    year: int
    points: int
    is_strike: bool
    right: str
    ends: datetime | None
    ended_at: datetime | None = None


@dataclass(slots=True)
class TrackBook:
    """Entries by number, in order of time. `year`: the ends of all years before it were seen. `ending`: a heap."""

    zone: tzinfo
    carrying: tuple[CarryOver, ...]
    held: dict[int, Held] = field(default_factory=dict)
    ending: list[tuple[datetime, int]] = field(default_factory=list)
    taken: int = 0
    points: int = 0
    strikes: int = 0
    by_right: Counter[str] = field(default_factory=Counter)
    year: int = 0

    def advance(self, now: datetime) -> None:
        """Let go what ended by `now`."""
        year = now.astimezone(self.zone).year
        self.year = self.year or year
        while self.year < year:
            self.year += 1
            self._drop_ended(beginning_of(date(self.year, 1, 1), self.zone))
            self._end_year(self.year - 1)
        self._drop_ended(now)

    def add(self, held: Held) -> None:
        """One more entry."""
        self.taken += 1
        self.held[self.taken] = held
        if held.ends is not None:
            heappush(self.ending, (held.ends, self.taken))
        self._count(held, 1)

    def live(self) -> Iterable[Held]:
        """What is in it, in order of time."""
        return self.held.values()

    def value(self, counted: Counted, right: str) -> int:
        """What a tier of this sort sees."""
        if counted is Counted.POINTS:
            return self.points
        return self.strikes if counted is Counted.STRIKES else self.by_right[right]

    def _end_year(self, year: int) -> None:
        yearly = {number: held for number, held in self.held.items() if held.ends is None}
        kept = {id(held) for held in _carried(self.carrying, list(yearly.values()), year)}
        for number, held in yearly.items():
            if id(held) not in kept:
                self._let_go(number, beginning_of(date(year + 1, 1, 1), self.zone))

    def _drop_ended(self, now: datetime) -> None:
        while self.ending and self.ending[0][0] <= now:
            ends, number = heappop(self.ending)
            self._let_go(number, ends)

    def _let_go(self, number: int, at: datetime) -> None:
        held = self.held.pop(number)
        held.ended_at = at
        self._count(held, -1)

    def _count(self, held: Held, sign: int) -> None:
        self.points += sign * held.points
        if held.is_strike:
            self.strikes += sign
            self.by_right[held.right] += sign


def end_of(track: Track, day: date, zone: tzinfo) -> datetime | None:
    """When an entry of this day leaves a rolling track; None: at the end of a year."""
    return beginning_of(day + timedelta(days=track.days), zone) if track.reset is Reset.ROLLING else None


def beginning_of(day: date, zone: tzinfo) -> datetime:
    """Its midnight."""
    return datetime.combine(day, time(), zone)


def _carried(rows: Iterable[CarryOver], yearly: list[Held], year: int) -> list[Held]:
    """The entries that the end of this year leaves."""
    for row in in_force(rows, date(year, 12, 31)):
        seen = yearly if row.judged is Judged.TOTAL else [held for held in yearly if held.year == year]
        if row.at_least <= sum(held.points for held in seen) < row.below:
            return seen
    return []
