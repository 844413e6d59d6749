"""A work calendar: which days are working days, how far ahead that is known, and counting them without walking."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """`days_of` gives the working days of a year in order. Outside known_from…known_through its answer is provisional.

    `edition` names library and version, so that a deadline computed with an older one can be found and computed again.
    """

    key: str
    zone: ZoneInfo
    edition: str
    known_from: date
    known_through: date
    days_of: Callable[[int], tuple[date, ...]]

    def is_known(self, day: date) -> bool:
        """Whether the official notice for that day is in this edition."""
        return self.known_from <= day <= self.known_through

    def is_working_day(self, day: date) -> bool:
        """Whether people work on that day: make-up days at weekends are, public holidays are not."""
        days = self.days_of(day.year)
        at = bisect_left(days, day)
        return at < len(days) and days[at] == day

    def count(self, after: date, through: date) -> int:
        """Working days in (after, through]; 0 if the days are in the other order."""
        if through <= after:
            return 0
        if after.year == through.year:
            days = self.days_of(after.year)
            return bisect_right(days, through) - bisect_right(days, after)
        years = range(after.year + 1, through.year)
        tail = len(self.days_of(after.year)) - bisect_right(self.days_of(after.year), after)
        return tail + sum(len(self.days_of(year)) for year in years) + bisect_right(self.days_of(through.year), through)

    def nth_after(self, day: date, number: int) -> date:
        """The `number`-th (from 1) working day after `day`."""
        year, at = day.year, bisect_right(self.days_of(day.year), day) + number - 1
        while at >= len(self.days_of(year)):
            at -= len(self.days_of(year))
            year += 1
        return self.days_of(year)[at]

    def nth_before(self, day: date, number: int) -> date:
        """The `number`-th (from 1) working day before `day`."""
        year, at = day.year, bisect_left(self.days_of(day.year), day) - number
        while at < 0:
            year -= 1
            at += len(self.days_of(year))
        return self.days_of(year)[at]

    def next_from(self, day: date) -> date:
        """`day` itself if it is a working day, else the next one."""
        return self.nth_after(day - ONE_DAY, 1)

    def day_of(self, moment: datetime) -> date:
        """The calendar day of an aware moment, by the clock on the wall of this calendar."""
        return moment.astimezone(self.zone).date()

    def end_of(self, day: date) -> datetime:
        """24:00 of that day."""
        return self.at(day + ONE_DAY, time())

    def at(self, day: date, hour: time) -> datetime:
        """That hour of that day on the wall."""
        return datetime.combine(day, hour, self.zone)
