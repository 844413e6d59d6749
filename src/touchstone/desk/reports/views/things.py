"""The list behind a number: the leads, removals or appeals that it counts, as a page and as CSV."""

from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from touchstone.desk.authority.errors import NotThereError
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.measures.transitions import APPEAL
from touchstone.desk.reports.addresses import period_url
from touchstone.desk.reports.columns import VERDICT_WORDS, Thing, table_of, thing_of
from touchstone.desk.reports.forms import chosen
from touchstone.desk.reports.queries.listing import every_thing, page_of
from touchstone.desk.reports.queries.things import APPEALS, MEASURES, THINGS, Things
from touchstone.desk.reports.words import say_value, title_of_list


def list_things(request: DeskRequest) -> HttpResponse:
    """What one number counts, the latest first."""
    name, things = _asked(request)
    period = chosen(request.GET, request.now).period
    page = page_of(things, period, request.actor, request.now, request.GET.get("cursor", "")[:400])
    title, back = title_of_list(name), period_url("figure_list", period)
    values = {
        "title": title,
        "kind": things.kind,
        "days": None if name.startswith("waiting") else period.days,
        "page": page,
        "rows": [_shown(things, row) for row in page.rows],
        "export": f"{period_url('figure_things_export', period)}&list={name}",
        "back": back,
        "crumbs": [{"label": _("Service figures"), "url": back}, {"label": title, "url": ""}],
    }
    return render(request, "reports/things.html", values)


def export_things(request: DeskRequest) -> HttpResponseBase:
    """The same as CSV, all of them."""
    name, things = _asked(request)
    period = chosen(request.GET, request.now).period
    rows = every_thing(things, period, request.actor, request.now)
    answer = StreamingHttpResponse(table_of(things.kind, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def _asked(request: DeskRequest) -> tuple[str, Things]:
    name = request.GET.get("list", "")
    if name not in THINGS:
        raise NotThereError
    return name, THINGS[name]


def _shown(things: Things, row: Any) -> dict[str, Any]:
    thing = thing_of(things.kind, row)
    hours = None if thing.waited is None else round(thing.waited.total_seconds() / 3600, 2)
    sales = getattr(row, "sales", "") if things.kind == MEASURES else ""
    return {"thing": thing, "hours": say_value(hours, "hours"), "outcome": _outcome(things, thing), "sales": sales}


def _outcome(things: Things, thing: Thing) -> str:
    if things.kind == APPEALS:
        return str(APPEAL.state(thing.outcome).label)
    if things.kind == MEASURES:
        return _("nobody had reported it") if thing.outcome == "proactive" else _("reported before")
    return str(VERDICT_WORDS.get(thing.outcome, ""))
