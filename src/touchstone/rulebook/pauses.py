"""Pauses of a clock: joined into stretches of time, and into the days on which the clock stood still."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from touchstone.rulebook.errors import ClockError
from touchstone.rulebook.workdays import ONE_DAY, WorkCalendar


@dataclass(frozen=True, slots=True, order=True)
class Pause:
    """The clock stands still from `began_at` until `ended_at` (exclusive); None: it still does. Aware moments."""

    began_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StillDays:
    """Days without effect on the clock, first to last; `last` None: no end is known."""

    first: date
    last: date | None


def join_pauses(pauses: Iterable[Pause]) -> list[Pause]:
    """The same time as pauses that neither touch nor overlap, in order. Empty ones vanish."""
    joined: list[Pause] = []
    for pause in sorted(map(_checked, pauses), key=lambda pause: pause.began_at):
        if pause.ended_at == pause.began_at:
            continue
        last = joined[-1] if joined else None
        if last is None or (last.ended_at is not None and last.ended_at < pause.began_at):
            joined.append(pause)
        else:
            joined[-1] = Pause(last.began_at, _later(last.ended_at, pause.ended_at))
    return joined


def still_days(pauses: Iterable[Pause], after: date, calendar: WorkCalendar) -> list[StillDays]:
    """Days later than `after` at whose end the clock was paused.

    As the law counts a period, the day on which a pause begins is lost and the day on which it ends counts.
    """
    found = []
    for pause in join_pauses(pauses):
        first = max(calendar.day_of(pause.began_at), after + ONE_DAY)
        last = None if pause.ended_at is None else calendar.day_of(pause.ended_at) - ONE_DAY
        if last is None or first <= last:
            found.append(StillDays(first, last))
    return found


def refuse_naive(moment: datetime, what: str) -> None:
    """A moment without a zone would mean another time on another machine."""
    if moment.tzinfo is None or moment.utcoffset() is None:
        raise ClockError(
            f"{what}: {moment.isoformat()} has no time zone",
            hint="give an aware moment, such as 2026-11-22T09:00:00+08:00",
            sentence_zh=f"{what}：{moment.isoformat()} 没有时区",
            hint_zh="请给出带时区的时间，例如 2026-11-22T09:00:00+08:00",
        )


def _checked(pause: Pause) -> Pause:
    refuse_naive(pause.began_at, "began_at")
    if pause.ended_at is None:
        return pause
    refuse_naive(pause.ended_at, "ended_at")
    if pause.ended_at < pause.began_at:
        raise ClockError(
            f"a pause ends at {pause.ended_at.isoformat()}, before it begins at {pause.began_at.isoformat()}",
            hint="exchange the two moments",
            sentence_zh=f"暂停的结束 {pause.ended_at.isoformat()} 早于开始 {pause.began_at.isoformat()}",
            hint_zh="请对调两个时间",
        )
    return pause


def _later(one: datetime | None, other: datetime | None) -> datetime | None:
    return None if one is None or other is None else max(one, other)
