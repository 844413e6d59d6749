"""The record: searched, read by days, taken along as a table."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime

from touchstone.desk.audit.csv_rows import HEADINGS, write_row
from touchstone.desk.audit.forms import IDS, RecordFilter
from touchstone.desk.audit.namers import NAMERS, ORGANISATION, PERSON
from touchstone.desk.audit.queries.places import Page
from touchstone.desk.audit.queries.search import Asked, search
from touchstone.desk.audit.queries.visible import reads_everything, token_of
from touchstone.desk.audit.sentences import Told, tell
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.checked import checked
from touchstone.desk.authority.routes import DeskRequest

MOST_ROWS = 10_000
PIECE = 500


class Row(NamedTuple):
    """An event with its public name."""

    told: Told
    token: str


def list_events(request: DeskRequest) -> HttpResponse:
    """Events by days, newest first."""
    form = RecordFilter(request.GET, actor=request.actor)
    asked = form.asked()
    page = search(request.actor, asked, request.GET.get("cursor", "")) if asked else Page([], "")
    rows = [Row(told, token_of(told.event.sequence)) for told in tell(request.actor, page.events)]
    days = [(day, list(group)) for day, group in groupby(rows, key=lambda row: localtime(row.told.at).date())]
    values = {
        "form": form,
        "days": days,
        "page": {"next": page.next},
        "chips": list(_chips(request, asked)) if asked else [],
        "searched": bool(asked and asked != Asked()),
        "numbered": reads_everything(request.actor),
        "query": _query(request),
    }
    return render(request, "audit/record_list.html", values)


def export_events(request: DeskRequest) -> HttpResponseBase:
    """The same events as a table, at most 10,000."""
    form = RecordFilter(request.GET, actor=request.actor)
    checked(form)
    answer = StreamingHttpResponse(
        _rows(request.actor, form.asked() or Asked()), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = 'attachment; filename="record.csv"'
    return answer


def _rows(actor: Actor, asked: Asked) -> Iterator[bytes]:
    yield b"\xef\xbb\xbf" + write_row(HEADINGS)  # spreadsheets take the mark for UTF-8
    cursor, left = "", MOST_ROWS
    while left > 0:
        page = search(actor, asked, cursor, min(PIECE, left))
        for told in tell(actor, page.events):
            yield write_row(_cells(told))
        left -= len(page.events)
        cursor = page.next
        if not cursor:
            return


def _cells(told: Told) -> list[str]:
    names = "; ".join(f"{named.label} ({subject[1]})" for subject, named in told.about)
    return [localtime(told.at).isoformat(timespec="seconds"), told.plain, told.event.kind, names, told.event.via]


def _chips(request: DeskRequest, asked: Asked) -> Iterator[dict[str, Any]]:
    """The objects that the list is restricted to, each with the address without it."""
    for name in IDS:
        value = getattr(asked, name)
        if not value:
            continue
        query = request.GET.copy()
        for gone in (name, "cursor"):
            query.pop(gone, None)
        yield {"label": _label(request.actor, name, value), "url": f"{request.path}?{query.urlencode()}"}


def _label(actor: Actor, name: str, value: str) -> str:
    kinds = {"person": [PERSON], "organisation": [ORGANISATION]}.get(name, list(NAMERS))
    for kind in kinds:
        named = NAMERS[kind].names(actor, [value]).get(value) if kind in NAMERS else None
        if named:
            return named.label
    return value


def _query(request: DeskRequest) -> str:
    query = request.GET.copy()
    query.pop("cursor", None)
    return query.urlencode()
