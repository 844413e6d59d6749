"""Verdicts that say that something is wrong, while no breach follows from them yet: what is left to establish."""

from codecs import BOM_UTF8
from collections.abc import Iterator

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from touchstone.desk.audit.csv_rows import write_row
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.leads.queries.deciding import names_of
from touchstone.desk.leads.queries.queue import page_of
from touchstone.desk.measures.filters import VerdictFilter
from touchstone.desk.measures.queries.codes import adoption_at
from touchstone.desk.measures.queries.verdicts import decisions_of, without_breach

AT_ONCE = 2000
COLUMNS = ("lead_id", "verdict", "harm", "listing_id", "platform", "platform_listing_id", "shop_id", "created_at")


def list_verdicts(request: DeskRequest) -> HttpResponse:
    """The most harmful first; each leads to the form that establishes its breach."""
    form = VerdictFilter(request.GET)
    asked = form.values()
    page = page_of(without_breach(request.actor, request.now, asked), request.GET.get("cursor", "")[:400])
    decisions = decisions_of(page.rows)
    names = names_of(each.decided_by for each in decisions.values())
    rows = [
        {"lead": lead, "decision": decisions[lead.pk], "by": names.get(decisions[lead.pk].decided_by, "")}
        for lead in page.rows
    ]
    values = {
        "form": form,
        "is_narrowed": bool(asked),
        "rows": rows,
        "page": page,
        "has_code": adoption_at(request.now) is not None,
        "asked": request.GET.urlencode(),
    }
    return render(request, "measures/verdicts.html", values)


def export_verdicts(request: DeskRequest) -> StreamingHttpResponse:
    """What the list shows as CSV, all pages."""
    answer = StreamingHttpResponse(_lines(request), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="verdicts-without-breach.csv"'
    return answer


def _lines(request: DeskRequest) -> Iterator[bytes]:
    rows = without_breach(request.actor, request.now, VerdictFilter(request.GET).values())
    yield BOM_UTF8 + write_row(COLUMNS)
    for lead in rows.select_related("listing__shop").order_by("-harm", "-pk").iterator(AT_ONCE):
        listing = lead.listing
        yield write_row(
            (lead.public_id, lead.verdict, f"{lead.harm:g}", listing.public_id, lead.platform, listing.platform_listing_id,
             listing.shop.public_id if listing.shop else "", lead.created_at.isoformat())
        )  # fmt: skip
