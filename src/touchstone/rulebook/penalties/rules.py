"""The rules of one day: the confirmed rows in force, found once for each day that has a breach."""

from dataclasses import dataclass, field
from datetime import date

from touchstone.rulebook.penalties.code import PenaltyCode, in_force
from touchstone.rulebook.penalties.rows import BreachKind, Cap, Gathering, Merging, Tier, Track


@dataclass(frozen=True, slots=True)
class DayRules:
    """What applied on a day, by the keys that a breach names."""

    kinds: dict[str, BreachKind]
    tracks: dict[str, Track]
    merging: dict[str, list[Merging]]
    gathering: dict[str, Gathering]
    caps: dict[str, list[Cap]]
    tiers: dict[str, list[Tier]]


@dataclass(frozen=True, slots=True)
class Rules:
    """A code with its days; share one among the accounts of a simulation."""

    code: PenaltyCode
    days: dict[date, DayRules] = field(default_factory=dict)

    def on(self, day: date) -> DayRules:
        """The rules of that day."""
        if day not in self.days:
            self.days[day] = _rules_of(self.code, day)
        return self.days[day]


def _rules_of(code: PenaltyCode, day: date) -> DayRules:
    tracks = {track.key: track for track in in_force(code.tracks, day)}
    kinds = {kind.key: kind for kind in in_force(code.kinds, day) if kind.track in tracks}
    merging, caps, tiers = in_force(code.merging, day), in_force(code.caps, day), in_force(code.tiers, day)
    return DayRules(
        kinds=kinds,
        tracks=tracks,
        merging={key: [row for row in merging if row.track == key] for key in tracks},
        gathering={row.track: row for row in in_force(code.gathering, day)},
        caps={key: [row for row in caps if key in row.kinds] for key in kinds},
        tiers={key: [row for row in tiers if row.track == key] for key in tracks},
    )
