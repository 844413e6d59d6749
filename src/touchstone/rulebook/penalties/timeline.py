"""The points of an account day by day."""

from datetime import date, datetime, timedelta, tzinfo
from itertools import accumulate

from touchstone.rulebook.penalties.account import Account
from touchstone.rulebook.penalties.simulation import Period


def points_by_day(account: Account, period: Period, zone: tzinfo) -> tuple[list[date], dict[str, list[int]]]:
    """The days of the period in this zone, and for each track with points how many were in it when each day ended."""
    first, last = (at.astimezone(zone).date() for at in (period.since, period.until))
    days = [first + timedelta(days=place) for place in range((last - first).days + 1)]
    changes: dict[str, list[int]] = {}
    for entry in account.entries:
        if entry.points:
            steps = changes.setdefault(entry.track, [0] * (len(days) + 1))
            steps[_place(entry.at, first, len(days), zone)] += entry.points
            if entry.ended_at is not None:
                steps[_place(entry.ended_at, first, len(days), zone)] -= entry.points
    return days, {track: list(accumulate(steps[:-1])) for track, steps in changes.items()}


def _place(at: datetime, first: date, days: int, zone: tzinfo) -> int:
    """The day on which it counts first; before the period: its first one, after it: none that is shown."""
    return min(max((at.astimezone(zone).date() - first).days, 0), days)
