"""The breaches of the node as the table that `touchstone simulate` reads."""

from codecs import BOM_UTF8
from collections.abc import Iterator

from django.http import StreamingHttpResponse

from touchstone.desk.audit.csv_rows import write_row
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.measures.models import Breach
from touchstone.desk.measures.queries.accounts import counted

COLUMNS = ("breach_id", "identity", "kind", "at", "listing_id", "shop_id", "right_id", "holder_id")
NEEDED = ("seller__root", "shop", "right", "listing_version__listing")
AT_ONCE = 2000


def export_breaches(_request: DeskRequest) -> StreamingHttpResponse:
    """Every breach that stands, by ids alone, in the order in which they were established."""
    answer = StreamingHttpResponse(_lines(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="breaches.csv"'
    return answer


def _lines() -> Iterator[bytes]:
    yield BOM_UTF8 + write_row(COLUMNS)
    rows = Breach.objects.filter(reversed_at=None).order_by("established_at", "pk").select_related(*NEEDED)
    for row in map(counted, rows.iterator(AT_ONCE)):
        things = (row.listing, row.shop, row.right, row.holder)
        yield write_row((row.id, row.identity, row.kind, row.at.isoformat(), *things))
