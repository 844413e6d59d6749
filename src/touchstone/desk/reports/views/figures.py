"""The page of the service figures, and the same as CSV."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.rules import may
from touchstone.desk.reports.addresses import lists_of, page_of, period_url
from touchstone.desk.reports.forms import Chosen, chosen
from touchstone.desk.reports.queries.periods import Period, weeks_to
from touchstone.desk.reports.queries.service import figures_between, service_figures
from touchstone.desk.reports.saying import Line, by_place, every_line, lines_of
from touchstone.desk.reports.spans import SPANS
from touchstone.desk.reports.tables import line_rows, lines_of_csv, trend_rows
from touchstone.desk.reports.trend import DRAWN, LEAST, MOST, plot_of, say_interval, weeks_of
from touchstone.desk.reports.words import parts, say_change, say_nothing, say_value, spoken
from touchstone.figures.definitions import DEFINITIONS, Definition


def show_figures(request: DeskRequest) -> HttpResponse:
    """Each figure with its definition and its trend, computed now, and what it was before."""
    asked = chosen(request.GET, request.now)
    edges = weeks_to(asked.period, LEAST, MOST)
    service = service_figures(asked.period, request.actor, request.now, edges)
    lines = every_line(service, settles=settles(request))
    before = by_place(list(lines_of(service.before)))
    weeks = weeks_of(edges, service.weeks)
    said = [
        {**_words(row), "lines": shown, "plot": plot_of(row.key, weeks), "page": page_of(row.key, asked.period)}
        for row in DEFINITIONS
        if (shown := [_shown(line, before, asked.period) for line in lines if line.key == row.key])
    ]
    earlier, later = _beside(asked, request.now)
    values = {
        "form": asked.form, "period": asked.period, "days": asked.period.days, "before": asked.period.before.days,
        "said": said, "spans": _spans(asked), "export": period_url("figure_export", asked.period),
        "export_trend": period_url("figure_trend_export", asked.period), "earlier": earlier, "later": later,
        "commands": _commands(asked.period),
    }  # fmt: skip
    return render(request, "reports/figures.html", values)


def _commands(period: Period) -> tuple[str, str]:
    """To export the figures of these days with their rows, and to recount them."""
    first, last = period.days
    return f"touchstone figures export FOLDER --since {first} --until {last}", "touchstone figures recount FOLDER"


def export_figures(request: DeskRequest) -> HttpResponse:
    """The same numbers as a table."""
    asked = chosen(request.GET, request.now)
    service = service_figures(asked.period, request.actor, request.now)
    return csv_answer("service-figures.csv", line_rows(every_line(service, settles=settles(request)), asked.period))


def export_trend(request: DeskRequest) -> HttpResponse:
    """Week by week, as a table."""
    edges = weeks_to(chosen(request.GET, request.now).period, LEAST, MOST)
    found = figures_between(edges, request.actor, request.now)
    return csv_answer("service-figures-by-week.csv", trend_rows(edges, found, settles=settles(request)))


def settles(request: DeskRequest) -> bool:
    """Whether the reader may know how reviewers agree."""
    return may(request.actor, Permission.LEAD_SETTLE)


def csv_answer(name: str, rows: Sequence[Sequence[object]]) -> HttpResponse:
    """A file to be kept."""
    answer = HttpResponse(lines_of_csv(rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _words(row: Definition) -> dict[str, Any]:
    language = spoken()
    published = [{"text": each.text[language], "source": each.source[language]} for each in row.published]
    words = {name: getattr(row, name)[language] for name in ("name", "meaning", "part", "whole")}
    return {**words, "row": row, "published": published, "is_drawn": row.key in DRAWN}


def _shown(line: Line, before: Mapping[tuple[str, str], Line], period: Period) -> dict[str, Any]:
    past = before.get((line.key, line.part))
    return {
        "line": line,
        "part": parts()[line.part],
        "value": say_value(line.value, line.unit),
        "nothing": say_nothing(line),
        "interval": say_interval(line),
        "is_counted": line.count is not None and line.unit != "count" and line.of > 0,
        "lists": lists_of(line, period),
        "before": say_value(past.value, past.unit) if past else "",
        "change": say_change(line, past) if past else "",
    }


def _spans(asked: Chosen) -> list[dict[str, Any]]:
    base = reverse("figure_list")
    return [
        {"label": span.label, "url": f"{base}?{urlencode({'span': span.key})}", "current": span.key == asked.span}
        for span in SPANS
    ]


def _beside(asked: Chosen, now: datetime) -> tuple[str, str]:
    """The addresses of the period before and, where it has begun, of the one behind."""
    after = asked.period.after
    earlier = period_url("figure_list", asked.period.before)
    return earlier, period_url("figure_list", after) if after.since <= now else ""
