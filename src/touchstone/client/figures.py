"""The service figures, and the things that a number of them counts."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Figure:
    """One number of a service figure; None: nothing is known. `count` of `of` is what it says, `low` to `high` its interval."""

    figure: str
    part: str
    unit: str
    value: float | None
    count: int | None
    of: int
    unknown: int
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Figures:
    """Every number of these days, both counted; the backlog is that of now."""

    since: date
    until: date
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class FigureWeeks:
    """The same week by week."""

    weeks: tuple[Figures, ...]


@dataclass(frozen=True)
class FigureThing:
    """A lead, removal or appeal behind a number. `outcome` is a verdict, proactive or reported, upheld or rejected.

    `sales`, `orders`, `sold_by`, `unsold_until` say of a removed listing what is known of its orders.
    """

    id: str
    kind: str
    title: str
    began_at: datetime | None
    decided_at: datetime | None
    hours: float | None
    outcome: str
    sales: str
    orders: int | None
    sold_by: datetime | None
    unsold_until: datetime | None
