"""The page of precision: how often signals and rulesets were right, as a table that sorts, and as CSV."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from touchstone.desk.audit.csv_rows import write_row
from touchstone.desk.authority.checked import checked
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.leads.forms import PrecisionForm
from touchstone.desk.leads.queries.precision import (
    Period,
    precision_of_rulesets,
    precision_of_signals,
    rulesets_counted,
)
from touchstone.desk.leads.views.tabs import tabs
from touchstone.figures.precision import Precision
from touchstone.signals.registry import SIGNAL_BY_NAME

COLUMNS = ("kind", "key", "title", "breaches", "others", "cannot_tell", "precision", "low", "high")


@dataclass(frozen=True, slots=True)
class Row:
    """One line; shares in per cent, None where nothing was decided."""

    key: str
    title: str
    counts: Precision
    share: float | None
    low: float
    high: float

    @property
    def width(self) -> float:
        """Of the bar of the interval."""
        return self.high - self.low


ORDERS: Mapping[str, Callable[[Row], Any]] = {
    "title": lambda row: row.title,
    "decided": lambda row: row.counts.decided,
    "breaches": lambda row: row.counts.breaches,
    "unclear": lambda row: row.counts.unclear,
    "share": lambda row: -1.0 if row.share is None else row.share,
    "low": lambda row: row.low,
}


def show_precision(request: DeskRequest) -> HttpResponse:
    """How often each signal and each ruleset was right."""
    form = PrecisionForm(request.GET, rulesets=rulesets_counted())
    asked = Period(**form.cleaned_data) if form.is_valid() else Period()
    sort = request.GET.get("sort", "")
    values = {
        "form": form,
        "signals": rows_of(precision_of_signals(asked), title_of_signal, sort),
        "rulesets": rows_of(precision_of_rulesets(asked), str, sort),
        "is_narrowed": asked != Period(),
        "query": request.GET.urlencode(),
        "tabs": tabs(request),
    }
    return render(request, "leads/precision.html", values)


def export_precision(request: DeskRequest) -> HttpResponse:
    """The same figures as CSV."""
    form = PrecisionForm(request.GET, rulesets=rulesets_counted())
    checked(form)
    asked = Period(**form.cleaned_data)
    parts = (
        ("signal", rows_of(precision_of_signals(asked), title_of_signal)),
        ("ruleset", rows_of(precision_of_rulesets(asked), str)),
    )
    lines = [write_row(_cells(kind, row)) for kind, rows in parts for row in rows]
    answer = HttpResponse(
        b"\xef\xbb\xbf" + write_row(COLUMNS) + b"".join(lines), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = 'attachment; filename="precision.csv"'
    return answer


def rows_of(found: Mapping[str, Precision], title_of: Callable[[str], str], sort: str = "") -> Sequence[Row]:
    """The lines in the order asked for; without one, those of which most was decided first."""
    rows = sorted((_row(key, title_of(key), counts) for key, counts in found.items()), key=lambda row: row.key)
    order = ORDERS.get(sort.lstrip("-"))
    if order is None:
        return sorted(rows, key=lambda row: -row.counts.decided)
    return sorted(rows, key=order, reverse=sort.startswith("-"))


def title_of_signal(name: str) -> str:
    """In the reader's language; of a signal that the engine no longer has, its name."""
    definition = SIGNAL_BY_NAME.get(name)
    if definition is None:
        return name
    return definition.title_zh if (get_language() or "").startswith("zh") else definition.title_en


def _row(key: str, title: str, counts: Precision) -> Row:
    share = counts.share
    value = None if math.isnan(share.value) else 100 * share.value
    return Row(key, title, counts, value, 100 * share.low, 100 * share.high)


def _cells(kind: str, row: Row) -> tuple[object, ...]:
    counts, share = row.counts, row.counts.share
    value = "" if row.share is None else round(share.value, 6)
    figures = (value, round(share.low, 6), round(share.high, 6))
    return (kind, row.key, row.title, counts.breaches, counts.others, counts.unclear, *figures)
