"""The report “enforced = owed”, as a page and as a table."""

from codecs import BOM_UTF8
from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from touchstone.desk.accounts.notices import say
from touchstone.desk.audit.csv_rows import write_row
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.measures.actions.balancing import settle_account, start_balance
from touchstone.desk.measures.forms import EnforcedFilter
from touchstone.desk.measures.models import Balance
from touchstone.desk.measures.queries.balance_lines import Line, is_large, narrowed, report_at
from touchstone.desk.measures.queries.codes import any_code, in_chinese, title_of
from touchstone.desk.measures.queries.orders import count_unconfirmed
from touchstone.desk.measures.queries.visible import find, visible_sellers

COLUMNS = ("what", "seller", "breach", "row", "action", "name", "shop", "code", "track", "since")
PAGE = 50
TONES = {"wrong_term": "warning", "wrong_order": "warning", "late": "neutral"}
"""The others are worse."""
CURES = {
    "missing": _("Decide what is owed"),
    "not_owed": _("Reverse what is not owed"),
    "not_ordered": _("Order what was decided"),
    "still_ordered": _("Take back what ended"),
    "wrong_term": _("Set the term right"),
    "wrong_order": _("Set the order right"),
}


def show_enforced(request: DeskRequest) -> HttpResponse:
    """What is owed and was not decided, and the reverse."""
    report = report_at(request.now)
    form = EnforcedFilter(request.GET, choices=_choices(report.lines))
    lines = narrowed(report.lines, form.values())
    begin = _number(request.GET.get("cursor", ""))
    running = Balance.objects.filter(ended_at=None).first() if report.row or is_large() else None
    values = {
        "form": form,
        "report": report,
        "running": running,
        "percent": round(100 * running.done / running.total) if running and running.total else 0,
        "is_large": is_large(),
        "unconfirmed": count_unconfirmed(request.actor),
        "all": len(report.lines),
        "rows": [_said(line) for line in lines[begin : begin + PAGE]],
        "page": {
            "previous": str(max(begin - PAGE, 0)) if begin else "",
            "next": str(begin + PAGE) if begin + PAGE < len(lines) else "",
            "total": len(lines),
        },
        "export": f"{reverse('enforced_export')}?{request.GET.urlencode()}",
    }
    return render(request, "measures/enforced.html", values)


def export_enforced(request: DeskRequest) -> HttpResponse:
    """The lines that are seen as CSV, all pages."""
    report = report_at(request.now)
    lines = narrowed(report.lines, EnforcedFilter(request.GET, choices=_choices(report.lines)).values())
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="enforced.csv"'
    answer.write(BOM_UTF8 + b"".join(write_row(row) for row in (COLUMNS, *map(_cells, lines))))
    return answer


def settle(request: DeskRequest, seller: str) -> HttpResponse:
    """Set one account right."""
    row = find(visible_sellers(request.actor), seller)
    settle_account(seller=row, by=request.actor, now=request.now)
    say(request, gettext("The account was settled: what is owed is decided and ordered, what is not owed is reversed."))
    return redirect("enforced")


def start(request: DeskRequest) -> HttpResponse:
    """Compute the balance of a large desk in the background."""
    start_balance(by=request.actor, now=request.now)
    say(request, gettext("The balance is computed in the background."))
    return redirect("enforced")


def _said(line: Line) -> dict[str, Any]:
    one = line.difference
    return {
        "line": one,
        "name": line.name,
        "shop": line.shop,
        "tone": TONES.get(one.word, "danger"),
        "cure": CURES.get(one.word, ""),
        "action": title_of(one.action),
        "text": _text(line),
    }


def _text(line: Line) -> str:
    rows = any_code(line.code).rows()
    row = next((row for row in rows if row.code == line.difference.row), None)
    return "" if row is None else row.text_zh if in_chinese() else row.text_en


def _choices(lines: list[Line]) -> Mapping[str, list[tuple[str, str]]]:
    """What there is to choose, with what people call it."""
    titles = _track_titles({line.code for line in lines})
    values = {name: sorted({getattr(line, name) for line in lines} - {""}) for name in ("code", "track", "month")}
    return {name: [(value, titles.get(value, value)) for value in known] for name, known in values.items()}


def _track_titles(codes: set[str]) -> Mapping[str, str]:
    tracks = (track for code in codes for track in any_code(code).tracks)
    return {track.key: track.title_zh if in_chinese() else track.title_en for track in tracks}


def _cells(line: Line) -> tuple[object, ...]:
    one = line.difference
    known = (one.word, one.seller, one.breach, one.row, one.action)
    return (*known, line.name, line.shop, line.code, line.track, one.at.isoformat())


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else 0
