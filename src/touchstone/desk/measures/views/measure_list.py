"""The list of measures: narrowed, page by page, and as a table to take along."""

from codecs import BOM_UTF8
from collections.abc import Iterator

from django.db.models import QuerySet
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from touchstone.desk.audit.csv_rows import write_row
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.rules import may
from touchstone.desk.measures.filters import MeasureFilter
from touchstone.desk.measures.models import Measure
from touchstone.desk.measures.named_rules import rests_of
from touchstone.desk.measures.queries.listed import matching_measures
from touchstone.desk.measures.queries.visible import shown_seller, visible_measures
from touchstone.desk.measures.views.measures import NEEDED, shown_measure
from touchstone.desk.measures.views.standing_tabs import standing_tabs

PAGE = 50
AT_ONCE = 2000
COLUMNS = (
    "measure_id", "action", "breach_id", "kind", "code", "row", "seller_id", "seller", "listing_id", "platform_listing_id",
    "decided_at", "starts", "until", "reversed_at",
)  # fmt: skip


def list_measures(request: DeskRequest) -> HttpResponse:
    """The measures that one may see and asked for, newest first."""
    form = MeasureFilter(request.GET)
    rows = matching_measures(request.actor, request.now, form.values()).select_related(*NEEDED)
    last = visible_measures(request.actor).filter(public_id=request.GET.get("cursor", "")[:40]).first()
    found = list((rows if last is None else rows.filter(pk__lt=last.pk))[: PAGE + 1])
    rests = rests_of(found)
    values = {
        "form": form,
        "is_narrowed": bool(form.values()),
        "rows": [{**shown_measure(row, request), "rests": rests[row.pk]} for row in found[:PAGE]],
        "decides": may(request.actor, Permission.MEASURE_DECIDE, Reach.NODE),
        "tabs": standing_tabs(request) if may(request.actor, Permission.APPEAL_FILE) else [],
        "asked": request.GET.urlencode(),
        "page": {"next": found[PAGE - 1].public_id if len(found) > PAGE else ""},
    }
    return render(request, "measures/list.html", values)


def export_measures(request: DeskRequest) -> StreamingHttpResponse:
    """The measures that are seen as CSV, all pages; the columns are those of the API."""
    rows = matching_measures(request.actor, request.now, MeasureFilter(request.GET).values()).select_related(*NEEDED)
    answer = StreamingHttpResponse(_lines(request, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="measures.csv"'
    return answer


def _lines(request: DeskRequest, rows: QuerySet[Measure]) -> Iterator[bytes]:
    yield BOM_UTF8 + write_row(COLUMNS)
    for row in rows.iterator(AT_ONCE):
        yield write_row(_cells(request, row))


def _cells(request: DeskRequest, row: Measure) -> tuple[str, ...]:
    breach, listing = row.breach, row.breach.listing_version.listing
    seller = shown_seller(request.actor, breach.seller)
    times = (row.decided_at, row.starts, row.until, row.reversed_at)
    return (
        row.public_id, row.action, breach.public_id, breach.kind, breach.code, row.row, seller.public_id, seller.name,
        listing.public_id, listing.platform_listing_id, *(each.isoformat() if each else "" for each in times),
    )  # fmt: skip
