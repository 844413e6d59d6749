"""Which breaches are one: groups that are open for some days from their first breach."""

from dataclasses import dataclass, field, replace
from datetime import date

from touchstone.rulebook.penalties.breach import Breach
from touchstone.rulebook.penalties.rows import Alike, BreachKind, Merging


@dataclass(slots=True)
class Group:
    """What of its breaches counts so far: the points of the gravest, a strike if one was."""

    first: str
    day: date
    points: int
    is_strike: bool


@dataclass(slots=True)
class Groups:
    """The open groups of one account, by row and what is alike; a new version of a row begins new groups."""

    open: dict[tuple[str, date, str], Group] = field(default_factory=dict)

    def join(self, breach: Breach, kind: BreachKind, rows: list[Merging], day: date) -> Group | None:
        """Put a breach into the groups of these rows, or begin them; returns what counts of them already, None: nothing."""
        joined = [group for row in rows if (group := self._group(row, breach, kind, day)) is not None]
        if not joined:
            return None
        first = min(joined, key=lambda group: group.day)
        points, is_strike = max(group.points for group in joined), any(group.is_strike for group in joined)
        return Group(first.first, first.day, points, is_strike)

    def _group(self, row: Merging, breach: Breach, kind: BreachKind, day: date) -> Group | None:
        alike = _alike(row.alike, breach, kind)
        place = (row.code, row.valid_from, alike)
        group = self.open.get(place)
        if group is None or not alike or (day - group.day).days >= row.days:
            self.open[place] = Group(breach.id, day, kind.points, kind.is_strike)
            return None
        before = replace(group)
        group.points, group.is_strike = max(group.points, kind.points), group.is_strike or kind.is_strike
        return before


def _alike(alike: Alike, breach: Breach, kind: BreachKind) -> str:
    """What must be the same; empty where the breach does not say it: then it is like no other."""
    match alike:
        case Alike.TRACK:
            return kind.track
        case Alike.KIND:
            return kind.key
        case Alike.LISTING:
            return breach.listing
        case Alike.RIGHT:
            return breach.right
        case Alike.HOLDER:
            return breach.holder
