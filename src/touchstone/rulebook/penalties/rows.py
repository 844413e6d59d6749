"""The rows of a penalty code, each a dated and sourced provision."""

from dataclasses import dataclass
from enum import StrEnum

from touchstone.rulebook.penalties.action import Order
from touchstone.rulebook.provision import Provision


class Reset(StrEnum):
    """When points go: all together at the end of the calendar year, or each some days after its breach."""

    YEAR_END = "year_end"
    ROLLING = "rolling"


class Alike(StrEnum):
    """Which breaches may be one: all of the track, those of one right or right holder, of one kind, of one listing."""

    TRACK = "track"
    RIGHT = "right"
    HOLDER = "holder"
    KIND = "kind"
    LISTING = "listing"


class Judged(StrEnum):
    """What a carry-over looks at: the points of the year that ends, or the whole total."""

    YEAR = "year"
    TOTAL = "total"


class Counted(StrEnum):
    """What a tier counts: points, strikes, strikes against one right."""

    POINTS = "points"
    STRIKES = "strikes"
    STRIKES_ONE_RIGHT = "strikes_one_right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Track(Provision):
    """A track counts by itself. `days`: how long an entry of a rolling track lasts, its own day among them."""

    key: str
    title_en: str
    title_zh: str
    reset: Reset
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachKind(Provision):
    """A kind of breach: its points, whether it is a strike, and what it brings at once whatever the total."""

    key: str
    title_en: str
    title_zh: str
    track: str
    points: int
    is_strike: bool
    orders: tuple[Order, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merging(Provision):
    """Breaches alike within `days` calendar days (1: the same day), counted from the first, count once: the gravest."""

    track: str
    alike: Alike
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering(Provision):
    """Only so many breaches on separate days against separate listings make one strike."""

    track: str
    days: int
    listings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap(Provision):
    """The kinds named together bring at most `points` on one day."""

    kinds: tuple[str, ...]
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryOver(Provision):
    """At the end of the year a track in `at_least` ≤ points < `below` is not cleared."""

    track: str
    at_least: int
    below: int
    judged: Judged


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier(Provision):
    """From `at` on the orders are owed. `after_warning`: the first time, a warning takes their place."""

    title_en: str
    title_zh: str
    track: str
    counted: Counted
    at: int
    orders: tuple[Order, ...]
    after_warning: bool
