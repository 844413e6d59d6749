"""A simulation in words, sums and plots."""

from collections import Counter
from datetime import datetime, time, timedelta
from typing import Any

from django.utils.translation import gettext as _

from touchstone.desk.measures.models import CodeSimulation
from touchstone.desk.measures.queries.codes import any_code, every_code, in_chinese, name_of, title_of
from touchstone.desk.measures.queries.simulated import Course
from touchstone.desk.measures.simulation_sums import SIDES
from touchstone.rulebook.penalties.action import Action

BARS = 12


def names_of(row: CodeSimulation) -> tuple[str, str]:
    """What both codes are called."""
    return name_of(any_code(row.against)), name_of(any_code(row.code))


def say_sums(row: CodeSimulation) -> list[tuple[str, int, int]]:
    """What, under the code that applied, under the other one."""
    now, then = (row.sums[side] for side in SIDES)
    told = (
        (_("Sellers with a breach"), "sellers"),
        (_("Points"), "points"),
        (_("Strikes"), "strikes"),
        (_("Days with a restriction"), "days"),
        (_("Accounts closed"), "closed"),
    )
    rows = [(label, now[name], then[name]) for label, name in told]
    counts = [Counter(side["measures"]) for side in (now, then)]
    actions = [action for action in Action if any(count[action] for count in counts)]
    return rows + [(title_of(action), counts[0][action], counts[1][action]) for action in actions]


def say_matches(row: CodeSimulation) -> list[tuple[str, str]]:
    """Kind of breach as it was established, kind of the other code that stands for it; empty: none does."""
    place = "title_zh" if in_chinese() else "title_en"
    titles = {kind.key: getattr(kind, place) for code in every_code() for kind in code.kinds}
    theirs = {kind.key: getattr(kind, place) for kind in any_code(row.code).kinds}
    matched = row.sums["matched"]
    return [(titles.get(kind, kind), theirs.get(matched["then"].get(kind, ""), "")) for kind in matched["kinds"]]


def spread(row: CodeSimulation, names: tuple[str, str]) -> dict[str, Any] | None:
    """How many sellers had how many points, under both codes; None where nobody had any."""
    both = [{int(points): count for points, count in row.sums[side]["spread"].items()} for side in SIDES]
    highest = max((points for each in both for points in each), default=0)
    if not highest:
        return None
    width = -(-(highest + 1) // BARS)
    edges = [place * width for place in range(highest // width + 1)]
    counts = [
        [sum(n for points, n in each.items() if points // width == place) for place in range(len(edges))]
        for each in both
    ]
    data = {"x": edges, "time": False, "label": _("Points"), "unit": _("sellers"), "series": _series(names, counts)}
    return {"data": data, "heads": [_("Points from"), *names], "rows": list(zip(edges, *counts, strict=True))}


def months(row: CodeSimulation, names: tuple[str, str]) -> dict[str, Any] | None:
    """Measures by month under both codes, and in the table by action too; None where there were none."""
    both = [Counter(row.sums[side]["months"]) for side in SIDES]
    found = sorted({key for each in both for key in each})
    if not found:
        return None
    since, until = (
        (row.created_at - timedelta(days=days)).astimezone(any_code(row.against).zone) for days in (row.days, 0)
    )
    known = _months_between(f"{since:%Y-%m}", f"{until:%Y-%m}")
    totals = [[sum(n for key, n in each.items() if key.startswith(month)) for month in known] for each in both]
    zone = any_code(row.against).zone
    x = [
        int(datetime.combine(datetime.fromisoformat(f"{month}-01").date(), time(), zone).timestamp()) for month in known
    ]
    cells = [
        (month, title_of(action), *(each[f"{month} {action}"] for each in both))
        for month, action in map(str.split, found)
    ]
    data = {"x": x, "label": _("month"), "unit": _("measures"), "series": _series(names, totals)}
    return {"data": data, "heads": [_("Month"), _("Measure"), *names], "rows": cells}


def course_plot(now: Course, then: Course) -> dict[str, Any] | None:
    """The points of one seller over the days, a line for each track of each code; the table has the days of a change."""
    lines = [
        (f"{name_of(each.code)} · {_track(each, track)}", points)
        for each in (now, then)
        for track, points in each.points.items()
    ]
    if not lines:
        return None
    days = min((each.days for each in (now, then)), key=len)
    columns = [points[: len(days)] for _name, points in lines]
    x = [int(datetime.combine(day, time(), now.code.zone).timestamp()) for day in days]
    cells = list(zip(days, *columns, strict=True))
    changed = [row for place, row in enumerate(cells) if place == 0 or row[1:] != cells[place - 1][1:]]
    names = [name for name, _points in lines]
    data = {"x": x, "label": _("day"), "unit": _("Points"), "series": _series(names, columns)}
    return {"data": data, "heads": [_("Day"), *names], "rows": changed}


def _track(course: Course, key: str) -> str:
    row = next(track for track in course.code.tracks if track.key == key)
    return row.title_zh if in_chinese() else row.title_en


def _series(names: Any, columns: Any) -> list[dict[str, Any]]:
    return [{"label": label, "values": values} for label, values in zip(names, columns, strict=True)]


def _months_between(first: str, last: str) -> list[str]:
    year, month = map(int, first.split("-"))
    found = [first]
    while found[-1] < last:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        found.append(f"{year:04d}-{month:02d}")
    return found
