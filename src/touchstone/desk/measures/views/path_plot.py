"""The path of a track's points as a drawing: steps, the tiers they may reach, today, and what is to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from touchstone.desk.measures.queries.path import Turn

LEFT, RIGHT, TOP, BOTTOM = 30.0, 350.0, 18.0, 128.0
"""The field of the drawing in its own units, which are 360 by 150."""
AHEAD = timedelta(days=30)
"""Shown beyond today where nothing is to come."""
MARGIN = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Level:
    """A tier, drawn as a line across."""

    y: str
    points: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """Two lines of "x,y" pairs that meet at `now`; `said` is the same in words."""

    past: str
    coming: str
    now: str
    levels: tuple[Level, ...]
    begins: datetime
    ends: datetime
    said: str


def draw_path(turns: Sequence[Turn], tiers: Sequence[int], now: datetime) -> Drawing | None:
    """The drawing; None where there never was a point. `tiers` are the totals at which something follows."""
    if not turns:
        return None
    begins = turns[0].at - MARGIN
    ends = max(turns[-1].at + MARGIN, now + AHEAD)
    most = max(turn.points for turn in turns)
    shown = [at for at in tiers if at <= _next_above(tiers, most)]
    top = max(most, *shown, 1)

    def x(at: datetime) -> float:
        return LEFT + (RIGHT - LEFT) * ((at - begins) / (ends - begins))

    def y(points: int) -> float:
        return BOTTOM - (BOTTOM - TOP) * points / top

    steps = [Turn(begins, 0), *turns, Turn(ends, turns[-1].points)]
    here = next(turn.points for turn in reversed(steps) if turn.at <= now)
    past = [*(turn for turn in steps if turn.at <= now), Turn(now, here)]
    coming = [Turn(now, here), *(turn for turn in steps if turn.at > now)]
    return Drawing(
        past=_line([(x(turn.at), y(turn.points)) for turn in past]),
        coming=_line([(x(turn.at), y(turn.points)) for turn in coming]),
        now=f"{x(now):.1f}",
        levels=tuple(Level(f"{y(at):.1f}", at) for at in shown),
        begins=begins,
        ends=ends,
        said=_say(here, coming[1:-1]),
    )


def _next_above(tiers: Sequence[int], points: int) -> int:
    return min((at for at in tiers if at > points), default=points)


def _line(corners: Sequence[tuple[float, float]]) -> str:
    """Stairs: first across, then up or down."""
    drawn = [corners[0]]
    for (_x, before), (across, after) in pairwise(corners):
        drawn += [(across, before), (across, after)]
    return " ".join(f"{across:.1f},{height:.1f}" for across, height in drawn)


def _say(points: int, coming: Sequence[Turn]) -> str:
    parts = [_("Today %(points)d points.") % {"points": points}]
    for turn in coming:
        day = date_format(localtime(turn.at), "DATE_FORMAT")
        parts.append(_("From %(day)s %(points)d points.") % {"day": day, "points": turn.points})
    return " ".join(parts)
