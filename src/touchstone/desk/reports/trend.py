"""Each figure week by week, as a plot and as the table that says the same."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from touchstone.desk.reports.queries.service import ServiceFigures
from touchstone.desk.reports.saying import SHARE, Line, by_place, lines_of
from touchstone.desk.reports.words import UNIT_WORDS, parts, say_value
from touchstone.figures.published import PUBLISHED

LEAST, MOST = 12, 53
"""Weeks: so many are shown where the period is shorter or longer."""
DRAWN: Mapping[str, Sequence[str]] = {
    "T24": ("share",),
    "H24": ("share",),
    "T_decide": ("median", "p95"),
    "PRO": ("share",),
    "PRE0": ("share",),
    "overturned": ("share",),
    "precision": ("share",),
    "agreement": ("kappa",),
}
"""Which parts of a figure are drawn."""
FEWEST = 4
"""Weeks that a plot shows at least: without those at its beginning in which no figure was measured."""
Weeks = Sequence[tuple[datetime, Mapping[tuple[str, str], Line]]]


def weeks_of(edges: Sequence[datetime], found: Sequence[ServiceFigures]) -> Weeks:
    """The lines of each week, by when it began, from the first one in which a figure that is drawn was measured."""
    weeks = [(begun, by_place(list(lines_of(each)))) for begun, each in zip(edges, found, strict=False)]
    begins = next((place for place, (_, lines) in enumerate(weeks) if _is_measured(lines)), len(weeks))
    return weeks[max(0, min(begins, len(weeks) - FEWEST)) :]


def _is_measured(lines: Mapping[tuple[str, str], Line]) -> bool:
    return any(lines[key, part].value is not None for key, drawn in DRAWN.items() for part in drawn)


def plot_of(key: str, weeks: Weeks) -> dict[str, Any] | None:
    """Nothing where no week has a number."""
    drawn = [[line[key, part] for _, line in weeks] for part in DRAWN.get(key, ())]
    if not any(line.value is not None for lines in drawn for line in lines):
        return None
    unit, names = drawn[0][0].unit, parts()
    series = [each for lines in drawn for each in _series(lines, names[lines[0].part], len(drawn) == 1)]
    best = [each for each in PUBLISHED if (each.key, each.part) == (key, DRAWN[key][0])]
    marks = [[_scaled(each.value, unit)] * len(weeks) for each in best]
    series += [{"label": _("Best published"), "values": values, "is_mark": True} for values in marks]
    data = {"x": [int(begun.timestamp()) for begun, _ in weeks], "unit": UNIT_WORDS[unit], "series": series}
    return {"data": data, "heads": _heads(drawn, names), "rows": _rows(weeks, drawn)}


def _series(lines: Sequence[Line], name: str, has_interval: bool) -> list[dict[str, Any]]:
    values = {each: [_scaled(getattr(line, each), line.unit) for line in lines] for each in ("value", "low", "high")}
    drawn: list[dict[str, Any]] = [{"label": name, "values": values["value"]}]
    if has_interval:
        ends = ((_("Upper end of the 95 % interval"), "high"), (_("Lower end of the 95 % interval"), "low"))
        drawn += [{"label": label, "values": values[each], "is_end": True} for label, each in ends]
    return drawn


def _heads(drawn: Sequence[Sequence[Line]], names: Mapping[str, str]) -> list[str]:
    heads = [_("Week of"), *(names[lines[0].part] for lines in drawn)]
    return [*heads, _("95 % interval"), _("Out of")] if len(drawn) == 1 else [*heads, _("Out of")]


def _rows(weeks: Weeks, drawn: Sequence[Sequence[Line]]) -> list[list[Any]]:
    rows = []
    for place, (begun, _lines) in enumerate(weeks):
        lines = [each[place] for each in drawn]
        cells = [
            date_format(localtime(begun), "DATE_FORMAT"),
            *(say_value(line.value, line.unit) or "–" for line in lines),
        ]
        if len(drawn) == 1:
            cells.append(say_interval(lines[0]) or "–")
        rows.append([*cells, lines[0].of])
    return rows


def say_interval(line: Line) -> str:
    """Both ends; empty where there is none."""
    if line.low is None or line.high is None:
        return ""
    return f"{say_value(line.low, line.unit).removesuffix(' %')}–{say_value(line.high, line.unit)}"


def _scaled(value: float | None, unit: str) -> float | None:
    return None if value is None else round(100 * value, 2) if unit == SHARE else value
