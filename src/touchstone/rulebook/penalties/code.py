"""A penalty code: one platform's rules in one version, with the rows that were in force on a day."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from touchstone.rulebook.penalties.rows import BreachKind, Cap, CarryOver, Gathering, Merging, Tier, Track
from touchstone.rulebook.provision import Provision, Status

Row = TypeVar("Row", bound=Provision)
ROWS = ("tracks", "kinds", "merging", "gathering", "caps", "carrying", "tiers")


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltyCode(Provision):
    """`notice_days`: how long before it applies a change is told; `appeal_days`: how long a seller may appeal.

    Days are those of `zone`. Rows that are not confirmed stay in the tuples and are never applied.
    """

    key: str
    title_en: str
    title_zh: str
    version: str
    zone: ZoneInfo
    notice_days: int
    appeal_days: int
    tracks: tuple[Track, ...]
    kinds: tuple[BreachKind, ...]
    merging: tuple[Merging, ...]
    gathering: tuple[Gathering, ...]
    caps: tuple[Cap, ...]
    carrying: tuple[CarryOver, ...]
    tiers: tuple[Tier, ...]

    @property
    def identity(self) -> str:
        """Key and version, as measures and simulations name it."""
        return f"{self.key}@{self.version}"

    def rows(self) -> tuple[Provision, ...]:
        """All rows, in the order of the file's sections."""
        return tuple(row for name in ROWS for row in getattr(self, name))

    def unconfirmed(self) -> tuple[Provision, ...]:
        """The rows that are shipped for checking and not applied."""
        return tuple(row for row in self.rows() if not row.is_enabled)

    @property
    def is_runnable(self) -> bool:
        """Whether confirmed rows suffice to apply it: a kind of breach on a track, with what follows from it."""
        tracks = {track.key for track in self.tracks if track.is_enabled}
        kinds = [kind for kind in self.kinds if kind.is_enabled and kind.track in tracks]
        tiers = [tier for tier in self.tiers if tier.is_enabled]
        return self.is_enabled and any(kind.orders or any(tier.track == kind.track for tier in tiers) for kind in kinds)

    def as_if_confirmed(self) -> "PenaltyCode":
        """The code with its unconfirmed rows applied too: for simulations that say so, never for measures."""
        taken: dict[str, Any] = {name: tuple(_taken(row) for row in getattr(self, name)) for name in ROWS}
        return replace(_taken(self), **taken)

    def as_if_always(self, day: date) -> "PenaltyCode":
        """The code as of that day, or as of its own first or last one, for all times: for simulations over the past."""
        day = max(day, self.valid_from) if self.valid_to is None else min(max(day, self.valid_from), self.valid_to)
        taken: dict[str, Any] = {
            name: tuple(_timeless(row) for row in getattr(self, name) if row.applies_on(day)) for name in ROWS
        }
        return replace(_timeless(self), **taken)


def in_force(rows: Iterable[Row], day: date) -> tuple[Row, ...]:
    """The confirmed rows that applied on that day."""
    return tuple(row for row in rows if row.is_enabled and row.applies_on(day))


def _timeless(row: Row) -> Row:
    return replace(row, valid_from=date.min, valid_to=None)


def _taken(row: Row) -> Row:
    return row if row.is_enabled else replace(row, status=Status.SECONDARY)
