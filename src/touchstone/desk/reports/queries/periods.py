"""Stretches of time that follow one another, and the rows that lie in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from django.db.models import Case, IntegerField, Q, Value, When
from django.utils.timezone import get_default_timezone, localdate

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Period:
    """From `since` on, before `until`."""

    since: datetime
    until: datetime

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day, by the clock of the desk."""
        return localdate(self.since), localdate(self.until - timedelta(microseconds=1))

    @property
    def before(self) -> "Period":
        """As many days, right before it."""
        first, last = self.days
        return of_days(first - (last - first) - timedelta(days=1), first - timedelta(days=1))

    @property
    def after(self) -> "Period":
        """As many days, right behind it."""
        first, last = self.days
        return of_days(last + timedelta(days=1), last + (last - first) + timedelta(days=1))

    def holds(self, name: str) -> Q:
        """The rows whose time `name` lies in it."""
        return Q(**{f"{name}__gte": self.since, f"{name}__lt": self.until})


Edges = Sequence[datetime]
"""Ascending; between two of them lies one period."""


def of_days(first: date, last: date) -> Period:
    """Both days are in it, by the clock of the desk."""
    return Period(_begin(first), _begin(last + timedelta(days=1)))


def edges_of(period: Period) -> Edges:
    """The period before, and this one."""
    return (period.before.since, period.since, period.until)


def weeks_to(period: Period, least: int, most: int) -> Edges:
    """Where whole weeks begin, from Monday on: those of the period, at least and at most so many up to its last day."""
    first, last = period.days
    end = last - timedelta(days=last.weekday()) + WEEK
    begin = first - timedelta(days=first.weekday())
    count = min(max((end - begin) // WEEK, least), most)
    return [_begin(end - number * WEEK) for number in range(count, -1, -1)]


def within(name: str, edges: Edges) -> Q:
    """The rows between the first and the last edge."""
    return Period(edges[0], edges[-1]).holds(name)


def place_of(name: str, edges: Edges) -> Case:
    """Behind which edge a time lies that is within, counted from 0."""
    earlier = [When(**{f"{name}__lt": edge}, then=Value(place)) for place, edge in enumerate(edges[1:-1])]
    return Case(*earlier, default=Value(len(edges) - 2), output_field=IntegerField())


def count_of(edges: Edges) -> int:
    """How many periods."""
    return len(list(pairwise(edges)))


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), get_default_timezone())
